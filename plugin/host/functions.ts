import type { Operation } from "../../provider/core/operation.js";
import type { Properties } from "../../provider/core/resource.js";
import { findEips } from "../../provider/functions/getEips.js";
import {
  findImageCache,
  findImageCaches,
  type GetImageCacheArgs,
} from "../../provider/functions/getImageCaches.js";
import { findImageDigests, type GetImageDigestsArgs } from "../../provider/functions/getImageDigests.js";
import { type MatchImageCacheArgs, matchedImageCache } from "../../provider/functions/matchImageCache.js";
import {
  type ImageCacheManifestOptions,
  imageCacheManifest,
  imageCacheOptions,
  type PodAnnotationsOptions,
  podAnnotations,
} from "../../sdk/kubernetes/manifests.js";

/** What a function answers, and what it warns of. */
type Answer = (look: Operation, args: Properties) => Promise<object> | object;

const warningsOf = ({ log }: Operation) => ({
  onWarning: ({ property, reason }: { property: string; reason: string }) =>
    log.warning(`${property} ${reason}`),
});

const functions: Readonly<Record<string, Answer>> = {
  getImageCaches: findImageCaches,
  getImageCache: (look, args) => findImageCache(look, args as unknown as GetImageCacheArgs),
  getEips: findEips,
  matchImageCache: (look, args) => matchedImageCache(look, args as unknown as MatchImageCacheArgs),
  getImageDigests: (look, args) => findImageDigests(look, args as unknown as GetImageDigestsArgs),
  imageCacheManifest: (look, args) => ({
    manifest: imageCacheManifest(args as unknown as ImageCacheManifestOptions, warningsOf(look)),
  }),
  imageCacheOptions: (look, { manifest }) => {
    if (typeof manifest !== "object" || manifest === null)
      throw new Error("imageCacheOptions: manifest must be an ImageCache object.");
    return imageCacheOptions(manifest, warningsOf(look));
  },
  podAnnotations: (look, args) => ({
    annotations: podAnnotations(args as PodAnnotationsOptions, warningsOf(look)),
  }),
};

const prefix = "eci:index:";

export function functionOf(token: string): Answer {
  const name = token.startsWith(prefix) ? token.slice(prefix.length) : "";
  const found = Object.hasOwn(functions, name) ? functions[name] : undefined;
  if (found !== undefined) return found;
  const known = Object.keys(functions).map((name) => `${prefix}${name}`);
  throw new Error(`${token} is no function of this plugin: it has ${known.join(", ")}.`);
}
