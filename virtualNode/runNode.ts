import { setTimeout as pause } from "node:timers/promises";
import { Clouds } from "../provider/accounts/clouds.js";
import { readSettings } from "../provider/accounts/settings.js";
import type { SharedCloud } from "../provider/cloud/cloud.js";
import { openClient } from "../provider/kubernetes/client.js";
import { ClusterError } from "../provider/kubernetes/clusterError.js";
import { ImageCacheObjects } from "../provider/kubernetes/imageCacheObjects.js";
import { ClusterReader } from "./clusterReader.js";
import { Node } from "./node.js";
import { ContainerGroups } from "./pods/containerGroups.js";
import { PodCluster } from "./pods/podCluster.js";
import { Pods } from "./pods/pods.js";
import { Troubles } from "./troubles.js";
import type { VirtualNode, VirtualNodeOptions } from "./virtualNode.js";

export async function runNode(options: VirtualNodeOptions): Promise<VirtualNode> {
  const client = await openClient(options.kubeconfig, options.context, { who: "A virtual node" });
  const { profile = { vswitchIds: ["vsw-virtual-node"], securityGroupId: "sg-virtual-node" } } = options;
  const { log = () => {} } = options;
  const cloud = await cloudOf(options);
  const reader = new ClusterReader(client, profile);
  const troubles = new Troubles(log);
  const pods = new Pods(new PodCluster(client), new ContainerGroups(cloud), reader, troubles, log);
  const node = new Node(cloud, new ImageCacheObjects(client), reader, pods, troubles, log);
  await firstLook(node);
  await node.lookAtPods();
  const closing = new AbortController();
  const running = run(node, options.intervalMs ?? 1_000, closing.signal);
  return {
    close: async () => {
      closing.abort();
      await running;
    },
  };
}

/** A wrong kubeconfig is an error of the start; a cluster that is only just starting, or gets its definition later, is not. */
async function firstLook(node: Node): Promise<void> {
  try {
    await node.look();
  } catch (error) {
    if (!(error instanceof ClusterError) || error.status === undefined) throw error;
    if (!error.isPassing && !error.isUnknownKind) throw error;
  }
}

function cloudOf({ endpoint, regionId = "cn-hangzhou", ...keys }: VirtualNodeOptions): Promise<SharedCloud> {
  const environment = {
    ECI_ENDPOINT: endpoint,
    VPC_ENDPOINT: endpoint,
    STS_ENDPOINT: endpoint,
    ALICLOUD_ACCESS_KEY: keys.accessKeyId ?? "test",
    ALICLOUD_SECRET_KEY: keys.accessKeySecret ?? "test",
    ALICLOUD_SECURITY_TOKEN: keys.securityToken,
  };
  return new Clouds(
    readSettings(() => undefined, environment),
    environment,
  ).in(regionId);
}

async function run(node: Node, intervalMs: number, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    await pause(intervalMs, undefined, { signal }).catch(() => {});
    if (!signal.aborted) await node.lookAgain();
  }
}
