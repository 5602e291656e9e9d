import { type Answer, type Call, placeOf } from "../../call.js";
import { isIn } from "../../store/collection.js";

export function listUsage(call: Call): Answer {
  const { cloud } = call;
  return {
    Attributes: {
      MaxImageCacheCount: cloud.settings.imageCacheQuota,
      UsedImageCacheCount: cloud.imageCaches.where(isIn(placeOf(call))).size,
      MaxAutoImageCacheCount: Math.floor(cloud.settings.imageCacheQuota / 2),
      UsedAutoImageCacheCount: 0,
      MaxCpu: 1000,
      UsedCpu: 0,
      MaxDataCacheCount: 100,
      UsedDataCacheCount: 0,
    },
  };
}
