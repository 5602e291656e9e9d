import { once } from "node:events";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { fromYaml } from "../../cli/yaml.js";
import { imageCacheCrd, imageCacheManifest } from "../../sdk/kubernetes/manifests.js";
import { run, start } from "../support/command.js";

const web = { name: "web", images: ["nginx:1.29"], labels: { stable: "true" }, flash: true };
const job = { name: "job", images: ["busybox:1.37"] };

describe("pulumi-eci manifests", () => {
  let folder: string;
  let file: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "manifests-"));
    file = join(folder, "caches.json");
  });

  afterEach(() => {
    rmSync(folder, { recursive: true });
  });

  const describeCaches = (content: unknown) => writeFileSync(file, JSON.stringify(content));

  test("prints the objects of a file by their names, and the same bytes each time", async () => {
    describeCaches([web, job]);
    const printed = await run("manifests", "--file", file);
    expect(printed).toEqual({
      stdout: `apiVersion: eci.alibabacloud.com/v1
kind: ImageCache
metadata:
  name: job
spec:
  images:
    - busybox:1.37
---
apiVersion: eci.alibabacloud.com/v1
kind: ImageCache
metadata:
  name: web
  labels:
    stable: "true"
  annotations:
    k8s.aliyun.com/imc-enable-flash: "true"
spec:
  images:
    - nginx:1.29
`,
      stderr: "",
      exitCode: 0,
    });
    describeCaches([job, web]);
    expect(await run("manifests", "--file", file)).toEqual(printed);
  });

  test("takes objects and descriptions in one file", async () => {
    const object = {
      ...imageCacheManifest(job),
      metadata: { name: "job", uid: "u", annotations: { "k8s.aliyun.com/imc-sise": "30" } },
      status: { phase: "Ready" },
    };
    describeCaches([web, { kind: "List", items: [object] }]);
    const { stdout, stderr, exitCode } = await run("manifests", "--file", file);
    expect(stdout.split("---\n").map(fromYaml)).toEqual([
      { ...imageCacheManifest(job), metadata: { name: "job", annotations: object.metadata.annotations } },
      imageCacheManifest(web),
    ]);
    expect(stderr).toBe(
      'warning: job: annotations["k8s.aliyun.com/imc-sise"] is not known (did you mean k8s.aliyun.com/imc-size?).\n',
    );
    expect(exitCode).toBe(0);
  });

  test("puts the definition first", async () => {
    describeCaches(web);
    const { stdout } = await run("manifests", "--crd", "--file", file);
    expect(stdout.split("---\n").map(fromYaml)).toEqual([imageCacheCrd(), imageCacheManifest(web)]);
  });

  test("writes a file for each object", async () => {
    describeCaches([web, job]);
    const out = join(folder, "a", "b");
    const names = [
      "customresourcedefinition-imagecaches.eci.alibabacloud.com.yaml",
      "imagecache-job.yaml",
      "imagecache-web.yaml",
    ];
    expect(await run("manifests", "--file", file, "--crd", "--out", out)).toEqual({
      stdout: names.map((name) => `${join(out, name)}\n`).join(""),
      stderr: "",
      exitCode: 0,
    });
    expect(readdirSync(out).sort()).toEqual(names);
    expect(fromYaml(readFileSync(join(out, "imagecache-web.yaml"), "utf8"))).toEqual(imageCacheManifest(web));
  });

  test("takes the form of the API, and says what it leaves out but no password", async () => {
    const imageRegistryCredentials = [{ server: "r.example.com", userName: "u", password: "hush" }];
    describeCaches({ ...job, imageRegistryCredentials, tags: { team: "web" } });
    const { stdout, stderr, exitCode } = await run("manifests", "--file", file, "--from-api");
    expect(fromYaml(stdout)).toEqual(imageCacheManifest(job));
    expect(stderr.trimEnd().split("\n")).toEqual([
      expect.stringMatching(/^job: imageRegistryCredentials is left out\. /),
      expect.stringMatching(/^job: tags is left out\. /),
    ]);
    expect(exitCode).toBe(0);
    expect(stdout + stderr).not.toContain("hush");
  });

  test.each([
    [
      "a description that is wrong",
      [web, { ...job, imageCacheSize: 3 }],
      /description 2 \(job\): imageCacheSize/,
    ],
    [
      "two objects of one name",
      [web, job, web],
      /description 1 and description 3 have the same name, web: give one another name\./,
    ],
    [
      "a password without --from-api",
      { ...job, imageRegistryCredentials: [{ password: "hush" }] },
      /is no option of imageCacheManifest/,
    ],
    ["an empty list", [], /caches\.json: the list is empty/],
    [
      "an object without indentation",
      { apiVersion: "eci.alibabacloud.com/v1", kind: "ImageCache", metadata: null, name: "job", spec: null },
      /object|description 1 \(job\): name stands at the top of the object: indent it under metadata\./,
    ],
    ["an object of another kind", { apiVersion: "v1", kind: "Pod" }, /kind must be ImageCache, not "Pod"/],
  ])("ends with code 1 for %s", async (_, content, told) => {
    describeCaches(content);
    const { stdout, stderr, exitCode } = await run("manifests", "--file", file);
    expect({ stdout, exitCode }).toEqual({ stdout: "", exitCode: 1 });
    expect(stderr).toMatch(told);
    expect(stderr).not.toContain("hush");
  });

  test("names a file that is not there, or is a folder", async () => {
    expect(await run("manifests", "--file", file)).toEqual({
      stdout: "",
      stderr: `pulumi-eci: ${file}: there is no such file\n`,
      exitCode: 1,
    });
    expect(await run("manifests", "--file", folder)).toMatchObject({
      stderr: `pulumi-eci: ${folder}: is a folder, not a file\n`,
      exitCode: 1,
    });
  });

  test("names what stands where a folder or a file is to go", async () => {
    describeCaches(web);
    const told = async (out: string) => (await run("manifests", "--file", file, "--out", out)).stderr;
    expect(await told(file)).toBe(`pulumi-eci: ${file}: is a file, not a folder\n`);
    expect(await told(join(file, "in"))).toBe(
      `pulumi-eci: ${join(file, "in")}: is not a folder all the way\n`,
    );
    mkdirSync(join(folder, "imagecache-web.yaml"));
    expect(await told(folder)).toBe(
      `pulumi-eci: ${join(folder, "imagecache-web.yaml")}: is a folder, not a file\n`,
    );
  });

  test("says of a chart's template that it is one, without a warning of Node.js", async () => {
    writeFileSync(file, "name: web\nimages:\n  - {{ .Values.x }}\n");
    expect((await run("manifests", "--file", file)).stderr).toBe(
      `pulumi-eci: ${file}: line 3 has a map or a list for a key: render a template such as {{ … }} first, with helm template\n`,
    );
  });

  test("says where a project is missing", async () => {
    const { stderr, exitCode } = await run("manifests", "--cwd", folder);
    expect(stderr).toBe(
      `pulumi-eci: ${folder} holds no Pulumi project (Pulumi.yaml); name its folder with --cwd (see pulumi-eci manifests --help)\n`,
    );
    expect(exitCode).toBe(2);
  });

  test("ends quietly when nobody reads on", async () => {
    describeCaches(Array.from({ length: 5_000 }, (_, index) => ({ ...job, name: `job-${index}` })));
    const child = start("manifests", "--file", file);
    child.stdout.destroy();
    const [stderr, [exitCode]] = await Promise.all([text(child.stderr), once(child, "close")]);
    expect({ stderr, exitCode }).toEqual({ stderr: "", exitCode: 0 });
  });

  test.each([
    [["--from-api"], "--from-api is for --file"],
    [["--file", "x", "--stack", "dev"], "cannot be used with option '--stack <name>'"],
  ])("ends with one line and code 2 for %j", async (args, told) => {
    const { stdout, stderr, exitCode } = await run("manifests", ...args);
    expect({ stdout, exitCode }).toEqual({ stdout: "", exitCode: 2 });
    expect(stderr).toContain(told);
    expect(stderr.trimEnd().split("\n")).toHaveLength(1);
  });
});
