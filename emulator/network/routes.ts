import type { Cloud } from "../store/cloud.js";
import { isDefaultRouteAdded } from "../undocumented.js";
import type { Vpc } from "./vpc.js";

/** A way from a VPC, as old as what it leads to. */
interface Route {
  readonly sequence: number;
  readonly entry: DescribedRoute;
}

type DescribedRoute = ReturnType<typeof describeRoute>;

/** The system route table of a VPC: a way to each vSwitch, and to everywhere by its first gateway to the Internet. */
export function routesOf(vpc: Vpc, cloud: Cloud): Route[] {
  const local = cloud.vswitchesOf(vpc).map(({ vswitchId, cidrBlock, sequence }) => ({
    sequence,
    entry: describeRoute(vpc, "System", cidrBlock, { NextHopId: vswitchId, NextHopType: "local" }),
  }));
  const [gateway] = cloud.natGateways
    .where(({ vpcId }) => vpcId === vpc.vpcId)
    .list()
    .filter(isDefaultRouteAdded)
    .sort((a, b) => a.sequence - b.sequence);
  if (gateway === undefined) return local;
  const hop = { NextHopId: gateway.natGatewayId, NextHopType: "NatGateway" };
  return [...local, { sequence: gateway.sequence, entry: describeRoute(vpc, "Custom", "0.0.0.0/0", hop) }];
}

/** One entry of DescribeRouteEntryList. */
function describeRoute(
  { routeTableId }: Vpc,
  Type: "System" | "Custom",
  DestinationCidrBlock: string,
  hop: { NextHopId: string; NextHopType: string },
) {
  return {
    RouteEntryId: `rte-${routeTableId.replace(/^vtb-/, "")}${DestinationCidrBlock.replace(/\W/g, "")}`,
    RouteEntryName: "",
    RouteTableId: routeTableId,
    DestinationCidrBlock,
    Description: "",
    IpVersion: "IPv4",
    Type,
    Status: "Available",
    NextHops: { NextHop: [{ ...hop, Enabled: 1, Weight: 0 }] },
  } as const;
}
