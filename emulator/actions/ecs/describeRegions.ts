import type { Answer, Call } from "../../call.js";
import { localName } from "../../undocumented.js";

export function describeRegions({ cloud }: Call): Answer {
  const regions = cloud.settings.regions.map((regionId) => ({
    RegionId: regionId,
    RegionEndpoint: `ecs.${regionId}.aliyuncs.com`,
    LocalName: localName(regionId),
    Status: "available",
  }));
  return { Regions: { Region: regions } };
}
