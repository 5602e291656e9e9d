import * as pulumi from "@pulumi/pulumi";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import {
  type AnnotatePodsOptions,
  annotatePods,
  argoWorkflow,
  type CacheOfPods,
} from "../../../../sdk/kubernetes/index.js";
import { added, applied, template } from "./transformed.js";

const matching = { "k8s.aliyun.com/eci-auto-imc": "true" };
const deployment = "kubernetes:apps/v1:Deployment";

let warnings: string[];

beforeEach(() => {
  warnings = [];
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  vi.spyOn(pulumi.log, "warn").mockImplementation((text) => {
    warnings.push(text);
    return Promise.resolve();
  });
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.useRealTimers();
});

/** Lets everything that is known come to its end, and the quiet after it. */
async function settle(): Promise<void> {
  for (let turn = 0; turn < 20; turn++) await new Promise(setImmediate);
  await vi.runAllTimersAsync();
}

const containers = (...images: pulumi.Input<string>[]) => ({
  containers: images.map((image, index) => ({ name: `c${index}`, image })),
});

async function annotate(
  cache: CacheOfPods | Record<string, string>,
  pods: pulumi.Inputs[],
  options: AnnotatePodsOptions = {},
  type = deployment,
) {
  const transform = annotatePods(cache, options);
  for (const [index, props] of pods.entries()) void applied(transform, type, props, {}, `web${index}`);
  await settle();
}

describe("images that a cache lacks", () => {
  const cache = { podAnnotations: matching, images: ["nginx:1.27", "r.example.com/web:1"] };

  it("are told once for each workload, with those of init containers", async () => {
    const spec = {
      ...containers("docker.io/library/nginx:1.27", "sidecar:2"),
      initContainers: [{ image: "busybox" }],
    };
    await annotate(cache, [template({}, spec)]);
    expect(warnings).toEqual([
      "annotatePods: the cache of Deployment web0 lacks 2 of its 3 images: sidecar:2, busybox. " +
        "They are pulled at each start; put them into the images of the cache.",
    ]);
  });

  it("are all of them where the pod is pinned", async () => {
    await annotate({ ...cache, podAnnotations: added }, [template({}, containers("redis"))]);
    expect(warnings).toEqual([expect.stringContaining("lacks 1 of its 1 images: redis.")]);
  });

  it("are counted where nothing of an unpinned cache serves the pods", async () => {
    const strangers = ["redis", "busybox", "mysql"].map((image) => template({}, containers(image)));
    await annotate(cache, [...strangers, template({}, containers("nginx:1.27"))]);
    expect(warnings).toEqual([
      "annotatePods: 3 workloads have no image of the cache, and so nothing of it: leave them out by a filter, or put their " +
        "images into the cache.",
    ]);
  });

  it("are no matter of pods that are served, left out, or say themselves which cache they start from", async () => {
    await annotate(cache, [
      template({}, containers("nginx:1.27", "r.example.com/web:1")),
      template({ annotations: { "k8s.aliyun.com/eci-image-snapshot-id": "imc-9" } }, containers("redis")),
    ]);
    await annotate(cache, [template({}, containers("redis"))], { images: ["nginx"] });
    await annotate(added, [template({}, containers("redis"))]);
    expect(warnings).toEqual([]);
  });

  it("are told when they are known, and not before", async () => {
    const later = pulumi.output(Promise.resolve("sidecar:2"));
    const never = pulumi.output(new Promise<string>(() => {}));
    await annotate({ ...cache, images: pulumi.output(cache.images) }, [
      template({}, containers("nginx:1.27", later)),
      template({}, containers("nginx:1.27", never)),
    ]);
    expect(warnings).toEqual([
      expect.stringContaining("Deployment web0 lacks 1 of its 2 images: sidecar:2."),
    ]);
  });

  it("are not shown where they are secrets", async () => {
    await annotate(cache, [template({}, containers("nginx:1.27", pulumi.secret("hush")))]);
    expect(warnings).toEqual([]);
  });
});

describe("kinds that nobody has described", () => {
  const rollout = "kubernetes:argoproj.io/v1alpha1:Rollout";
  const fresh = () => vi.spyOn(pulumi.runtime, "getMonitor").mockReturnValue({} as never);

  it("are told once for each kind and run", async () => {
    const run = {} as never;
    vi.spyOn(pulumi.runtime, "getMonitor").mockReturnValue(run);
    await annotate(added, [template(), template()], {}, rollout);
    await annotate(added, [template()], {}, rollout);
    expect(warnings).toEqual([
      "annotatePods leaves pods of Rollout of argoproj.io as they are, because it is no kind of Kubernetes itself: add it to " +
        "workloads, or all known kinds by workloads: knownWorkloads.",
    ]);
    fresh();
    await annotate(added, [template()], {}, "kubernetes:example.com/v1:Fleet");
    expect(warnings[1]).toContain("tell by workloads where it describes its pods, as { group, kind, pods }.");
  });

  it.each([
    ["example.com/v1:Fleet", { spec: { ships: [{ hull: { containers: [{ image: "a" }] } }] } }],
    ["example.com/v1:Fleet", { spec: { image: "a" } }],
    ["example.com/v1:Fleet", { spec: { images: ["a"] } }],
    ["example.com/v1:Fleet", { spec: { image: pulumi.output(new Promise<string>(() => {})) } }],
  ])("are known by what they hold: %s %#", async (kind, props) => {
    fresh();
    await annotate(added, [props], {}, `kubernetes:${kind}`);
    expect(warnings).toHaveLength(1);
  });

  it.each([
    ["core/v1:ConfigMap", { data: { image: "a" } }, {}],
    ["core/v1:Service", { spec: { ports: [] } }, {}],
    ["eci.alibabacloud.com/v1:ImageCache", { spec: { images: ["a"] } }, {}],
    ["apiextensions.k8s.io/v1:CustomResourceDefinition", { spec: { images: ["a"] } }, {}],
    ["yaml/v2:ConfigGroup", template(), {}],
    ["example.com/v1:Fleet", { metadata: { namespace: "b" }, spec: { image: "a" } }, { namespaces: ["a"] }],
    ["example.com/v1:Fleet", { spec: { image: "a" } }, { images: ["b"] }],
    ["example.com/v1:Fleet", { spec: { image: "a" } }, { labels: { a: "b" } }],
    ["argoproj.io/v1alpha1:Workflow", { spec: { templates: [] } }, { workloads: [argoWorkflow] }],
  ])("are not: %s %j %j", async (kind, props, options) => {
    fresh();
    await annotate(added, [props], options, `kubernetes:${kind}`);
    expect(warnings).toEqual([]);
  });
});

it("tells of annotations of a workload that nobody documents", async () => {
  const annotations = {
    "k8s.aliyun.com/eci-imcid": "imc-1",
    "k8s.aliyun.com/eci-use-specs": "2-4Gi",
    other: "x",
  };
  await annotate({}, [template({ annotations })]);
  expect(warnings).toEqual([
    'annotatePods: Deployment web0: annotations["k8s.aliyun.com/eci-imcid"] is not known (did you mean k8s.aliyun.com/eci-imc-id?).',
  ]);
});
