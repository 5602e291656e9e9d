import { type ImageCache, listImageCaches } from "../../../cloud/eci.js";
import type { Operation } from "../../../core/operation.js";
import { onceIn } from "./onceIn.js";
import type { KnownPlace } from "./place.js";
import { quickLook } from "./quickLook.js";

/** The caches of a region as they were when this process first looked; undefined where that tells nothing. */
export function regionCaches(operation: Operation, place: KnownPlace): Promise<ImageCache[] | undefined> {
  const open = () => operation.cloudAt(place, "");
  return onceIn(operation.session, `caches ${place.key}`, () =>
    quickLook(operation, open, ({ eci }) => listImageCaches(eci, {})),
  );
}
