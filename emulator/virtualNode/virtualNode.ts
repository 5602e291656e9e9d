import { setTimeout as pause } from "node:timers/promises";
import { type Cloud, Clouds } from "../../provider/cloud/cloud.js";
import { openClient } from "../../provider/cluster/client.js";
import { ClusterError } from "../../provider/cluster/clusterError.js";
import { ImageCacheObjects } from "../../provider/cluster/imageCacheObjects.js";
import { readSettings } from "../../provider/configuration/settings.js";
import { ClusterReader } from "./clusterReader.js";
import { Node } from "./node.js";
import type { Profile } from "./request.js";

/** How a virtual node finds its cluster and its cloud. */
export interface VirtualNodeOptions {
  /** Where the API is, such as the `url` of an emulator. */
  endpoint: string;
  /** Content of a kubeconfig or the path of one. Default: where kubectl looks. */
  kubeconfig?: string;
  /** Context of the kubeconfig. Default: its current one. */
  context?: string;
  /** Default `cn-hangzhou`. */
  regionId?: string;
  /** Default `test`. */
  accessKeyId?: string;
  /** Default `test`. */
  accessKeySecret?: string;
  /** The security token that goes with the key. Default none. */
  securityToken?: string;
  /** What objects get that name no network. Default: a vSwitch and a group that only an emulator without networks takes. */
  profile?: Profile;
  /** How long to wait between two looks at the cluster, in ms. Default 1000. */
  intervalMs?: number;
  /** Hears of what is done and what goes wrong. Default: nobody. */
  log?: (message: string) => void;
}

/** A running stand-in for the virtual node of a cluster. */
export interface VirtualNode {
  /** Stops looking at the cluster; caches stay. */
  close(): Promise<void>;
}

/**
 * Does for the ImageCache objects of a cluster what its virtual node does: makes a cache for each by its annotations, writes
 * the cache's status to the object, and deletes the cache when the object goes. Caches of objects that go while it does not
 * run stay.
 */
export async function startVirtualNode(options: VirtualNodeOptions): Promise<VirtualNode> {
  const client = await openClient(options.kubeconfig, options.context);
  const node = new Node(
    await cloudOf(options),
    new ImageCacheObjects(client),
    new ClusterReader(client),
    options.profile ?? { vswitchIds: ["vsw-virtual-node"], securityGroupId: "sg-virtual-node" },
    options.log ?? (() => {}),
  );
  await firstLook(node);
  const closing = new AbortController();
  const running = run(node, options.intervalMs ?? 1_000, closing.signal);
  return {
    close: async () => {
      closing.abort();
      await running;
    },
  };
}

/** A wrong kubeconfig is an error of the start; a cluster that is only just starting is not. */
async function firstLook(node: Node): Promise<void> {
  try {
    await node.look();
  } catch (error) {
    const answered = error instanceof ClusterError && error.status !== undefined;
    if (!answered || !error.isPassing) throw error;
  }
}

function cloudOf({ endpoint, regionId = "cn-hangzhou", ...keys }: VirtualNodeOptions): Promise<Cloud> {
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
