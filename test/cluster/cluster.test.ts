import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { kubernetesPrograms } from "../../tools/obtain/kubernetesPrograms.mts";
import { cluster } from "./support/injected.js";
import type { Answer } from "./support/kubectl.js";

const namespace = "cluster-test";
const limit = "--timeout=60s";

describe("the cluster of the layer", () => {
  const { kubectl } = cluster();
  const inNamespace = (...args: string[]): Promise<Answer> => kubectl(["--namespace", namespace, ...args]);
  const made = async (kind: string) => (await inNamespace("get", kind, "--output=name")).stdout.trim();

  beforeAll(async () => {
    await kubectl(["create", "namespace", namespace]);
  });

  afterAll(async () => {
    await kubectl(["delete", "namespace", namespace, limit]);
  });

  it("is the program that was obtained", async () => {
    const programs = await kubernetesPrograms(console.log);
    const program = await promisify(execFile)(programs["kube-apiserver"], ["--version"]);
    const { stdout } = await kubectl(["version", "--output=json"]);
    expect(`Kubernetes ${JSON.parse(stdout).serverVersion.gitVersion}`).toBe(program.stdout.trim());
  });

  it("takes what kubectl reads, and says why not", async () => {
    const map = { apiVersion: "v1", kind: "ConfigMap", metadata: { name: "read" }, data: { a: "b" } };
    const apply = (object: object) =>
      kubectl(["--namespace", namespace, "apply", "--filename=-"], { input: JSON.stringify(object) });
    expect(await apply(map)).toEqual({ stdout: "configmap/read created\n", stderr: "", code: 0 });
    expect(await apply({ ...map, data: { a: 1 } })).toMatchObject({
      code: 1,
      stderr: expect.stringContaining("a"),
    });
  });

  it("rolls a Deployment out, and collects what belongs to it", async () => {
    await inNamespace("create", "deployment", "web", "--image=nginx");
    const rolledOut = await inNamespace("wait", "deployment/web", "--for=condition=Progressing", limit);
    expect(rolledOut).toMatchObject({ code: 0, stderr: "" });
    expect(await made("replicasets")).toMatch(/^replicaset\.apps\/web-\w+$/);

    const deleted = await inNamespace("delete", "deployment", "web", "--cascade=foreground", limit);
    expect(deleted).toMatchObject({ code: 0, stderr: "" });
    expect(await made("deployments,replicasets,pods")).toBe("");
  });
});
