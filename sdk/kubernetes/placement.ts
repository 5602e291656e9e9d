import { isFields, mapNested, type Nested, withChanged } from "../nested.js";

/** What a scheduler looks at to put pods on a virtual node. */
export interface PlacementFields {
  /** Labels of the pod. Default: none. */
  labels?: Readonly<Record<string, string>> | undefined;
  /** Labels that the node has. Default: any. */
  nodeSelector?: Readonly<Record<string, string>> | undefined;
  /** Taints of nodes that the pod puts up with, each as in a pod's `tolerations`. Default: none. */
  tolerations?: readonly Readonly<Record<string, unknown>>[] | undefined;
}

/** A way onto a virtual node by its name, or what a scheduler looks at. */
export type Placement = "label" | "virtual-kubelet" | PlacementFields;

const named: Readonly<Record<string, PlacementFields>> = {
  label: { labels: { "alibabacloud.com/eci": "true" } },
  "virtual-kubelet": {
    nodeSelector: { type: "virtual-kubelet" },
    tolerations: [{ key: "virtual-kubelet.io/provider", operator: "Exists" }],
  },
};

/** What pods are given for a placement; throws where there is none of that name. */
export function placementFields(placement: Placement | undefined): PlacementFields {
  if (placement === undefined) return {};
  if (typeof placement !== "string") return placement;
  const fields = Object.hasOwn(named, placement) ? named[placement] : undefined;
  if (fields !== undefined) return fields;
  const names = Object.keys(named).map((name) => JSON.stringify(name));
  throw new Error(
    `annotatePods: placement must be ${names.join(", ")} or an object of labels, nodeSelector and tolerations, not ${JSON.stringify(placement)}.`,
  );
}

/** A pod's own labels and those of the placement; the pod's win. */
export function placedLabels(own: Nested, { labels = {} }: PlacementFields): Nested {
  return mapNested(own, (kept) => ({ ...labels, ...(isFields(kept) ? kept : {}) }));
}

/** A pod's spec with what the placement says and the pod does not. A pod that names its node is there already. */
export function placedSpec(spec: Nested, { nodeSelector, tolerations }: PlacementFields): Nested {
  return mapNested(spec, (fields) => {
    if (!isFields(fields)) return fields as Nested;
    const selected =
      nodeSelector === undefined || fields.nodeName !== undefined
        ? fields
        : withChanged(fields, ["nodeSelector"], (own) =>
            mapNested(own, (kept) => ({ ...nodeSelector, ...(isFields(kept) ? kept : {}) })),
          );
    if (tolerations === undefined) return selected;
    return withChanged(selected, ["tolerations"], (own) =>
      mapNested(own, (kept) => withTolerations(Array.isArray(kept) ? kept : [], tolerations)),
    );
  });
}

function withTolerations(
  own: readonly unknown[],
  added: readonly Readonly<Record<string, unknown>>[],
): unknown[] {
  const keys = own.map((toleration) => (isFields(toleration) ? toleration.key : undefined));
  return [...own, ...added.filter(({ key }) => !keys.includes(key as Nested))];
}
