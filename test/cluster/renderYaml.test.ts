import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as kubernetes from "@pulumi/kubernetes";
import { ClusterImageCache, imageCacheCrd } from "pulumi-eci/kubernetes";
import { beforeAll, expect, it, onTestFinished } from "vitest";
import { fromYaml } from "../../cli/yaml.js";
import { TestStack } from "../engine/support/stack.js";
import { isMissing } from "../support/plugins.js";
import { defineImageCaches } from "./support/definition.js";
import { cluster } from "./support/injected.js";

const skipped = isMissing("pulumi-resource-kubernetes", "the files of renderYamlToDirectory");
const { kubectl } = cluster();

beforeAll(() => defineImageCaches(kubectl));

/** The files that a stack of its own writes, by their paths. */
async function render(): Promise<Record<string, string>> {
  const folder = mkdtempSync(join(tmpdir(), "render-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const stack = await TestStack.create();
  onTestFinished(() => stack.close());
  stack.declare(async () => {
    const provider = new kubernetes.Provider("yaml", { renderYamlToDirectory: folder });
    new ClusterImageCache(
      "web",
      {
        buildWith: "cluster",
        waitForReady: false,
        installCrd: true,
        images: ["nginx:1.29"],
        imagePullSecrets: ["default:login"],
        labels: { stable: "true" },
        vswitchIds: ["vsw-1", "vsw-2"],
        securityGroupId: "sg-1",
        flash: true,
        kubeconfig: "hush",
      },
      { provider },
    );
  });
  const { output, succeeded } = await stack.up();
  expect({ output, succeeded }).toMatchObject({ succeeded: true });
  const names = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((name) =>
    name.endsWith(".yaml"),
  );
  return Object.fromEntries(names.sort().map((name) => [name, readFileSync(join(folder, name), "utf8")]));
}

it.skipIf(skipped)("renders files that kubectl takes, with the same bytes each time", async () => {
  const files = await render();
  expect(await render()).toEqual(files);
  expect(Object.values(files).join()).not.toContain("hush");
  const objects = Object.values(files).map(fromYaml);
  expect(objects).toContainEqual(expect.objectContaining({ spec: imageCacheCrd().spec }));
  for (const text of Object.values(files)) {
    const applied = await kubectl(["apply", "--dry-run=server", "-f", "-"], { input: text });
    expect(applied.code, applied.stderr).toBe(0);
  }
});
