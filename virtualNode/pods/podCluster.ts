import type { CoreV1Event, V1Namespace, V1Pod } from "@kubernetes/client-node";
import type { ClusterClient } from "../../provider/kubernetes/client.js";
import { ClusterError } from "../../provider/kubernetes/clusterError.js";
import { nodeObject, nodeStatus } from "./nodeObject.js";

/** What the virtual node reads and writes of pods, and of itself. */
export class PodCluster {
  private readonly api;

  constructor(private readonly client: ClusterClient) {
    this.api = client.api(client.kubernetes.CoreV1Api);
  }

  async registerNode(name: string, regionId: string): Promise<void> {
    await this.unlessThere(() => this.api.createNode({ body: nodeObject(name, regionId) }));
  }

  async beat(name: string, at: string): Promise<void> {
    const body = { status: nodeStatus(name, at) };
    await this.client.call(() => this.api.patchNodeStatus({ name, body }, this.merging()));
  }

  async pods(): Promise<V1Pod[]> {
    const { items } = await this.client.call<{ items: V1Pod[] }>(() => this.api.listPodForAllNamespaces());
    return items;
  }

  /** The labels of namespaces, by name. */
  async namespaceLabels(): Promise<Map<string, Record<string, string>>> {
    const { items } = await this.client.call<{ items: V1Namespace[] }>(() => this.api.listNamespace());
    return new Map(items.map(({ metadata }) => [metadata?.name ?? "", metadata?.labels ?? {}]));
  }

  /** Gives a pod its node; another one may have been quicker. */
  async bind(pod: V1Pod, nodeName: string): Promise<void> {
    const { name, namespace, uid } = placeOf(pod);
    const target = { apiVersion: "v1", kind: "Node", name: nodeName };
    const body = { apiVersion: "v1", kind: "Binding", metadata: { name, namespace, uid }, target };
    await this.unlessThere(() => this.api.createNamespacedPodBinding({ name, namespace, body }));
  }

  async annotate(pod: V1Pod, annotations: Record<string, string>): Promise<void> {
    const { name, namespace, uid } = placeOf(pod);
    const body = { metadata: { uid, annotations } };
    await this.client.callUnlessGone(() =>
      this.api.patchNamespacedPod({ name, namespace, body }, this.merging()),
    );
  }

  async writeStatus(pod: V1Pod, status: object): Promise<void> {
    const { name, namespace, uid } = placeOf(pod);
    const body = { metadata: { uid }, status };
    await this.client.callUnlessGone(() =>
      this.api.patchNamespacedPodStatus({ name, namespace, body }, this.merging()),
    );
  }

  async tell(event: CoreV1Event): Promise<void> {
    const namespace = event.metadata.namespace ?? "default";
    await this.unlessThere(() => this.api.createNamespacedEvent({ namespace, body: event }));
  }

  /** Lets a pod go that somebody has deleted. */
  async finish(pod: V1Pod): Promise<void> {
    const { name, namespace, uid } = placeOf(pod);
    const body = { gracePeriodSeconds: 0, preconditions: { uid } };
    await this.client.callUnlessGone(() => this.api.deleteNamespacedPod({ name, namespace, body }));
  }

  /** A merge, which leaves alone what it does not name. */
  private merging() {
    const { setHeaderOptions, PatchStrategy } = this.client.kubernetes;
    return setHeaderOptions("Content-Type", PatchStrategy.MergePatch);
  }

  private async unlessThere(body: () => Promise<unknown>): Promise<void> {
    try {
      await this.client.callUnlessGone(body);
    } catch (error) {
      if (!(error instanceof ClusterError) || error.status !== 409) throw error;
    }
  }
}

function placeOf({ metadata = {} }: V1Pod) {
  const { name = "", namespace = "default", uid = "" } = metadata;
  return { name, namespace, uid };
}
