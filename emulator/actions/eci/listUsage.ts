import { type Answer, type Call, placeOf } from "../../call.js";

export function listUsage(call: Call): Answer {
  const { cloud } = call;
  return {
    Attributes: {
      MaxImageCacheCount: cloud.settings.imageCacheQuota,
      UsedImageCacheCount: cloud.imageCachesIn(placeOf(call)).length,
      MaxAutoImageCacheCount: Math.floor(cloud.settings.imageCacheQuota / 2),
      UsedAutoImageCacheCount: 0,
      MaxCpu: 1000,
      UsedCpu: 0,
      MaxDataCacheCount: 100,
      UsedDataCacheCount: 0,
    },
  };
}
