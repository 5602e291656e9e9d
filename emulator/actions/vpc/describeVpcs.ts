import { type Answer, type Call, placeOf } from "../../call.js";
import { describeVpc, type Vpc } from "../../network/vpc.js";
import { numberedPage } from "../../numberedPage.js";
import type { Cloud } from "../../store/cloud.js";
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
    NatGatewayIds: { NatGatewayIds: natGatewayIds(cloud, vpc) },
  }));
  return { ...page, Vpcs: { Vpc: entries } };
}

function natGatewayIds(cloud: Cloud, { vpcId }: Vpc): string[] {
  const gateways = cloud.natGateways.where((gateway) => gateway.vpcId === vpcId).list();
  return gateways.map(({ natGatewayId }) => natGatewayId);
}
