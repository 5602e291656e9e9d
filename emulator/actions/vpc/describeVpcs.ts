import { type Answer, type Call, placeOf } from "../../call.js";
import { describeVpc } from "../../network/vpc.js";
import { numberedPage } from "../../numberedPage.js";
import { isIn } from "../../store/collection.js";
import { matchesTags, readTagFilters } from "../../tags.js";
import { newestFirst } from "../../undocumented.js";

export function describeVpcs(call: Call): Answer {
  const { cloud, parameters } = call;
  const ids = parameters.filled("VpcId")?.split(",");
  const name = parameters.filled("VpcName");
  const group = parameters.filled("ResourceGroupId");
  const tags = readTagFilters(parameters);
  const found = cloud.vpcs
    .where(isIn(placeOf(call)))
    .list()
    .sort(newestFirst)
    .filter(
      ({ vpcId, fields }) =>
        (ids?.includes(vpcId) ?? true) &&
        (name ?? fields.VpcName) === fields.VpcName &&
        (group ?? fields.ResourceGroupId) === fields.ResourceGroupId &&
        matchesTags(fields.Tags, tags),
    );
  const { items, ...page } = numberedPage(found, parameters, { size: 10, max: 50 });
  const entries = items.map((vpc) => ({
    ...describeVpc(vpc, cloud),
    RouterTableIds: { RouterTableIds: [vpc.routeTableId] },
    NatGatewayIds: { NatGatewayIds: [] },
  }));
  return { ...page, Vpcs: { Vpc: entries } };
}
