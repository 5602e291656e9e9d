import { metadataPlace, type PodPlace, templatePlace, type Workload } from "./workload.js";

const template = ["spec", "template"];

/** The kinds of Kubernetes itself. */
export const builtInWorkloads: readonly Workload[] = [
  { group: "core", kind: "Pod", template: [] },
  { group: "core", kind: "ReplicationController", template },
  ...["apps", "extensions"].flatMap((group) =>
    ["Deployment", "StatefulSet", "DaemonSet", "ReplicaSet"].map((kind) => ({ group, kind, template })),
  ),
  { group: "batch", kind: "Job", template },
  { group: "batch", kind: "CronJob", template: ["spec", "jobTemplate", ...template] },
];

/** Argo Rollouts: `Rollout`. */
export const argoRollout: Workload = { group: "argoproj.io", kind: "Rollout", template };
/** OpenKruise: `CloneSet`. */
export const openKruiseCloneSet: Workload = { group: "apps.kruise.io", kind: "CloneSet", template };
/** Knative Serving: `Service`. */
export const knativeService: Workload = { group: "serving.knative.dev", kind: "Service", template };

/** Fields of a pod's metadata and spec that stand beside each other. */
const flat = (path: readonly string[]): PodPlace => ({ ...metadataPlace(path), spec: path });
const driverAndExecutor = (spec: readonly string[]) =>
  ["driver", "executor"].map((role) => flat([...spec, role]));

/** The Spark operator: `SparkApplication`, its driver and its executors. */
export const sparkApplication: Workload = {
  group: "sparkoperator.k8s.io",
  kind: "SparkApplication",
  pods: driverAndExecutor(["spec"]),
};
/** The Spark operator: `ScheduledSparkApplication`, its driver and its executors. */
export const scheduledSparkApplication: Workload = {
  group: "sparkoperator.k8s.io",
  kind: "ScheduledSparkApplication",
  pods: driverAndExecutor(template),
};

const argo = (kind: string, spec: readonly string[]): Workload => ({
  group: "argoproj.io",
  kind,
  pods: [{ ...metadataPlace([...spec, "podMetadata"]), spec }],
});

/** Argo Workflows: `Workflow`, all its pods. */
export const argoWorkflow: Workload = argo("Workflow", ["spec"]);
/** Argo Workflows: `CronWorkflow`, all its pods. */
export const argoCronWorkflow: Workload = argo("CronWorkflow", ["spec", "workflowSpec"]);
/** Argo Workflows: `WorkflowTemplate`, all its pods. */
export const argoWorkflowTemplate: Workload = argo("WorkflowTemplate", ["spec"]);

/** KServe: `ServingRuntime`. */
export const kserveRuntime: Workload = {
  group: "serving.kserve.io",
  kind: "ServingRuntime",
  pods: [flat(["spec"])],
};
/** KServe: `ClusterServingRuntime`. */
export const kserveClusterRuntime: Workload = { ...kserveRuntime, kind: "ClusterServingRuntime" };

/** The Flink operator: `FlinkDeployment`, its job manager and its task managers. */
export const flinkDeployment: Workload = {
  group: "flink.apache.org",
  kind: "FlinkDeployment",
  pods: [
    { ...templatePlace(["spec", "podTemplate"]), isOptional: true },
    ...["jobManager", "taskManager"].map((role) => templatePlace(["spec", role, "podTemplate"])),
  ],
};

const training = (kind: string, replicas: string): Workload => ({
  group: "kubeflow.org",
  kind,
  template: ["spec", replicas, "*", "template"],
});

/** Kubeflow's training operator: `PyTorchJob`, each kind of its replicas. */
export const pytorchJob: Workload = training("PyTorchJob", "pytorchReplicaSpecs");
/** Kubeflow's training operator: `TFJob`, each kind of its replicas. */
export const tfJob: Workload = training("TFJob", "tfReplicaSpecs");
/** Kubeflow's training and MPI operators: `MPIJob`, its launcher and its workers. */
export const mpiJob: Workload = training("MPIJob", "mpiReplicaSpecs");

/** Volcano: `Job`, each of its tasks. */
export const volcanoJob: Workload = {
  group: "batch.volcano.sh",
  kind: "Job",
  template: ["spec", "tasks", "*", "template"],
};

const rayPods = (spec: readonly string[]) => [
  templatePlace([...spec, "headGroupSpec", "template"]),
  templatePlace([...spec, "workerGroupSpecs", "*", "template"]),
];

/** KubeRay: `RayCluster`, its head and its workers. */
export const rayCluster: Workload = { group: "ray.io", kind: "RayCluster", pods: rayPods(["spec"]) };
/** KubeRay: `RayJob`, the pods of its cluster and, where it is described, the one that submits the job. */
export const rayJob: Workload = {
  group: "ray.io",
  kind: "RayJob",
  pods: [...rayPods(["spec", "rayClusterSpec"]), templatePlace(["spec", "submitterPodTemplate"])],
};
/** KubeRay: `RayService`, the pods of its cluster. */
export const rayService: Workload = {
  group: "ray.io",
  kind: "RayService",
  pods: rayPods(["spec", "rayClusterConfig"]),
};

/** Actions Runner Controller: `AutoscalingRunnerSet`, its runners. */
export const autoscalingRunnerSet: Workload = {
  group: "actions.github.com",
  kind: "AutoscalingRunnerSet",
  template,
};

/** All kinds beyond those of Kubernetes itself that this package knows, for `workloads` of `annotatePods`. */
export const knownWorkloads: readonly Workload[] = [
  argoRollout,
  openKruiseCloneSet,
  knativeService,
  sparkApplication,
  scheduledSparkApplication,
  argoWorkflow,
  argoCronWorkflow,
  argoWorkflowTemplate,
  argo("ClusterWorkflowTemplate", ["spec"]),
  kserveRuntime,
  kserveClusterRuntime,
  flinkDeployment,
  pytorchJob,
  tfJob,
  mpiJob,
  training("XGBoostJob", "xgbReplicaSpecs"),
  training("PaddleJob", "paddleReplicaSpecs"),
  volcanoJob,
  rayCluster,
  rayJob,
  rayService,
  autoscalingRunnerSet,
];
