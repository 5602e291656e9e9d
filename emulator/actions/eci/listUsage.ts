import { type Answer, type Call, placeOf } from "../../call.js";
import { usageOf } from "../../imageCache/quota.js";
import { isIn } from "../../store/collection.js";

export function listUsage(call: Call): Answer {
  const { cloud } = call;
  const place = placeOf(call);
  const manual = usageOf(cloud, place, false);
  const automatic = usageOf(cloud, place, true);
  return {
    Attributes: {
      MaxImageCacheCount: manual.quota,
      UsedImageCacheCount: manual.caches.length,
      MaxAutoImageCacheCount: automatic.quota,
      UsedAutoImageCacheCount: automatic.caches.length,
      MaxCpu: 1000,
      UsedCpu: usedCpu(call),
      MaxDataCacheCount: 100,
      UsedDataCacheCount: 0,
    },
  };
}

function usedCpu(call: Call): number {
  const groups = call.cloud
    .runningGroups()
    .where(isIn(placeOf(call)))
    .list();
  return groups.reduce((sum, { fields }) => sum + fields.Cpu, 0);
}
