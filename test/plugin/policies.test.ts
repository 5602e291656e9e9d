import { chmod, cp, mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { ImageCache } from "pulumi-eci";
import { afterAll, beforeAll, expect, it } from "vitest";
import { TestStack } from "../engine/support/stack.js";

const root = join(__dirname, "..", "..");
let folder: string;
let pack: string;
const path = process.env.PATH;

/** What the official CLI brings beside its host for programs in TypeScript: it starts a policy pack. */
const analyzer = `#!/bin/sh
exec node "$(node -e "console.log(require.resolve('@pulumi/pulumi/cmd/run-policy-pack'))")" "$@"
`;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "pulumi-eci-policies-"));
  // Below the repository's packages, as a pack has its own.
  pack = join(root, "node_modules", ".cache", `policy-pack-${process.pid}`);
  await mkdir(pack, { recursive: true });
  await cp(join(__dirname, "support", "policyPack", "index.cjs"), join(pack, "index.cjs"));
  await writeFile(
    join(pack, "PulumiPolicy.yaml"),
    "runtime: nodejs\ndescription: Image caches\nmain: index.cjs\n",
  );
  await writeFile(
    join(pack, "package.json"),
    '{ "name": "caches", "version": "1.0.0", "main": "index.cjs" }\n',
  );
  await writeFile(join(folder, "pulumi-analyzer-policy-nodejs"), analyzer);
  await chmod(join(folder, "pulumi-analyzer-policy-nodejs"), 0o755);
  process.env.PATH = [folder, path].join(delimiter);
});
afterAll(async () => {
  process.env.PATH = path;
  await rm(folder, { recursive: true, force: true });
  await rm(pack, { recursive: true, force: true });
});

it("a policy pack stops a run whose cache has a tag that moves, and advises about the rest", async () => {
  const stack = await TestStack.create();
  try {
    const declare = (image: string) =>
      stack.declare(async () => {
        new ImageCache("web", { images: [image] });
      });
    declare("registry.example.com/web:latest");
    const refused = await stack.up({ policyPacks: [pack] });
    expect(refused.succeeded).toBe(false);
    expect(refused.output).toContain("registry.example.com/web:latest has the tag latest, which moves");
    expect(stack.emulator.imageCaches.list()).toEqual([]);

    declare("registry.example.com/web:1");
    const allowed = await stack.up({ policyPacks: [pack] });
    expect(allowed.succeeded).toBe(true);
    expect(allowed.output).toContain("it never expires and nobody is named");
    expect(stack.emulator.imageCaches.list()).toMatchObject([{ Status: "Ready" }]);
  } finally {
    await stack.close();
  }
});
