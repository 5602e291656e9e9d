import type { V1Pod, V1PodSpec } from "@kubernetes/client-node";
import { expect, it } from "vitest";
import { isForVirtualNode } from "../../../../virtualNode/pods/placement.js";

const eci = { "alibabacloud.com/eci": "true" };
const tolerations = [{ key: "virtual-kubelet.io/provider", operator: "Exists" }];
const pod = (spec: Partial<V1PodSpec> = {}, metadata: V1Pod["metadata"] = {}): V1Pod => ({
  metadata,
  spec: { containers: [], ...spec },
});

const daemon = { apiVersion: "apps/v1", kind: "DaemonSet", name: "proxy", uid: "1" };

it.each<[string, V1Pod, Record<string, string>, boolean]>([
  ["carries the label", pod({}, { labels: eci }), {}, true],
  ["is in a namespace with the label", pod(), eci, true],
  [
    "says no in a namespace with the label",
    pod({}, { labels: { "alibabacloud.com/eci": "false" } }),
    eci,
    false,
  ],
  ["selects the node", pod({ nodeSelector: { type: "virtual-kubelet" } }), {}, true],
  ["tolerates its taint", pod({ tolerations }), {}, true],
  ["tolerates it, but selects others", pod({ tolerations, nodeSelector: { type: "gpu" } }), {}, false],
  ["tolerates everything", pod({ tolerations: [{ operator: "Exists" }] }), {}, false],
  ["says nothing", pod(), {}, false],
  ["has a node", pod({ nodeName: "other" }, { labels: eci }), {}, false],
  ["is of a DaemonSet", pod({}, { labels: eci, ownerReferences: [daemon] }), {}, false],
  ["is going", pod({}, { labels: eci, deletionTimestamp: new Date() }), {}, false],
])("a pod that %s", (_, asked, namespaceLabels, isFor) => {
  expect(isForVirtualNode(asked, namespaceLabels)).toBe(isFor);
});
