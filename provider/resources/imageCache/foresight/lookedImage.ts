import type { Layer } from "../../../registry/manifest.js";
import type { Outcome } from "../../../registry/outcome.js";

/** One image of a cache, and what its registry says of it. */
export interface LookedImage {
  /** Its place in `images`. */
  index: number;
  image: string;
  outcome: Outcome;
  /** Whether the cloud is told that it belongs to an Enterprise instance of Container Registry. */
  isCovered?: boolean;
  /** What its layers unpack to, by their digests, as far as its registry says. */
  unpacked?: (layers: readonly Layer[]) => Promise<ReadonlyMap<string, number>>;
}

/** The layers of an image; undefined where its registry does not tell them. */
export function layersOf({ outcome }: LookedImage): readonly Layer[] | undefined {
  return outcome.is === "found" ? outcome.image?.layers : undefined;
}
