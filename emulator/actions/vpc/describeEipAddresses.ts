import { invalidParameter } from "../../apiError.js";
import { type Answer, type Call, placeOf } from "../../call.js";
import { type DescribedEip, describeEip } from "../../eip/view.js";
import { numberedPage } from "../../numberedPage.js";
import type { Parameters } from "../../parameters.js";
import { isIn } from "../../store/collection.js";
import { matchesTags, readTagFilters } from "../../tags.js";
import { newestFirst } from "../../undocumented.js";

const maxListed = 50;

export function describeEipAddresses(call: Call): Answer {
  const { cloud, parameters, now } = call;
  const place = placeOf(call);
  const accepts = readFilter(parameters);
  const found = cloud.eips
    .where(isIn(place))
    .list()
    .sort(newestFirst)
    .map((eip) => describeEip(eip, now, cloud.bandwidthPackageOf(eip)))
    .filter(accepts);
  const { items, ...page } = numberedPage(found, parameters, { size: 10, max: 100 });
  return { ...page, EipAddresses: { EipAddress: items } };
}

function readFilter(parameters: Parameters): (eip: DescribedEip) => boolean {
  const allocationIds = readIds(parameters, "AllocationId");
  const addresses = readIds(parameters, "EipAddress");
  const tags = readTagFilters(parameters);
  const equal = [
    ["EipName", "Name"],
    ["ChargeType", "ChargeType"],
    ["ISP", "ISP"],
    ["Status", "Status"],
    ["ResourceGroupId", "ResourceGroupId"],
    ["AssociatedInstanceId", "InstanceId"],
    ["AssociatedInstanceType", "InstanceType"],
    ["PublicIpAddressPoolId", "PublicIpAddressPoolId"],
  ] as const;
  const wanted = equal.flatMap(([parameter, field]) => {
    const value = parameters.filled(parameter);
    return value === undefined ? [] : [{ field, value }];
  });
  return (eip) =>
    (allocationIds === undefined || allocationIds.includes(eip.AllocationId)) &&
    (addresses === undefined || addresses.includes(eip.IpAddress)) &&
    wanted.every(({ field, value }) => eip[field] === value) &&
    matchesTags(eip.Tags.Tag, tags);
}

function readIds(parameters: Parameters, name: string): string[] | undefined {
  const ids = parameters.filled(name)?.split(",");
  if (ids && ids.length > maxListed) throw invalidParameter(name, `it names more than ${maxListed}`);
  return ids;
}
