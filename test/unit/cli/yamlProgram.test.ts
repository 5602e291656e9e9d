import { expect, it } from "vitest";
import type { TakenIn } from "../../../cli/existing.js";
import { fromYaml } from "../../../cli/yaml.js";
import { yamlProgram } from "../../../cli/yamlProgram.js";
import { eipKind } from "../../../provider/resources/eip/kind.js";
import { imageCacheKind } from "../../../provider/resources/imageCache/kind.js";

const taken = (kind: TakenIn["kind"], name: string, args: TakenIn["args"]): TakenIn => ({
  ...{ kind, name, args },
  ...{ id: "id-1", told: {}, inputs: args, outputs: {} },
});

it("declares each resource under a key of its own, and keeps its name", () => {
  const text = yamlProgram([
    taken(imageCacheKind, "by-hand", { images: ["nginx:1"], imageCacheSize: 20 }),
    taken(eipKind, "by-hand", { bandwidth: "5", description: "yes" }),
    taken(eipKind, "pull", {}),
  ]);
  expect(fromYaml(text)).toEqual({
    resources: {
      byHand: {
        type: "eci:ImageCache",
        name: "by-hand",
        properties: { images: ["nginx:1"], imageCacheSize: 20 },
      },
      byHand2: {
        type: "eci:Eip",
        name: "by-hand",
        properties: { bandwidth: "5", description: "yes" },
      },
      pull: { type: "eci:Eip", properties: {} },
    },
  });
  expect(text).toMatch(/^ {6}# The API does not tell these arguments of the image cache\. /m);
  expect(text).toMatch(/^ {6}# - makes a new one in its place: zoneId, /m);
  expect(text).toContain(`password: "\${registryPassword}" }]\n`);
});

it.each([
  [`\${HOME}`, `$\${HOME}`],
  ["$$", "$$$"],
  ["$HOME", "$HOME"],
])("writes %s so that it refers to nothing", (description, written) => {
  const text = yamlProgram([taken(eipKind, "pull", { description, tags: { a: description } })]);
  expect(fromYaml(text)).toMatchObject({
    resources: { pull: { properties: { description: written, tags: { a: written } } } },
  });
});

it("asks the configuration for a password instead of telling it", () => {
  const imageRegistryCredentials = [{ server: "r.example.com", userName: "reader", password: "hush" }];
  const text = yamlProgram([taken(imageCacheKind, "web", { imageRegistryCredentials })]);
  expect(text).not.toContain("hush");
  expect(fromYaml(text)).toMatchObject({
    config: { registryPassword: { type: "string", secret: true } },
    resources: { web: { properties: { imageRegistryCredentials: [{ password: `\${registryPassword}` }] } } },
  });
});
