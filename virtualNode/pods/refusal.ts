import { CloudError, isNamedCacheMissing, isNamedCacheUnfinished } from "../../provider/cloud/errors.js";
import type { Told } from "./podEvent.js";

/** What a pod is told whose group the cloud refuses; the request id stays in the log, so that it is told once. */
export function refusalOf(error: unknown, imageCacheId: string | undefined): Told {
  if (isNamedCacheMissing(error)) {
    const message = `The specified image cache ${imageCacheId} does not exist.`;
    return { type: "Warning", reason: "ImageCacheNotFound", message };
  }
  if (isNamedCacheUnfinished(error)) {
    const message = `The production for specified image cache ${imageCacheId} is not yet complete.`;
    return { type: "Normal", reason: "ImageCacheNotComplete", message };
  }
  return { type: "Warning", reason: "ProviderCreateFailed", message: reasonOf(error) };
}

function reasonOf(error: unknown): string {
  if (error instanceof CloudError) return `${error.code}: ${error.reason}`;
  return error instanceof Error ? error.message : String(error);
}
