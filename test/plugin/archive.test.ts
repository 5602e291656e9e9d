import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdtemp, readFile, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, it } from "vitest";
import { archivePlugin } from "../../tools/plugin/archives.mts";
import { bundlePlugin, noticesName } from "../../tools/plugin/bundle.mts";

const root = join(__dirname, "..", "..");
const execute = promisify(execFile);
let folder: string;
let bundle: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "pulumi-eci-archive-test-"));
  bundle = await bundlePlugin(root, folder);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const made = (name: string) => archivePlugin(bundle, join(folder, noticesName), join(folder, name), "0.2.0");
const digest = async (file: string) =>
  createHash("sha256")
    .update(await readFile(file))
    .digest("hex");

it("is one small script, with the licences of what it holds beside it", async () => {
  expect((await stat(bundle)).size).toBeLessThan(3_500_000);
  expect(await readFile(bundle, "utf8")).toMatch(/^#!\/usr\/bin\/env node\n/);
  const notices = await readFile(join(folder, noticesName), "utf8");
  for (const name of ["@grpc/grpc-js", "@alicloud/eci20180808", "google-protobuf"])
    expect(notices).toContain(name);
});

it("has the same bytes each time", async () => {
  const [one, other] = [await made("one"), await made("other")];
  expect(one).toHaveLength(6);
  for (const [index, file] of one.entries())
    expect(await digest(file)).toBe(await digest(other[index] ?? ""));
  const sums = await readFile(join(folder, "one", "SHA256SUMS"), "utf8");
  for (const file of one) expect(sums).toContain(await digest(file));
});

it("is installed from its archive, and tells the schema that stands in the repository", async () => {
  const archive = (await made("installed")).find((file) => file.includes("linux-amd64")) ?? "";
  const home = join(folder, "home");
  const env = { ...process.env, PULUMI_HOME: home, PULUMI_SKIP_UPDATE_CHECK: "true" };
  await execute("pulumi", ["plugin", "install", "resource", "eci", "v0.2.0", "--file", archive], { env });
  const plugin = join(home, "plugins", "resource-eci-v0.2.0", "pulumi-resource-eci");
  const { stdout } = await execute("pulumi", ["package", "get-schema", plugin], { env, maxBuffer: 1e8 });
  const { version, ...schema } = JSON.parse(stdout) as Record<string, Record<string, object>>;
  const own = JSON.parse(await readFile(join(root, "plugin", "schema.json"), "utf8")) as typeof schema;
  const { version: packaged } = JSON.parse(await readFile(join(root, "package.json"), "utf8"));
  expect(version).toBe(packaged);
  for (const part of ["resources", "functions", "types"])
    expect(Object.keys(schema[part] ?? {}).sort()).toEqual(Object.keys(own[part] ?? {}).sort());
});
