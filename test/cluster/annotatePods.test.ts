import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as kubernetes from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";
import { annotatePods } from "pulumi-eci/kubernetes";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { TestStack } from "../engine/support/stack.js";
import { isMissing } from "../support/plugins.js";
import { cluster } from "./support/injected.js";

const skip = isMissing("pulumi-resource-kubernetes", "annotatePods over plain resources, YAML and charts");
const { kubeconfig, kubectl } = cluster();
const namespace = "annotate-pods";
const added = { "k8s.aliyun.com/eci-imc-id": "imc-1" };

let folder: string;
let test: TestStack;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "pulumi-eci-chart-"));
  await mkdir(join(folder, "chart", "templates"), { recursive: true });
  await writeFile(join(folder, "chart", "Chart.yaml"), "apiVersion: v2\nname: web\nversion: 1.0.0\n");
  const deployment = JSON.stringify(workload("apps/v1", "Deployment", "from-chart"));
  await writeFile(join(folder, "chart", "templates", "deployment.yaml"), deployment);
  await kubectl(["create", "namespace", namespace]);
});
afterAll(async () => {
  await kubectl(["delete", "namespace", namespace, "--wait=false"]);
  await rm(folder, { recursive: true, force: true });
});
beforeEach(async () => {
  test = await TestStack.create({ environment: { KUBECONFIG: kubeconfig } });
});
afterEach(async () => {
  await test.destroy();
  await test.close();
});

/** No node runs its pods, so nobody waits for them. */
function metadata(name: string): { name: string; namespace: string; annotations: Record<string, string> } {
  const annotations = {
    "pulumi.com/skipAwait": "true",
    "pulumi.com/deletionPropagationPolicy": "background",
  };
  return { name, namespace, annotations };
}

function workload(apiVersion: string, kind: string, name: string, own: Record<string, string> = {}) {
  const template = {
    metadata: { labels: { app: name }, annotations: own },
    spec: { containers: [{ name: "web", image: "nginx:1" }], restartPolicy: "Always" },
  };
  const spec = { selector: { matchLabels: { app: name } }, template };
  return { apiVersion, kind, metadata: metadata(name), spec };
}

async function podOf(kind: string, name: string, path = ".spec.template") {
  const { stdout } = await kubectl(["get", kind, name, "-n", namespace, "-o", `jsonpath={${path}}`]);
  return JSON.parse(stdout);
}

describe.skipIf(skip)("a transform of the whole stack", () => {
  it("reaches plain resources, YAML files and charts, before and after a change", async () => {
    const declare = (id: string) =>
      test.declare(() => {
        const cacheId = pulumi.output(Promise.resolve({ "k8s.aliyun.com/eci-imc-id": id }));
        pulumi.runtime.registerResourceTransform(
          annotatePods(cacheId, { namespaces: [namespace], pullIfNotPresent: true }),
        );
        const { spec } = workload("apps/v1", "Deployment", "plain");
        new kubernetes.apps.v1.Deployment("plain", { metadata: metadata("plain"), spec });
        new kubernetes.apps.v1.StatefulSet("own", {
          metadata: metadata("own"),
          spec: {
            serviceName: "own",
            ...workload("apps/v1", "StatefulSet", "own", { "k8s.aliyun.com/eci-imc-id": "imc-own" }).spec,
          },
        });
        new kubernetes.batch.v1.CronJob("nightly", {
          metadata: metadata("nightly"),
          spec: {
            schedule: "@yearly",
            jobTemplate: {
              spec: {
                template: {
                  spec: { containers: [{ name: "web", image: "nginx:1" }], restartPolicy: "Never" },
                },
              },
            },
          },
        });
        new kubernetes.yaml.v2.ConfigGroup("group", {
          yaml: JSON.stringify(workload("apps/v1", "DaemonSet", "from-yaml")),
        });
        new kubernetes.helm.v4.Chart("chart", { chart: join(folder, "chart"), namespace });
        return Promise.resolve({});
      });

    declare("imc-1");
    expect(await test.up()).toMatchObject({ succeeded: true });
    for (const [kind, name, path] of [
      ["deployment", "plain", ".spec.template"],
      ["daemonset", "from-yaml", ".spec.template"],
      ["deployment", "from-chart", ".spec.template"],
      ["cronjob", "nightly", ".spec.jobTemplate.spec.template"],
    ] as const) {
      const pod = await podOf(kind, name, path);
      expect(pod.metadata.annotations, name).toEqual(added);
      expect(pod.spec.containers[0].imagePullPolicy, name).toBe("IfNotPresent");
    }
    const own = await podOf("statefulset", "own");
    expect(own.metadata.annotations).toEqual({ "k8s.aliyun.com/eci-imc-id": "imc-own" });
    const again = await test.up();
    expect(again).toMatchObject({ succeeded: true });
    expect(Object.keys(again.changes)).toEqual(["same"]);

    declare("imc-2");
    expect(await test.up()).toMatchObject({ succeeded: true, changes: { update: 4 } });
    const changed = await podOf("deployment", "from-chart");
    expect(changed.metadata.annotations).toEqual({ "k8s.aliyun.com/eci-imc-id": "imc-2" });
    expect(await test.refresh()).toMatchObject({ succeeded: true, differing: [] });
  });

  it("tells of images that the cache lacks, of strangers, and of kinds that it does not know", async () => {
    test.declare(() => {
      const cache = { podAnnotations: { "k8s.aliyun.com/eci-auto-imc": "true" }, images: ["nginx:1"] };
      pulumi.runtime.registerResourceTransform(
        annotatePods(cache, { namespaces: [namespace], placement: "label" }),
      );
      const deployment = (name: string, images: string[]) => {
        const { spec } = workload("apps/v1", "Deployment", name);
        const containers = images.map((image, index) => ({ name: `c${index}`, image }));
        const template = { ...spec.template, spec: { ...spec.template.spec, containers } };
        new kubernetes.apps.v1.Deployment(name, { metadata: metadata(name), spec: { ...spec, template } });
      };
      deployment("served", ["docker.io/library/nginx:1"]);
      deployment("half", ["nginx:1", "sidecar:2"]);
      deployment("stranger", ["redis:7"]);
      new kubernetes.core.v1.PodTemplate("unknown", {
        metadata: metadata("unknown"),
        template: workload("apps/v1", "Deployment", "unknown").spec.template,
      });
      return Promise.resolve({});
    });
    const { succeeded, output } = await test.up();
    expect(succeeded).toBe(true);
    expect(output).toContain(
      "annotatePods: the cache of Deployment half lacks 1 of its 2 images: sidecar:2.",
    );
    expect(output).toContain("annotatePods: 1 workload has no image of the cache");
    expect(output).toContain("annotatePods leaves pods of PodTemplate of core as they are");
    expect(output).not.toContain("Deployment served lacks");
    const pod = await podOf("deployment", "half");
    expect(pod.metadata.labels).toMatchObject({ "alibabacloud.com/eci": "true" });
  });

  it("counts objects that name no namespace as of their provider's", async () => {
    test.declare(() => {
      pulumi.runtime.registerResourceTransform(annotatePods(added, { namespaces: [namespace] }));
      const provider = new kubernetes.Provider("shop", { kubeconfig, namespace });
      const { spec } = workload("apps/v1", "Deployment", "ours");
      const { namespace: _, ...unnamed } = metadata("ours");
      new kubernetes.apps.v1.Deployment("ours", { metadata: unnamed, spec }, { provider });
      return Promise.resolve({});
    });
    expect(await test.up()).toMatchObject({ succeeded: true });
    expect((await podOf("deployment", "ours")).metadata.annotations).toEqual(added);
  });

  it("gives the controllers' pods the annotation", async () => {
    test.declare(() => {
      const { spec } = workload("apps/v1", "Deployment", "running");
      new kubernetes.apps.v1.Deployment(
        "running",
        { metadata: metadata("running"), spec: { ...spec, replicas: 1 } },
        { transforms: [annotatePods(added)] },
      );
      return Promise.resolve({});
    });
    expect(await test.up()).toMatchObject({ succeeded: true });
    const pods = ["pod", "-l", "app=running", "-n", namespace];
    await kubectl(["wait", "--for=create", ...pods, "--timeout=30s"]);
    const { stdout } = await kubectl(["get", ...pods, "-o", "json"]);
    const [pod] = JSON.parse(stdout).items;
    expect(pod.metadata.annotations).toMatchObject(added);
  });
});
