import { type Answer, type Call, placeOf } from "../../call.js";
import { describeCommonBandwidthPackage } from "../../eip/commonBandwidthPackage.js";
import { numberedPage } from "../../numberedPage.js";
import { isIn } from "../../store/collection.js";
import { matchesTags, readTagFilters } from "../../tags.js";
import { newestFirst } from "../../undocumented.js";

export function describeCommonBandwidthPackages(call: Call): Answer {
  const { cloud, parameters } = call;
  const id = parameters.filled("BandwidthPackageId");
  const name = parameters.filled("Name");
  const group = parameters.filled("ResourceGroupId");
  const isProtected = parameters.flag("SecurityProtectionEnabled");
  const tags = readTagFilters(parameters);
  const found = cloud.commonBandwidthPackages
    .where(isIn(placeOf(call)))
    .list()
    .sort(newestFirst)
    .filter(
      ({ bandwidthPackageId, fields }) =>
        (id ?? bandwidthPackageId) === bandwidthPackageId &&
        (name ?? fields.Name) === fields.Name &&
        (group ?? fields.ResourceGroupId) === fields.ResourceGroupId &&
        (isProtected === undefined || isProtected === fields.SecurityProtectionTypes.length > 0) &&
        matchesTags(fields.Tags, tags),
    );
  const { items, ...page } = numberedPage(found, parameters, { size: 10, max: 50 });
  const entries = items.map((each) => describeCommonBandwidthPackage(each, cloud));
  return { ...page, CommonBandwidthPackages: { CommonBandwidthPackage: entries } };
}
