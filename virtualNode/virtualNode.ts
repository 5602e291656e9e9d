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
  /** Stops looking at the cluster; caches, pods and the node stay. */
  close(): Promise<void>;
}

/**
 * Does for the ImageCache objects and pods of a cluster what its virtual node does: makes a cache for each by its annotations, writes
 * the cache's status to the object, and deletes the cache when the object goes. Caches of objects that go while it does not
 * run stay. Registers as a node too, before it returns, and runs the pods that belong to it as container groups. Throws when the
 * kubeconfig leads to no cluster.
 */
export async function startVirtualNode(options: VirtualNodeOptions): Promise<VirtualNode> {
  // The clients of the cloud and of Kubernetes are loaded here: an emulator alone does without them.
  const { runNode } = await import("./runNode.js");
  return runNode(options);
}
