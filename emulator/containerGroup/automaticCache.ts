import { ApiError } from "../apiError.js";
import type { Call } from "../call.js";
import { addImageCache } from "../imageCache/addImageCache.js";
import type { HeldFields, ImageCache } from "../imageCache/imageCache.js";
import { autoCreateFailedReason, defaultResourceGroup } from "../undocumented.js";
import { imagesOf } from "./cacheChoice.js";
import type { ContainerGroup } from "./containerGroup.js";
import { eventAt, type GroupEvent } from "./groupEvent.js";

const usualSizeGiB = 20;

/** Begins the cache that the service makes by itself for the images of a group, and tells what becomes of it. */
export function makeAutomaticCache(call: Call, group: ContainerGroup): GroupEvent[] {
  const { now } = call;
  try {
    const { imageCacheId, build } = addImageCache(call, group, automaticFields(group), { isAutomatic: true });
    const created = told(
      now,
      "Normal",
      "ImageCacheAutoCreated",
      `Image cache ${imageCacheId} is auto created`,
    );
    return build.failure ? [created, failed(build.endsAt, "failed to pull images.")] : [created];
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    return [failed(now, error.message)];
  }
}

/** What a group tells of its cache, in the words of the service. */
export function cacheEvent(now: number, cache: ImageCache | undefined): GroupEvent {
  if (cache === undefined) return told(now, "Warning", "ImageCacheMissed", "Missed image cache.");
  const { imageCacheId } = cache;
  const message = `Successfully hit image cache ${imageCacheId}, eci will be scheduled with this image cache.`;
  return told(now, "Normal", "SuccessfulHitImageCache", message);
}

/** It has no way out of its own: the address of the group does not serve it. */
function automaticFields({ containerGroupId, fields, placement }: ContainerGroup): HeldFields {
  const { ImageRegistryCredentials, AcrRegistryInfos, PlainHttpRegistry, InsecureRegistry, OsType } = fields;
  return {
    ImageCacheName: `auto-create-for-${containerGroupId}`,
    Images: imagesOf(fields),
    ImageCacheSize: usualSizeGiB + (fields.EphemeralStorage ?? 0),
    ResourceGroupId: defaultResourceGroup,
    EliminationStrategy: "LRU",
    Tags: [],
    VSwitchId: placement.vswitchId,
    SecurityGroupId: placement.securityGroupId,
    ...{ ImageRegistryCredentials, AcrRegistryInfos, PlainHttpRegistry, InsecureRegistry, OsType },
  };
}

function failed(at: number, why: string): GroupEvent {
  return told(at, "Warning", autoCreateFailedReason, `Image cache auto create failed for ${why}`);
}

function told(at: number, type: GroupEvent["type"], reason: string, message: string): GroupEvent {
  return eventAt(at, { source: "EciService", type, reason, message: `[eci.imagecache]${message}` });
}
