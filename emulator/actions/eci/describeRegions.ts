import type { Answer, Call } from "../../call.js";
import { zonesOf } from "../../placement/zones.js";
import { regionsOfEci } from "../../undocumented.js";

export function describeRegions({ cloud, parameters }: Call): Answer {
  const regions = regionsOfEci(cloud.settings.regions, parameters.filled("RegionId"));
  return {
    Regions: regions.map((regionId) => ({
      RegionId: regionId,
      RegionEndpoint: `eci.${regionId}.aliyuncs.com`,
      Zones: zonesOf(regionId),
      RecommendZones: zonesOf(regionId),
    })),
  };
}
