/** A definition of the fields that annotations, labels and scheduling of pods stand in; anything else is refused. */
export interface Definition {
  group: string;
  version: string;
  kind: string;
  /** The schema of `spec`. */
  spec: object;
}

const text = { type: "string" };
const number = { type: "integer" };
const map = (value: object) => ({ type: "object", additionalProperties: value });
const fields = (properties: object) => ({ type: "object", properties });
const list = (items: object) => ({ type: "array", items });

const metadata = fields({ name: text, annotations: map(text), labels: map(text) });
const containers = list(fields({ name: text, image: text, imagePullPolicy: text }));
const scheduling = {
  nodeSelector: map(text),
  tolerations: list(fields({ key: text, operator: text, value: text, effect: text })),
};
const podSpec = fields({ containers, initContainers: containers, restartPolicy: text, ...scheduling });
const template = fields({ metadata, spec: podSpec });
const flat = { annotations: map(text), labels: map(text), ...scheduling };

/** Source: sparkoperator.k8s.io, api/v1beta2: DriverSpec and ExecutorSpec hold SparkPodSpec. */
const sparkSpec = {
  type: text,
  image: text,
  driver: fields({ cores: number, image: text, initContainers: containers, sidecars: containers, ...flat }),
  executor: fields({
    instances: number,
    image: text,
    initContainers: containers,
    sidecars: containers,
    ...flat,
  }),
};

/** Source: argoproj.io/v1alpha1, WorkflowSpec. */
const workflowSpec = {
  entrypoint: text,
  podMetadata: fields({ annotations: map(text), labels: map(text) }),
  templates: list(
    fields({
      name: text,
      metadata: fields({ annotations: map(text), labels: map(text) }),
      container: fields({ image: text }),
    }),
  ),
  ...scheduling,
};

/** Source: kubeflow.org/v1, ReplicaSpec. */
const replicas = map(fields({ replicas: number, restartPolicy: text, template }));

/** Source: ray.io/v1, RayClusterSpec. */
const raySpec = {
  headGroupSpec: fields({ rayStartParams: map(text), template }),
  workerGroupSpecs: list(fields({ groupName: text, replicas: number, template })),
};

export const definitions: readonly Definition[] = [
  { group: "sparkoperator.k8s.io", version: "v1beta2", kind: "SparkApplication", spec: fields(sparkSpec) },
  {
    group: "sparkoperator.k8s.io",
    version: "v1beta2",
    kind: "ScheduledSparkApplication",
    spec: fields({ schedule: text, template: fields(sparkSpec) }),
  },
  ...["Workflow", "WorkflowTemplate"].map((kind) => ({
    ...{ group: "argoproj.io", version: "v1alpha1", kind },
    spec: fields(workflowSpec),
  })),
  {
    group: "argoproj.io",
    version: "v1alpha1",
    kind: "CronWorkflow",
    spec: fields({ schedule: text, workflowSpec: fields(workflowSpec) }),
  },
  // Source: serving.kserve.io/v1alpha1, ServingRuntimePodSpec within ServingRuntimeSpec.
  ...["ServingRuntime", "ClusterServingRuntime"].map((kind) => ({
    ...{ group: "serving.kserve.io", version: "v1alpha1", kind },
    spec: fields({ containers, ...flat }),
  })),
  // Source: flink.apache.org/v1beta1, FlinkDeploymentSpec.
  {
    group: "flink.apache.org",
    version: "v1beta1",
    kind: "FlinkDeployment",
    spec: fields({
      image: text,
      podTemplate: template,
      jobManager: fields({ replicas: number, podTemplate: template }),
      taskManager: fields({ replicas: number, podTemplate: template }),
    }),
  },
  ...[
    ["PyTorchJob", "pytorchReplicaSpecs"],
    ["TFJob", "tfReplicaSpecs"],
    ["MPIJob", "mpiReplicaSpecs"],
  ].map(([kind = "", name = ""]) => ({
    ...{ group: "kubeflow.org", version: "v1", kind },
    spec: fields({ [name]: replicas }),
  })),
  // Source: batch.volcano.sh/v1alpha1, TaskSpec.
  {
    group: "batch.volcano.sh",
    version: "v1alpha1",
    kind: "Job",
    spec: fields({ minAvailable: number, tasks: list(fields({ name: text, replicas: number, template })) }),
  },
  { group: "ray.io", version: "v1", kind: "RayCluster", spec: fields(raySpec) },
  {
    group: "ray.io",
    version: "v1",
    kind: "RayJob",
    spec: fields({ entrypoint: text, rayClusterSpec: fields(raySpec), submitterPodTemplate: template }),
  },
  { group: "ray.io", version: "v1", kind: "RayService", spec: fields({ rayClusterConfig: fields(raySpec) }) },
  // Source: actions.github.com/v1alpha1, AutoscalingRunnerSetSpec.
  {
    group: "actions.github.com",
    version: "v1alpha1",
    kind: "AutoscalingRunnerSet",
    spec: fields({ maxRunners: number, template }),
  },
];

/** The CustomResourceDefinition of a kind. */
export function definitionObject({ group, version, kind, spec }: Definition) {
  const singular = kind.toLowerCase();
  const plural = `${singular}s`;
  return {
    apiVersion: "apiextensions.k8s.io/v1",
    kind: "CustomResourceDefinition",
    // Groups that end in k8s.io are taken with a word on their approval alone.
    metadata: {
      name: `${plural}.${group}`,
      annotations: { "api-approved.kubernetes.io": "unapproved, for tests" },
    },
    spec: {
      group,
      scope: "Namespaced",
      names: { kind, plural, singular },
      versions: [
        {
          name: version,
          served: true,
          storage: true,
          schema: { openAPIV3Schema: { type: "object", properties: { spec } } },
        },
      ],
    },
  };
}
