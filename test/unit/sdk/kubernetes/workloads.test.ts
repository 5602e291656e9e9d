import { describe, expect, it } from "vitest";
import { knownWorkloads, type Workload } from "../../../../sdk/kubernetes/index.js";
import * as workloads from "../../../../sdk/kubernetes/workloads.js";
import { added, transformed } from "./transformed.js";

const options = { workloads: knownWorkloads };
const pod = (metadata?: object) => ({
  ...(metadata && { metadata }),
  spec: { containers: [{ image: "nginx" }] },
});
const annotated = pod({ annotations: added });

type Annotated = [type: string, before: object, after: object];

const cases: Annotated[] = [
  [
    "sparkoperator.k8s.io/v1beta2:SparkApplication",
    { spec: { driver: { cores: 1, annotations: { a: "b" } }, executor: { instances: 2 } } },
    {
      spec: {
        driver: { cores: 1, annotations: { a: "b", ...added } },
        executor: { instances: 2, annotations: added },
      },
    },
  ],
  [
    "sparkoperator.k8s.io/v1beta2:ScheduledSparkApplication",
    { spec: { schedule: "@daily", template: { driver: {}, executor: {} } } },
    {
      spec: {
        schedule: "@daily",
        template: { driver: { annotations: added }, executor: { annotations: added } },
      },
    },
  ],
  [
    "argoproj.io/v1alpha1:Workflow",
    { spec: { entrypoint: "a", templates: [{ name: "a", container: { image: "nginx" } }] } },
    {
      spec: {
        entrypoint: "a",
        podMetadata: { annotations: added },
        templates: [{ name: "a", container: { image: "nginx" } }],
      },
    },
  ],
  [
    "argoproj.io/v1alpha1:CronWorkflow",
    { spec: { schedule: "@daily", workflowSpec: { podMetadata: { labels: { a: "b" } } } } },
    {
      spec: {
        schedule: "@daily",
        workflowSpec: { podMetadata: { labels: { a: "b" }, annotations: added } },
      },
    },
  ],
  [
    "argoproj.io/v1alpha1:WorkflowTemplate",
    { spec: { templates: [] } },
    { spec: { templates: [], podMetadata: { annotations: added } } },
  ],
  [
    "argoproj.io/v1alpha1:ClusterWorkflowTemplate",
    { spec: {} },
    { spec: { podMetadata: { annotations: added } } },
  ],
  ...["ServingRuntime", "ClusterServingRuntime"].map(
    (kind): Annotated => [
      `serving.kserve.io/v1alpha1:${kind}`,
      { spec: { containers: [{ image: "triton" }] } },
      { spec: { annotations: added, containers: [{ image: "triton" }] } },
    ],
  ),
  [
    "flink.apache.org/v1beta1:FlinkDeployment",
    { spec: { image: "flink:1.20", jobManager: { replicas: 1 }, taskManager: { podTemplate: pod() } } },
    {
      spec: {
        image: "flink:1.20",
        podTemplate: { metadata: { annotations: added } },
        jobManager: { replicas: 1 },
        taskManager: { podTemplate: annotated },
      },
    },
  ],
  ...[
    ["PyTorchJob", "pytorchReplicaSpecs"],
    ["TFJob", "tfReplicaSpecs"],
    ["MPIJob", "mpiReplicaSpecs"],
    ["XGBoostJob", "xgbReplicaSpecs"],
    ["PaddleJob", "paddleReplicaSpecs"],
  ].map(
    ([kind = "", replicas = ""]): Annotated => [
      `kubeflow.org/v1:${kind}`,
      { spec: { [replicas]: { Master: { template: pod() }, Worker: { replicas: 2 } } } },
      { spec: { [replicas]: { Master: { template: annotated }, Worker: { replicas: 2 } } } },
    ],
  ),
  [
    "batch.volcano.sh/v1alpha1:Job",
    {
      spec: {
        tasks: [
          { name: "a", template: pod() },
          { name: "b", template: pod({}) },
        ],
      },
    },
    {
      spec: {
        tasks: [
          { name: "a", template: annotated },
          { name: "b", template: annotated },
        ],
      },
    },
  ],
  [
    "ray.io/v1:RayCluster",
    { spec: { headGroupSpec: { template: pod() }, workerGroupSpecs: [{ template: pod() }] } },
    { spec: { headGroupSpec: { template: annotated }, workerGroupSpecs: [{ template: annotated }] } },
  ],
  [
    "ray.io/v1:RayJob",
    { spec: { entrypoint: "x", rayClusterSpec: { headGroupSpec: { template: pod() } } } },
    { spec: { entrypoint: "x", rayClusterSpec: { headGroupSpec: { template: annotated } } } },
  ],
  [
    "ray.io/v1:RayService",
    { spec: { rayClusterConfig: { workerGroupSpecs: [{ template: pod() }, {}] } } },
    { spec: { rayClusterConfig: { workerGroupSpecs: [{ template: annotated }, {}] } } },
  ],
  [
    "actions.github.com/v1alpha1:AutoscalingRunnerSet",
    { spec: { maxRunners: 5, template: pod() } },
    { spec: { maxRunners: 5, template: annotated } },
  ],
];

describe("known kinds", () => {
  it.each(cases)("%s is annotated where it describes its pods", async (type, before, after) => {
    expect(await transformed(`kubernetes:${type}`, before, options)).toEqual(after);
  });

  it("are all tried, and exported", () => {
    const tried = cases.map(([type]) => type.replace(/\/[^:]+:/, " "));
    const known = knownWorkloads.map(({ group, kind }) => `${group} ${kind}`);
    const older = ["argoproj.io Rollout", "apps.kruise.io CloneSet", "serving.knative.dev Service"];
    expect([...tried, ...older].sort()).toEqual([...known].sort());
    const { builtInWorkloads, knownWorkloads: all, ...exported } = workloads;
    expect(Object.values(exported).filter((workload) => !all.includes(workload as Workload))).toEqual([]);
  });

  it.each([
    "sparkoperator.k8s.io/v1beta2:SparkApplication",
    "kubeflow.org/v1:PyTorchJob",
    "ray.io/v1:RayCluster",
    "actions.github.com/v1alpha1:AutoscalingRunnerSet",
    "argoproj.io/v1alpha1:WorkflowPatch",
    "flink.apache.org/v1beta1:FlinkDeploymentPatch",
  ])("%s gets nothing beside a description that is not there", async (type) => {
    expect(await transformed(`kubernetes:${type}`, { spec: { replicas: 1 } }, options)).toBeUndefined();
  });
});

describe("a kind of one's own", () => {
  const type = "kubernetes:example.com/v1:Fleet";

  it("is described by a template", async () => {
    const fleet: Workload = { group: "example.com", kind: "Fleet", template: ["spec", "ship"] };
    expect(await transformed(type, { spec: { ship: pod() } }, { workloads: [fleet] })).toEqual({
      spec: { ship: annotated },
    });
  });

  it("is described by places, through lists and maps", async () => {
    const fleet: Workload = {
      group: "example.com",
      kind: "Fleet",
      pods: [{ annotations: ["spec", "*", "ships", "*", "annotations"] }],
    };
    const before = {
      spec: { red: { ships: [{}, { annotations: { a: "b" } }] }, blue: { ships: { x: {} } } },
    };
    expect(await transformed(type, before, { workloads: [fleet] })).toEqual({
      spec: {
        red: { ships: [{ annotations: added }, { annotations: { a: "b", ...added } }] },
        blue: { ships: { x: { annotations: added } } },
      },
    });
  });

  it("has to be described", async () => {
    const fleet = { group: "example.com", kind: "Fleet" };
    await expect(transformed(type, {}, { workloads: [fleet] })).rejects.toThrow(
      "The workload Fleet of example.com has no place of its pods: give it pods, or template.",
    );
  });
});

describe("a filter", () => {
  it("is for each pod by itself", async () => {
    const tasks = (first: object) => ({
      spec: {
        tasks: [
          { template: { ...pod(), ...first } },
          { template: { spec: { containers: [{ image: "b" }] } } },
        ],
      },
    });
    expect(
      await transformed("kubernetes:batch.volcano.sh/v1alpha1:Job", tasks({}), {
        ...options,
        images: ["nginx"],
      }),
    ).toEqual(tasks({ metadata: { annotations: added } }));
  });

  it("sees the image that an application names for all its pods", async () => {
    const spark = { spec: { image: "spark:3", driver: { image: "other:1" }, executor: {} } };
    expect(
      await transformed("kubernetes:sparkoperator.k8s.io/v1beta2:SparkApplication", spark, {
        ...options,
        images: ["spark"],
      }),
    ).toEqual({
      spec: { image: "spark:3", driver: { image: "other:1" }, executor: { annotations: added } },
    });
  });
});
