import * as rules from "../../core/schema/rules.js";
import { entriesOf, type PlainInputs } from "../../core/schema/table.js";
import type { WatchedImageCache } from "./inputs.js";

export const imageCachesReadyType = "pulumi-nodejs:dynamic/eci:ImageCachesReady";

const { argument, required, computed } = entriesOf<never>();

const watched = rules.object(
  {
    name: rules.text(),
    imageCacheId: rules.id("imc-"),
    revision: rules.wholeNumber(1, Number.MAX_SAFE_INTEGER),
    regionId: rules.text(),
    accountId: rules.text(),
    profile: rules.text(),
  },
  ["name", "imageCacheId", "revision", "regionId", "accountId"],
);

/** Every argument of the wait for a set of image caches, as it reaches the provider. */
export const imageCachesReadyArguments = {
  /** The caches to wait for. Another set, and a new build of a cache in it, are waited for again, in place. */
  imageCaches: required<WatchedImageCache[]>({
    rule: rules.list(watched, {
      unit: "image caches",
      key: (entry) => (entry as WatchedImageCache).imageCacheId,
    }),
    change: "update",
  }),
  /**
   * What caches that have failed, or are not Ready in time, are to the run: `fail` (default) fails it; with `warn` it goes on, a warning
   * lists them, and the next `pulumi up` waits for them again. Changed in place.
   */
  onBuildFailure: argument<"fail" | "warn">({ rule: rules.oneOf("fail", "warn"), change: "local" }),
};

export const imageCachesReadyOutputs = {
  /** Ids of the caches, in the order of the declaration; known only when all of them are Ready. */
  imageCacheIds: computed<string[]>(),
};

/**
 * The arguments of the wait for a set of image caches as plain values.
 *
 * @public the schema of the plugin is made of it.
 */
export interface ImageCachesReadyInputs extends PlainInputs<typeof imageCachesReadyArguments> {}
