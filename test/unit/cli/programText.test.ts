import { expect, it } from "vitest";
import type { TakenIn } from "../../../cli/existing.js";
import { programText } from "../../../cli/programText.js";
import { npmPackage } from "../../../cli/target/npmPackage.js";
import { plugin } from "../../../cli/target/plugin.js";
import { eipKind } from "../../../provider/resources/eip/kind.js";
import { imageCacheKind } from "../../../provider/resources/imageCache/kind.js";

const taken = (kind: TakenIn["kind"], name: string, args: TakenIn["args"]): TakenIn => ({
  kind,
  name,
  args,
  id: "id-1",
  told: {},
  inputs: args,
  outputs: {},
});

it("declares each resource as a program would, and names what the API does not tell", () => {
  const text = programText(
    [
      taken(imageCacheKind, "web-app", { images: ["nginx:1"], tags: { team: "web", "a-b": "c" } }),
      taken(eipKind, "1", { bandwidth: "5" }),
    ],
    npmPackage.program,
  );
  expect(text).toMatch(/^import \{ Eip, ImageCache \} from "pulumi-eci";\n\n/);
  expect(text).toContain('const webApp = new ImageCache("web-app", {\n  images: [\n    "nginx:1"\n  ],');
  expect(text).toContain('team: "web",\n    "a-b": "c"');
  expect(text).toContain(
    "  // The API does not tell these arguments of the image cache. Declaring one later\n  // - changes it in place: securityGroupId, ",
  );
  expect(text).toMatch(/^ {2}\/\/ - makes a new one in its place: zoneId, .*\.$/m);
  expect(text).toMatch(/^ {2}\/\/ - reaches the state alone: .*autoPay, activityId\.$/m);
  expect(text).toContain('  // imageRegistryCredentials: [{ server: "registry.example.com", ');
  expect(text).not.toContain("pulumi.Config");
  expect(text).toContain('const resource2 = new Eip("1", {\n  bandwidth: "5",');
});

it("asks the configuration for a password instead of telling it", () => {
  const imageRegistryCredentials = [{ server: "r.example.com", userName: "reader", password: "hush" }];
  const text = programText(
    [taken(imageCacheKind, "web", { images: ["a:1"], imageRegistryCredentials })],
    npmPackage.program,
  );
  expect(text).toContain('password: config.requireSecret("registryPassword")');
  expect(text).toMatch(
    /^import \* as pulumi from "@pulumi\/pulumi";\nimport \{ ImageCache \} from "pulumi-eci";\n\nconst config = new pulumi\.Config\(\);\n\nconst /,
  );
  expect(text).not.toContain("hush");
});

it("gives every resource a variable that the language takes, and none twice", () => {
  const names = ["default", "class", "a-b", "a.b", "config", "await", "eip", "缓存", "1st"];
  const text = programText(
    names.map((name) => taken(eipKind, name, {})),
    npmPackage.program,
  );
  const variables = [...text.matchAll(/^const (\w+) = new Eip\(/gm)].map(([, variable]) => variable);
  expect(variables).toEqual([
    "default2",
    "class2",
    "aB",
    "aB2",
    "config2",
    "await2",
    "eip",
    "resource8",
    "resource9",
  ]);
});

it("says it in the words of the package that is generated for the plugin", () => {
  const resources = [taken(imageCacheKind, "web", { images: ["nginx:1"] }), taken(eipKind, "eci", {})];
  const text = programText(resources, plugin.program);
  expect(text).toMatch(
    /^import \* as eci from "pulumi-eci-sdk";\n\nconst web = new eci\.ImageCache\("web", \{\n/,
  );
  expect(text).toContain('const eci2 = new eci.Eip("eci", {\n');
});
