import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { run } from "../support/command.js";

const yaml = `apiVersion: eci.alibabacloud.com/v1
kind: ImageCache
metadata:
  name: web
  annotations:
    k8s.aliyun.com/vswitch-ids: vsw-1,vsw-2
    k8s.aliyun.com/imc-cpu-arch: arm64
    example.com/owner: web
spec:
  images:
  - nginx:1.27
  imagePullSecrets:
  - default:login
  imageCacheSize:
   25
status:
  phase: Ready
`;

/** As a much-copied page has it. */
const flat = `apiVersion: eci.alibabacloud.com/v1
kind: ImageCache
metadata:
name: tensorflow
spec:
images:
- registry-vpc.cn-beijing.aliyuncs.com/eci/tensorflow:1.0
`;

describe("pulumi-eci import --object", () => {
  let folder: string;
  let file: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "import-object-"));
    file = join(folder, "imagecache.yaml");
  });
  afterEach(() => {
    rmSync(folder, { recursive: true });
  });

  test("prints the program that goes on with the object", async () => {
    writeFileSync(file, yaml);
    const { stdout, stderr, exitCode } = await run("import", "--object", file);
    expect({ stderr, exitCode }).toEqual({ stderr: "", exitCode: 0 });
    expect(stdout).toBe(`import { ClusterImageCache } from "pulumi-eci/kubernetes";

const web = new ClusterImageCache("web", {
  buildWith: "cluster",
  name: "web",
  images: [
    "nginx:1.27"
  ],
  imagePullSecrets: [
    "default:login"
  ],
  cpuArchitecture: "arm64",
  vswitchIds: [
    "vsw-1",
    "vsw-2"
  ],
  sizeWrittenTo: "spec",
  imageCacheSize: 25,
  annotations: {
    "example.com/owner": "web"
  },
});

To go on with the object that is in the cluster, without a new build, give the component a kubernetes provider with
upsertExistingObjects: true for its first pulumi up.
`);
  });

  test("prints that of the API, and what it has no place for", async () => {
    writeFileSync(file, yaml);
    const { stdout, stderr, exitCode } = await run("import", "--object", file, "--with-api");
    expect(exitCode).toBe(0);
    expect(stdout).toBe(`import { ImageCache } from "pulumi-eci";

const web = new ImageCache("web", {
  imageCacheName: "web",
  images: [
    "nginx:1.27"
  ],
  vswitchIds: [
    "vsw-1",
    "vsw-2"
  ],
  imageCacheSize: 25,
});
`);
    expect(stderr.trimEnd().split("\n")).toEqual([
      "web: imagePullSecrets is left out. Use imageRegistryCredentials.",
      "web: cpuArchitecture is left out. The API has no such field.",
      "web: annotations is left out. The cache is no object of the cluster.",
    ]);
  });

  test.each([
    [[], "ClusterImageCache", '  buildWith: "cluster",\n  name: "web",'],
    [["--with-api"], "ImageCache", '  imageCacheName: "web",'],
  ])("prints it for the plugin too (%j)", async (options, className, first) => {
    writeFileSync(file, yaml);
    const { stdout, exitCode } = await run("import", "--object", file, "--to", "plugin", ...options);
    expect(exitCode).toBe(0);
    const head = `import * as eci from "pulumi-eci-sdk";\n\nconst web = new eci.${className}("web", {\n${first}\n`;
    expect(stdout.slice(0, head.length)).toBe(head);
  });

  test("gives each object a variable of its own", async () => {
    const object = (name: string) => yaml.replace("name: web", `name: ${name}`);
    writeFileSync(file, ["default", "a-b", "a.b"].map(object).join("---\n"));
    const { stdout } = await run("import", "--object", file);
    expect([...stdout.matchAll(/const (\w+) =/g)].map(([, name]) => name)).toEqual(["default2", "aB", "aB2"]);
  });

  test.each([
    ["fields without indentation", flat, "name stands at the top of the object"],
    ["another kind", "apiVersion: v1\nkind: Pod\n", 'object 1: kind must be ImageCache, not "Pod".'],
    [
      "a value that is wrong",
      yaml.replace("25", "5"),
      "object 1 (web): imageCacheSize must be a whole number from 20",
    ],
  ])("ends with code 1 for %s", async (_, text, told) => {
    writeFileSync(file, text);
    const { stdout, stderr, exitCode } = await run("import", "--object", file);
    expect({ stdout, exitCode }).toEqual({ stdout: "", exitCode: 1 });
    expect(stderr).toContain(told);
  });

  test.each([
    [["--with-api"], "--with-api is for --object"],
    [["--object", "x.yaml", "--all"], "cannot be used with option"],
  ])("refuses %j", async (options, told) => {
    const { stderr, exitCode } = await run("import", ...options);
    expect(exitCode).toBe(2);
    expect(stderr).toContain(told);
  });

  test.each([
    ["[]", "the list is empty: no image cache is described."],
    [`${yaml}---\n${yaml}`, "object 1 and object 2 have the same name, web: give one another name."],
  ])("refuses what it makes no program of (%#)", async (content, told) => {
    writeFileSync(file, content);
    expect(await run("import", "--object", file)).toEqual({
      stdout: "",
      stderr: `pulumi-eci: ${file}: ${told}\n`,
      exitCode: 1,
    });
  });
});
