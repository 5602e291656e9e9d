import * as pulumi from "@pulumi/pulumi";
import { describe, expect, it } from "vitest";
import {
  type AnnotatePodsOptions,
  annotatePods,
  argoRollout,
  knativeService,
  openKruiseCloneSet,
} from "../../../../sdk/kubernetes/index.js";
import { added, applied, template, transformed } from "./transformed.js";

type Annotations = Parameters<typeof annotatePods>[0];

describe("kinds", () => {
  it.each([
    "core/v1:ReplicationController",
    "apps/v1:Deployment",
    "apps/v1beta1:Deployment",
    "extensions/v1beta1:Deployment",
    "apps/v1:StatefulSet",
    "apps/v1:DaemonSet",
    "apps/v1:ReplicaSet",
    "batch/v1:Job",
    "apps/v1:DeploymentPatch",
    "batch/v1:JobPatch",
  ])("annotates the template of %s", async (kind) => {
    expect(await transformed(`kubernetes:${kind}`, template())).toEqual(template({ annotations: added }));
  });

  it.each(["core/v1:Pod", "core/v1:PodPatch"])("annotates %s itself", async (kind) => {
    expect(await transformed(`kubernetes:${kind}`, { spec: {} })).toEqual({
      metadata: { annotations: added },
      spec: {},
    });
  });

  it.each(["batch/v1:CronJob", "batch/v1beta1:CronJob"])("annotates the jobs of %s", async (kind) => {
    const cron = (metadata?: object) => ({ spec: { schedule: "@daily", jobTemplate: template(metadata) } });
    expect(await transformed(`kubernetes:${kind}`, cron())).toEqual(cron({ annotations: added }));
  });

  it("annotates each item of a list", async () => {
    const items = [template(), template({ labels: { a: "b" } })];
    expect(await transformed("kubernetes:apps/v1:DeploymentList", { items })).toEqual({
      items: [template({ annotations: added }), template({ labels: { a: "b" }, annotations: added })],
    });
  });

  it.each([
    ["argoproj.io/v1alpha1:Rollout", argoRollout],
    ["apps.kruise.io/v1alpha1:CloneSet", openKruiseCloneSet],
    ["serving.knative.dev/v1:Service", knativeService],
  ])("annotates %s when asked", async (kind, workload) => {
    expect(await transformed(`kubernetes:${kind}`, template())).toBeUndefined();
    expect(await transformed(`kubernetes:${kind}`, template(), { workloads: [workload] })).toEqual(
      template({ annotations: added }),
    );
  });

  it.each([
    "kubernetes:core/v1:Service",
    "kubernetes:core/v1:ConfigMap",
    "kubernetes:eci.alibabacloud.com/v1:ImageCache",
    "kubernetes:helm.sh/v3:Release",
    "kubernetes:yaml/v2:ConfigGroup",
    "aws:ecs/service:Service",
    "pulumi:pulumi:Stack",
  ])("leaves %s alone", async (type) => {
    expect(await transformed(type, template())).toBeUndefined();
  });

  it("leaves a patch alone that says nothing of the pods", async () => {
    const patch = { metadata: { name: "web" }, spec: { replicas: 3 } };
    expect(await transformed("kubernetes:apps/v1:DeploymentPatch", patch)).toBeUndefined();
  });
});

describe("what is there already", () => {
  it("wins", async () => {
    const own = { "k8s.aliyun.com/eci-imc-id": "imc-own", other: "x" };
    expect(await transformed("kubernetes:apps/v1:Deployment", template({ annotations: own }))).toEqual(
      template({ annotations: own }),
    );
  });

  it.each<[string, (value: object) => unknown]>([
    ["a plain value", (value) => value],
    ["an Output", (value) => pulumi.output(value)],
    ["a secret", (value) => pulumi.secret(value)],
  ])("is kept at each depth as %s", async (_, wrap) => {
    const own = { other: "x" };
    const expected = template({ labels: { a: "b" }, annotations: { ...added, ...own } });
    const metadata = { labels: { a: "b" }, annotations: wrap(own) };
    const { template: pod } = template(metadata).spec;
    for (const props of [
      template(metadata),
      template(wrap(metadata) as object),
      { spec: { template: wrap({ ...pod, metadata }) } },
      { spec: wrap({ template: pod }) },
    ]) {
      expect(await transformed("kubernetes:apps/v1:Deployment", props)).toEqual(expected);
      expect(
        await transformed("kubernetes:apps/v1:Deployment", props, {}, wrap(added) as Annotations),
      ).toEqual(expected);
    }
  });

  it("does not become a secret beside a secret", async () => {
    const secret = pulumi.secret("hush");
    const props = template({}, { containers: [{ env: [{ name: "A", value: secret }] }] });
    const result = await annotatePods(added)({
      ...{ custom: true, type: "kubernetes:apps/v1:Deployment", name: "x", props, opts: {} },
    } as pulumi.ResourceTransformArgs);
    expect(result?.props.spec.template.metadata).toEqual({ annotations: added });
    expect(result?.props.spec.template.spec.containers[0].env[0].value).toBe(secret);
  });
});

describe("filter", () => {
  const deployment = {
    metadata: { namespace: "web", labels: { tier: "front" } },
    spec: {
      template: {
        metadata: { labels: { app: "shop" } },
        spec: {
          containers: [{ image: "r.example.com/shop:1" }],
          initContainers: [{ image: "busybox@sha256:0" }],
        },
      },
    },
  };

  it.each<[AnnotatePodsOptions, boolean]>([
    [{ namespaces: ["web"] }, true],
    [{ namespaces: ["default"] }, false],
    [{ labels: { app: "shop" } }, true],
    [{ labels: { tier: "front" } }, true],
    [{ labels: { app: "shop", tier: "front" } }, true],
    [{ labels: { app: "other" } }, false],
    [{ images: ["r.example.com/shop:1"] }, true],
    [{ images: ["r.example.com/shop"] }, true],
    [{ images: ["r.example.com/sho"] }, false],
    [{ images: ["busybox"] }, true],
    [{ images: [/^r\.example\.com\//g] }, true],
    [{ images: [/other/] }, false],
    [{ namespaces: ["web"], images: ["busybox"] }, true],
    [{ namespaces: ["other"], images: ["busybox"] }, false],
  ])("%j: %s", async (options, isChosen) => {
    const { metadata, spec } = deployment;
    const nested = { metadata: pulumi.output(metadata), spec: pulumi.output(spec) };
    for (const props of [deployment, nested]) {
      const result = await transformed("kubernetes:apps/v1:Deployment", props, options);
      expect(JSON.stringify(result ?? {}).includes("imc-1")).toBe(isChosen);
    }
  });

  it("counts a workload without a namespace as one of default", async () => {
    const inDefault = { namespaces: ["default"] };
    expect(await transformed("kubernetes:apps/v1:Deployment", template(), inDefault)).toEqual(
      template({ annotations: added }),
    );
  });

  it("counts it as one of its provider's namespace where that is known", async () => {
    const transform = annotatePods(added, { namespaces: ["shop"] });
    const provider = (name: string) =>
      ({ urn: pulumi.output(`urn:pulumi:dev::web::pulumi:providers:kubernetes::${name}`) }) as object;
    await applied(transform, "pulumi:providers:kubernetes", { namespace: "shop" }, {}, "ours");
    await applied(transform, "pulumi:providers:kubernetes", {}, {}, "plain");
    const of = (name: string, namespace?: pulumi.Input<string>) =>
      applied(
        transform,
        "kubernetes:apps/v1:Deployment",
        { metadata: { namespace }, ...template() },
        { provider: provider(name) },
      );
    const isAnnotated = (props: unknown = {}) => JSON.stringify(props).includes("imc-1");
    expect(isAnnotated(await of("ours"))).toBe(true);
    expect(isAnnotated(await of("ours", "other"))).toBe(false);
    expect(isAnnotated(await of("ours", pulumi.output("shop")))).toBe(true);
    expect(isAnnotated(await of("plain"))).toBe(false);
    expect(isAnnotated(await of("unseen"))).toBe(false);
  });

  it("counts it as one of the configured namespace", async () => {
    pulumi.runtime.setConfig("kubernetes:namespace", "shop");
    try {
      const options = { namespaces: ["shop"] };
      expect(await transformed("kubernetes:apps/v1:Deployment", template(), options)).toEqual(
        template({ annotations: added }),
      );
    } finally {
      pulumi.runtime.setAllConfig({});
    }
  });

  it("does not wait for the annotations of what it leaves out", async () => {
    const never = pulumi.output(new Promise<Record<string, string>>(() => {}));
    const props = { ...template(), metadata: pulumi.output({ namespace: "kube-system" }) };
    const options = { namespaces: ["web"] };
    expect(await transformed("kubernetes:apps/v1:Deployment", props, options, never)).toMatchObject(
      template(),
    );
  });
});

describe("pullIfNotPresent", () => {
  it("is for containers that say nothing of it", async () => {
    const containers = (own?: string) => [
      { name: "a", image: "a", ...(own && { imagePullPolicy: own }) },
      { name: "b", image: "b", imagePullPolicy: "Always" },
    ];
    const spec = { containers: containers(), initContainers: pulumi.output(containers()) };
    const expected = { containers: containers("IfNotPresent"), initContainers: containers("IfNotPresent") };
    const result = await transformed("kubernetes:apps/v1:Deployment", template({}, spec), {
      pullIfNotPresent: true,
    });
    expect(result).toEqual(template({ annotations: added }, expected));
  });

  it("is off by default", async () => {
    const result = await transformed("kubernetes:apps/v1:Deployment", template());
    expect(JSON.stringify(result)).not.toContain("imagePullPolicy");
  });
});
