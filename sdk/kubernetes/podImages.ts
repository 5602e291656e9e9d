import * as pulumi from "@pulumi/pulumi";
import { isFields, type Nested, type Path } from "../nested.js";

/** What leads to images, so that an Output there is worth waiting for. */
const leadsToImages = new Set([
  ...["image", "spec", "template", "templates", "containers", "initContainers", "sidecars", "container"],
  ...["script", "containerSet"],
]);
/** What holds no images, whatever its names are. */
const holdsNone = new Set(["env", "envFrom", "args", "command", "annotations", "labels"]);

/** The images that a description of pods names, at any depth. */
export function imagesIn(value: Nested, key = ""): Nested[] {
  if (pulumi.Output.isInstance(value)) {
    return leadsToImages.has(key) ? [value.apply((known) => imagesIn(known, key))] : [];
  }
  if (typeof value === "string") return key === "image" ? [value] : [];
  if (Array.isArray(value)) return value.flatMap((item) => imagesIn(item, key));
  if (!isFields(value)) return [];
  return Object.entries(value).flatMap(([name, item]) => (holdsNone.has(name) ? [] : imagesIn(item, name)));
}

/** The images of one pod: those of its own description, and the one that the object names for all its pods. */
export function podImages(object: Nested, anchor: Path, pod: Nested): Nested[] {
  const own = imagesIn(pod);
  const namesItself = isFields(pod) && pod.image !== undefined;
  return namesItself ? own : [...own, ...sharedImages(object, anchor)];
}

/** `image` at each step of the way to the pod. */
function sharedImages(value: Nested, [key, ...rest]: Path): Nested[] {
  if (key === undefined || key === "*" || !isFields(value)) return [];
  const shared =
    typeof value.image === "string" || pulumi.Output.isInstance(value.image) ? [value.image] : [];
  return [...shared, ...sharedImages(value[key], rest)];
}

/** Names of images out of what `imagesIn` has found, once all is known. */
export function imageNames(found: unknown): string[] {
  if (Array.isArray(found)) return found.flatMap(imageNames);
  return typeof found === "string" ? [found] : [];
}
