import * as pulumi from "@pulumi/pulumi";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { annotatePods, knownWorkloads } from "../../sdk/kubernetes/index.js";
import { cluster } from "./support/injected.js";
import { definitionObject, definitions } from "./support/workloadDefinitions.js";

const { kubectl } = cluster();
const namespace = "workload-kinds";
const added = { "k8s.aliyun.com/eci-auto-imc": "true" };

beforeAll(async () => {
  await kubectl(["create", "namespace", namespace]);
  const input = JSON.stringify({ apiVersion: "v1", kind: "List", items: definitions.map(definitionObject) });
  const applied = await kubectl(["apply", "-f", "-"], { input });
  expect(applied).toMatchObject({ code: 0, stderr: "" });
  const names = definitions.map((each) => `crd/${definitionObject(each).metadata.name}`);
  await kubectl(["wait", "--for=condition=Established", "--timeout=60s", ...names]);
});
afterAll(async () => {
  const names = definitions.map((each) => `crd/${definitionObject(each).metadata.name}`);
  await kubectl(["delete", "--wait=false", ...names]);
  await kubectl(["delete", "namespace", namespace, "--wait=false"]);
});

const pod = { spec: { containers: [{ name: "a", image: "nginx:1" }] } };

/** What people write of each kind, without annotations. */
const specs: Readonly<Record<string, object>> = {
  SparkApplication: { type: "Scala", image: "spark:3.5", driver: { cores: 1 }, executor: { instances: 2 } },
  ScheduledSparkApplication: { schedule: "@daily", template: { driver: { cores: 1 }, executor: {} } },
  Workflow: { entrypoint: "a", templates: [{ name: "a", container: { image: "nginx:1" } }] },
  WorkflowTemplate: { templates: [{ name: "a", container: { image: "nginx:1" } }] },
  CronWorkflow: { schedule: "@daily", workflowSpec: { entrypoint: "a" } },
  ServingRuntime: { containers: [{ name: "a", image: "triton:1" }] },
  ClusterServingRuntime: { containers: [{ name: "a", image: "triton:1" }] },
  FlinkDeployment: { image: "flink:1.20", jobManager: { replicas: 1 }, taskManager: { podTemplate: pod } },
  PyTorchJob: { pytorchReplicaSpecs: { Master: { template: pod }, Worker: { replicas: 2, template: pod } } },
  TFJob: { tfReplicaSpecs: { Worker: { template: pod } } },
  MPIJob: { mpiReplicaSpecs: { Launcher: { template: pod }, Worker: { template: pod } } },
  Job: { minAvailable: 1, tasks: [{ name: "a", replicas: 1, template: pod }] },
  RayCluster: { headGroupSpec: { template: pod }, workerGroupSpecs: [{ groupName: "a", template: pod }] },
  RayJob: {
    entrypoint: "x",
    rayClusterSpec: { headGroupSpec: { template: pod } },
    submitterPodTemplate: pod,
  },
  RayService: { rayClusterConfig: { headGroupSpec: { template: pod } } },
  AutoscalingRunnerSet: { maxRunners: 5, template: pod },
};

async function annotated(type: string, object: object): Promise<object> {
  const transform = annotatePods(added, {
    workloads: knownWorkloads,
    placement: { labels: { placed: "here" }, ...placementOnNodes },
    pullIfNotPresent: true,
  });
  const args = { custom: true, type, name: "x", props: object, opts: {} } as pulumi.ResourceTransformArgs;
  const result = await transform(args);
  return new Promise(
    (resolve) => void pulumi.output(result?.props).apply((props) => resolve(props as object)),
  );
}

const placementOnNodes = {
  nodeSelector: { type: "virtual-kubelet" },
  tolerations: [{ key: "virtual-kubelet.io/provider", operator: "Exists" }],
};

describe("annotated objects of operators", () => {
  it.each(definitions.map((definition) => [definition.kind, definition] as const))(
    "%s are taken as they are, with all that is added",
    async (kind, { group, version }) => {
      const name = kind.toLowerCase();
      const object = {
        apiVersion: `${group}/${version}`,
        kind,
        metadata: { name, namespace },
        spec: specs[kind],
      };
      const sent = (await annotated(`kubernetes:${group}/${version}:${kind}`, object)) as typeof object;
      expect(JSON.stringify(sent)).toContain("eci-auto-imc");
      const created = await kubectl(["create", "--validate=strict", "-o", "json", "-f", "-"], {
        input: JSON.stringify(sent),
      });
      expect(created).toMatchObject({ code: 0, stderr: "" });
      expect(JSON.parse(created.stdout).spec).toEqual(sent.spec);
    },
  );

  it("would be refused with a field that their kind does not have", async () => {
    const object = {
      ...{ apiVersion: "sparkoperator.k8s.io/v1beta2", kind: "SparkApplication" },
      metadata: { name: "strange", namespace },
      spec: { driver: { metadata: { annotations: added } } },
    };
    const created = await kubectl(["create", "--validate=strict", "-f", "-"], {
      input: JSON.stringify(object),
    });
    expect(created.code).not.toBe(0);
    expect(created.stderr).toContain("spec.driver.metadata");
  });
});
