import { type Answer, type Call, placeOf } from "../../call.js";
import type { NatGateway } from "../../network/natGateway.js";
import { describeNatGateway } from "../../network/natGatewayView.js";
import { numberedPage } from "../../numberedPage.js";
import type { Parameters } from "../../parameters.js";
import type { Cloud } from "../../store/cloud.js";
import { isIn } from "../../store/collection.js";
import { matchesTags, readTagFilters } from "../../tags.js";
import { newestFirst } from "../../undocumented.js";

export function describeNatGateways(call: Call): Answer {
  const { cloud, parameters } = call;
  const found = cloud.natGateways
    .where(isIn(placeOf(call)))
    .list()
    .sort(newestFirst)
    .filter(readFilter(parameters, cloud));
  const { items, ...page } = numberedPage(found, parameters, { size: 10, max: 50 });
  return { ...page, NatGateways: { NatGateway: items.map((gateway) => describeNatGateway(gateway, cloud)) } };
}

function readFilter(parameters: Parameters, cloud: Cloud): (gateway: NatGateway) => boolean {
  const id = parameters.filled("NatGatewayId");
  const name = parameters.filled("Name");
  const vpcId = parameters.filled("VpcId");
  const network = parameters.filled("NetworkType");
  const status = parameters.filled("Status") ?? "Available";
  const zoneId = parameters.filled("ZoneId");
  const group = parameters.filled("ResourceGroupId");
  const tags = readTagFilters(parameters);
  return (gateway) =>
    (id ?? gateway.natGatewayId) === gateway.natGatewayId &&
    (name ?? gateway.fields.Name) === gateway.fields.Name &&
    (vpcId ?? gateway.vpcId) === gateway.vpcId &&
    (network ?? gateway.networkType) === gateway.networkType &&
    status === "Available" &&
    (zoneId === undefined || zoneId === cloud.vswitches.get(gateway.vswitchId)?.zoneId) &&
    (group ?? gateway.fields.ResourceGroupId) === gateway.fields.ResourceGroupId &&
    matchesTags(gateway.fields.Tags, tags);
}
