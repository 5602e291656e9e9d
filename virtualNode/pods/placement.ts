import type { V1Pod } from "@kubernetes/client-node";
import { providerTaint, virtualNodeLabels } from "./nodeObject.js";

const eciLabel = "alibabacloud.com/eci";

type Labels = Readonly<Record<string, string>>;

/**
 * Whether a pod that has no node yet belongs to the virtual one: it or its namespace carries the label, or it selects or tolerates the
 * node. Where a scheduler runs, that decides by the same selectors and tolerations.
 */
export function isForVirtualNode(pod: V1Pod, namespaceLabels: Labels): boolean {
  const { metadata, spec } = pod;
  if (isOfDaemonSet(pod) || spec === undefined || spec.nodeName || metadata?.deletionTimestamp !== undefined)
    return false;
  const labels = { ...namespaceLabels, ...metadata?.labels };
  if (labels[eciLabel] === "true") return true;
  const selector = Object.entries(spec.nodeSelector ?? {});
  if (!selector.every(([name, value]) => virtualNodeLabels[name] === value)) return false;
  const tolerates = spec.tolerations?.some(({ key }) => key === providerTaint.key) ?? false;
  return tolerates || spec.nodeSelector?.type === virtualNodeLabels.type;
}

/** What serves every node serves real ones: the virtual node runs none of it, also where somebody else has bound it. */
export function isOfDaemonSet({ metadata }: V1Pod): boolean {
  return metadata?.ownerReferences?.some(({ kind }) => kind === "DaemonSet") ?? false;
}
