import * as pulumi from "@pulumi/pulumi";
import { isFields, type Nested } from "../nested.js";
import { currentRun } from "../run.js";
import { imageCacheGroup } from "./objectMeta.js";
import { fits, type PodFacts, type PodFilter } from "./podFilter.js";
import { imagesIn } from "./podImages.js";
import { kindOf } from "./workload.js";
import { knownWorkloads } from "./workloads.js";

/** Resources that stand for several objects, each of which is seen by itself, and objects that make no pods. */
const passedOver = new Set(["yaml", "helm.sh", "kustomize", "apiextensions.k8s.io", imageCacheGroup]);
const told = new WeakMap<object, Set<string>>();

/** Tells, once for each kind and run, of an object that seems to make pods and whose places nobody has named. */
export function tellOfUnknownKind(type: string, object: Nested, namespace: Nested, filter: PodFilter): void {
  const found = kindOf(type);
  if (found === undefined || passedOver.has(found.group) || !makesPods(object)) return;
  if (fits(factsOf(object, namespace), filter) !== true) return;
  const run = currentRun();
  const kinds = told.get(run) ?? new Set();
  told.set(run, kinds);
  const kind = `${found.kind} of ${found.group}`;
  if (kinds.has(kind)) return;
  kinds.add(kind);
  const isKnown = knownWorkloads.some(
    ({ group, kind: name }) => group === found.group && name === found.kind,
  );
  const remedy = isKnown
    ? "add it to workloads, or all known kinds by workloads: knownWorkloads."
    : "tell by workloads where it describes its pods, as { group, kind, pods }.";
  void pulumi.log.warn(
    `annotatePods leaves pods of ${kind} as they are, because it is no kind of Kubernetes itself: ${remedy}`,
  );
}

/** Only what is there already is looked at: nothing waits for a warning. */
function makesPods(object: Nested): boolean {
  if (!isFields(object)) return false;
  const { spec } = object;
  return holdsContainers(object) || (isFields(spec) && (isGiven(spec.image) || isGiven(spec.images)));
}

function isGiven(value: Nested): boolean {
  return typeof value === "string" || (typeof value === "object" && value !== null);
}

function holdsContainers(value: unknown): boolean {
  if (Array.isArray(value)) return value.some(holdsContainers);
  if (!isFields(value)) return false;
  const { containers } = value;
  if (Array.isArray(containers) && containers.some((each) => isFields(each) && isGiven(each.image)))
    return true;
  return Object.values(value).some(holdsContainers);
}

function factsOf(object: Nested, namespace: Nested): PodFacts {
  const metadata = isFields(object) && isFields(object.metadata) ? object.metadata : {};
  return {
    namespace: metadata.namespace ?? namespace,
    labels: [metadata.labels],
    images: imagesIn(object).filter((image) => typeof image === "string"),
  };
}
