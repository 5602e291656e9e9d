import type { V1Node } from "@kubernetes/client-node";

export const virtualNodeLabels: Readonly<Record<string, string>> = {
  type: "virtual-kubelet",
  "kubernetes.io/os": "linux",
  "kubernetes.io/arch": "amd64",
  "kubernetes.io/role": "agent",
};

export const providerTaint = {
  key: "virtual-kubelet.io/provider",
  value: "alibabacloud",
  effect: "NoSchedule",
} as const;

/** The node as it is registered. */
export function nodeObject(name: string, regionId: string): V1Node {
  const labels = {
    ...virtualNodeLabels,
    "kubernetes.io/hostname": name,
    "topology.kubernetes.io/region": regionId,
  };
  return {
    apiVersion: "v1",
    kind: "Node",
    metadata: { name, labels },
    spec: { taints: [{ ...providerTaint }] },
  };
}

const resources = { cpu: "5120", memory: "20480Gi", "ephemeral-storage": "20480Gi", pods: "1000" };

/** What a heartbeat says. */
export function nodeStatus(name: string, at: string) {
  const ready = {
    type: "Ready",
    status: "True",
    reason: "KubeletReady",
    message: "The virtual node of an emulator is ready",
    lastHeartbeatTime: at,
  };
  return {
    capacity: resources,
    allocatable: resources,
    conditions: [ready],
    addresses: [{ type: "Hostname", address: name }],
    nodeInfo: { kubeletVersion: "v1.0.0-pulumi-eci", operatingSystem: "linux", architecture: "amd64" },
  };
}
