import type { Operation } from "../core/operation.js";
import type { Properties } from "../core/resource.js";
import {
  digestsOf,
  type ImageDigests,
  movedImages,
  movesIn,
} from "../resources/imageCache/freshness/digests.js";

/** What has become of the images of a cache since it was built. */
export interface DigestStatus {
  /** A line for each image that stands for something else now. */
  moved: string[];
  /** The images of which nobody knows whether they do. */
  unknown: string[];
}

/** Compares what the state of a cache remembers with what the registries say now. */
export async function digestStatus(operation: Operation, state: Properties): Promise<DigestStatus> {
  const images = Array.isArray(state.images) ? state.images.map(String) : [];
  const before = (state.imageDigests ?? {}) as ImageDigests;
  const isRemembered = Object.keys(before).length > 0;
  const now = (isRemembered ? await digestsOf(operation, state) : undefined) ?? {};
  return {
    moved: movedImages(before, now).map((one) => movesIn([one])),
    unknown: images.filter((image) => before[image] === undefined || now[image] === undefined),
  };
}
