import { missingParameter } from "../../apiError.js";
import { type Answer, type Call, seenBy } from "../../call.js";
import { describeVSwitch } from "../../network/vswitch.js";
import { numberedPage } from "../../numberedPage.js";
import { matchesTags, readTagFilters } from "../../tags.js";
import { newestFirst } from "../../undocumented.js";

export function describeVSwitches(call: Call): Answer {
  const { cloud, parameters } = call;
  const regionId = parameters.filled("RegionId");
  const vpcId = parameters.filled("VpcId");
  if (regionId === undefined && vpcId === undefined) throw missingParameter("RegionId");
  const ids = parameters.filled("VSwitchId")?.split(",");
  const zoneId = parameters.filled("ZoneId");
  const name = parameters.filled("VSwitchName");
  const tags = readTagFilters(parameters);
  const found = cloud.vswitches
    .where(seenBy(call))
    .list()
    .sort(newestFirst)
    .filter(
      (vswitch) =>
        (vpcId ?? vswitch.vpcId) === vswitch.vpcId &&
        (ids?.includes(vswitch.vswitchId) ?? true) &&
        (zoneId ?? vswitch.zoneId) === vswitch.zoneId &&
        (name ?? vswitch.fields.VSwitchName) === vswitch.fields.VSwitchName &&
        matchesTags(vswitch.fields.Tags, tags),
    );
  const { items, ...page } = numberedPage(found, parameters, { size: 10, max: 50 });
  const entries = items.map((vswitch) => describeVSwitch(vswitch, cloud.vpcs.get(vswitch.vpcId), cloud));
  return { ...page, VSwitches: { VSwitch: entries } };
}
