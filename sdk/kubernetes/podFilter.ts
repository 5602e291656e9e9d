import * as pulumi from "@pulumi/pulumi";
import { holdsOutput, isFields, type Nested } from "../nested.js";
import { imageNames } from "./podImages.js";

/** Which pods are meant: those that fit each condition that is given. */
export interface PodFilter {
  /**
   * Namespaces of the workload. One that names none counts as of the namespace of its provider where that is known: from the
   * configuration `kubernetes:namespace`, or from a provider that is declared after the transform is registered; else as
   * `default`. Default: all.
   */
  namespaces?: readonly string[] | undefined;
  /** Labels that the pod, or the workload, has. Default: any. */
  labels?: Readonly<Record<string, string>> | undefined;
  /** Images of which the pod has one: a name with or without a tag, or a pattern. Default: any. */
  images?: readonly (string | RegExp)[] | undefined;
}

/** What a filter asks of pods; each part may be known later. */
export interface PodFacts {
  namespace: Nested;
  /** Of the pod and of the workload. */
  labels: readonly Nested[];
  images: readonly Nested[];
}

/** Whether the filter means these pods: known now, or as soon as what it asks for is known. */
export function fits(facts: PodFacts, filter: PodFilter): boolean | pulumi.Output<boolean> {
  const asked = {
    namespace: filter.namespaces && facts.namespace,
    labels: filter.labels ? facts.labels : [],
    images: filter.images ? facts.images : [],
  };
  const decide = (known: unknown) => fitsFacts(known as PodFacts, filter);
  return holdsOutput(asked) ? (pulumi.output(asked) as pulumi.Output<unknown>).apply(decide) : decide(asked);
}

function fitsFacts({ namespace, labels, images }: PodFacts, filter: PodFilter): boolean {
  const hasNamespace = filter.namespaces?.includes(String(namespace ?? "default")) ?? true;
  const hasLabels = Object.entries(filter.labels ?? {}).every(([key, value]) =>
    labels.some((candidate) => isFields(candidate) && candidate[key] === value),
  );
  const names = imageNames(images);
  const hasImage = filter.images?.some((wanted) => names.some((image) => isImage(image, wanted))) ?? true;
  return hasNamespace && hasLabels && hasImage;
}

function isImage(image: string, wanted: string | RegExp): boolean {
  if (wanted instanceof RegExp) return image.search(wanted) >= 0;
  return image === wanted || image.startsWith(`${wanted}:`) || image.startsWith(`${wanted}@`);
}
