import type { PullRequest } from "../registry/pull.js";
import type { HeldFields } from "./imageCache.js";

/** What the build of a cache pulls. */
export function pullRequestOf(fields: HeldFields): PullRequest {
  return { ...fields, diskGiB: fields.ImageCacheSize };
}
