import type { Path } from "../nested.js";
import type { PodPlace } from "./workload.js";

/** A pod's place, seen from the value that holds all that is said of the pod. */
export interface PodAnchor {
  /** Path of that value in the object. */
  anchor: Path;
  /** The place from there on. */
  place: PodPlace;
}

/** Whether a key holds the metadata of pods, which may be begun where it is missing. */
export function isMetadata(key: string): boolean {
  return /metadata$/i.test(key);
}

export function anchorOf(place: PodPlace): PodAnchor {
  const { annotations, labels, spec } = place;
  const holders = [holderOf(annotations), ...(labels ? [holderOf(labels)] : []), ...(spec ? [spec] : [])];
  const anchor = holders.reduce(commonStart);
  const after = (path: Path) => path.slice(anchor.length);
  return {
    anchor,
    place: {
      annotations: after(annotations),
      ...(labels && { labels: after(labels) }),
      ...(spec && { spec: after(spec) }),
      isOptional: place.isOptional,
    },
  };
}

/** What annotations or labels belong to: not the metadata, which may be missing. */
function holderOf(path: Path): Path {
  const parent = path.slice(0, -1);
  return isMetadata(parent.at(-1) ?? "") ? parent.slice(0, -1) : parent;
}

function commonStart(a: Path, b: Path): Path {
  const end = a.findIndex((key, index) => key !== b[index]);
  return end < 0 ? a : a.slice(0, end);
}
