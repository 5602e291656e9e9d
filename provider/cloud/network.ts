import { defined, type Entry, entriesOf, stringOf, wrappedOf } from "./answer.js";
import type { Caller } from "./client.js";
import { allPages } from "./pages.js";

/** One vSwitch as DescribeVSwitches returns it. */
export interface VSwitch {
  vpcId: string;
  cidrBlock: string;
  routeTableId: string;
}

/** The vSwitch with this id, or undefined when the region does not know it, or does not say where it is. */
export async function describeVSwitch(caller: Caller, vswitchId: string): Promise<VSwitch | undefined> {
  const listOf = (reply: Entry) => wrappedOf(reply.VSwitches, "VSwitch");
  const reply = await caller.call(
    "DescribeVSwitches",
    { RegionId: caller.region, VSwitchId: vswitchId },
    listOf,
  );
  const found = entriesOf(listOf(reply)).find((entry) => stringOf(entry, "VSwitchId") === vswitchId);
  if (found === undefined) return undefined;
  const vpcId = stringOf(found, "VpcId");
  const cidrBlock = stringOf(found, "CidrBlock");
  const routeTableId = stringOf((found.RouteTable ?? {}) as Entry, "RouteTableId");
  if (vpcId === undefined || cidrBlock === undefined || routeTableId === undefined) return undefined;
  return { vpcId, cidrBlock, routeTableId };
}

/** What the routes of a table lead to that are for everything else: the kinds of their next hops, such as `NatGateway`. */
export async function defaultHops(caller: Caller, routeTableId: string): Promise<string[]> {
  const listOf = (reply: Entry) => wrappedOf(reply.RouteEntrys, "RouteEntry");
  const filter = { RouteTableId: routeTableId, DestinationCidrBlock: "0.0.0.0/0" };
  const reply = await caller.call("DescribeRouteEntryList", { RegionId: caller.region, ...filter }, listOf);
  return entriesOf(listOf(reply)).flatMap(({ NextHops }) =>
    entriesOf(wrappedOf(NextHops, "NextHop")).map((hop) => stringOf(hop, "NextHopType") ?? ""),
  );
}

/** The largest page of both lists of NAT gateways. */
const pageSize = 50;

/** The NAT gateways of a VPC that reach the Internet. */
export async function listNatGateways(caller: Caller, vpcId: string): Promise<string[]> {
  const filter = { VpcId: vpcId, NetworkType: "internet", PageSize: pageSize };
  const gateways = await allPages(caller, "DescribeNatGateways", filter, (reply) =>
    wrappedOf(reply.NatGateways, "NatGateway"),
  );
  return gateways.flatMap((gateway) => stringOf(gateway, "NatGatewayId") ?? []);
}

/** Whom an SNAT entry serves: a vSwitch, or a range of addresses. */
export interface SnatSource {
  vswitchId?: string;
  cidrBlock?: string;
}

/** Whom a NAT gateway lets out. */
export async function listSnatSources(caller: Caller, natGatewayId: string): Promise<SnatSource[]> {
  const filter = { NatGatewayId: natGatewayId, PageSize: pageSize };
  const entries = await allPages(caller, "DescribeSnatTableEntries", filter, (reply) =>
    wrappedOf(reply.SnatTableEntries, "SnatTableEntry"),
  );
  return entries.map((entry) =>
    defined({ vswitchId: stringOf(entry, "SourceVSwitchId"), cidrBlock: stringOf(entry, "SourceCIDR") }),
  );
}
