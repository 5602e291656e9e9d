import type { Cloud } from "../../cloud/cloud.js";
import { describeImageCache, type ImageCache } from "../../cloud/eci.js";

/** The cache as the cloud has it; an update of one that is gone fails. */
export async function observe({ eci }: Cloud, id: string): Promise<ImageCache> {
  const cache = await describeImageCache(eci, id);
  if (cache !== undefined) return cache;
  throw new Error(
    "no longer exists in the cloud: it has expired, was evicted or was deleted from outside. Run pulumi up --refresh, which creates it anew.",
  );
}
