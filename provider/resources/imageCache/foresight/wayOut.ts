import { BlockList } from "node:net";
import type { Cloud } from "../../../cloud/cloud.js";
import {
  defaultHops,
  describeVSwitch,
  listNatGateways,
  listSnatSources,
  type SnatSource,
} from "../../../cloud/network.js";
import type { Operation } from "../../../core/operation.js";
import type { Properties } from "../../../core/resource.js";
import { isNotSet, isOff } from "../../../core/schema/rules.js";
import { containsUnknown } from "../../../core/schema/unknown.js";
import type { FieldName } from "../schema.js";
import { changesAny } from "./concern.js";
import { onceIn } from "./onceIn.js";
import { type KnownPlace, placeOf } from "./place.js";
import { publicRegistry } from "./publicRegistry.js";
import { quickLook } from "./quickLook.js";

/**
 * Warns of a build that pulls from the Internet without a way there: no address of its own, and none of its vSwitches leads out. It looks
 * once at each vSwitch; what is not known, or may not be looked at, is passed over.
 */
export async function warnOfNoWayOut(
  operation: Operation,
  olds: Properties,
  news: Properties,
): Promise<void> {
  const { session, log } = operation;
  const place = placeOf(news);
  const vswitchIds = knownTexts(news.vswitchIds);
  const host = knownTexts(news.images)
    .map(publicRegistry)
    .find((registry) => registry !== undefined);
  if (place === undefined || vswitchIds.length === 0 || host === undefined) return;
  if (mayHaveAddress(news) || !changesAny(olds, news, concerned)) return;
  const ways = await Promise.all(vswitchIds.map((id) => wayOutOf(operation, place, id)));
  if (ways.some((way) => way !== false)) return;
  if (session.isNew(`no way out ${place.key} ${vswitchIds.join()}`)) log.warning(noWayOut(host, vswitchIds));
}

function knownTexts(values: unknown): string[] {
  return Array.isArray(values) && !containsUnknown(values) ? values.map(String) : [];
}

function mayHaveAddress({ eipInstanceId, autoCreateEip }: Properties): boolean {
  return !isNotSet(eipInstanceId) || !isOff(autoCreateEip);
}

/** What a pull, and its way to the Internet, depend on. */
const concerned: readonly FieldName[] = ["images", "vswitchIds", "eipInstanceId", "autoCreateEip"];

function wayOutOf(operation: Operation, place: KnownPlace, vswitchId: string): Promise<boolean | undefined> {
  const { session } = operation;
  const sourcesIn = (cloud: Cloud, vpcId: string) =>
    onceIn(session, `nat ${place.key} ${vpcId}`, () => sourcesOf(cloud, vpcId));
  return onceIn(session, `way out ${place.key} ${vswitchId}`, () =>
    quickLook(
      operation,
      () => operation.cloudAt(place, ""),
      (cloud) => hasWayOut(cloud, vswitchId, sourcesIn),
    ),
  );
}

async function hasWayOut(
  cloud: Cloud,
  vswitchId: string,
  sourcesIn: (cloud: Cloud, vpcId: string) => Promise<SnatSource[]>,
): Promise<boolean | undefined> {
  const vswitch = await describeVSwitch(cloud.vpc, vswitchId);
  if (vswitch === undefined) return undefined;
  const hops = await defaultHops(cloud.vpc, vswitch.routeTableId);
  if (hops.length === 0) return false;
  // Where an instance or another network is the next hop, what is behind it is not known here.
  if (hops.some((kind) => kind !== "NatGateway")) return true;
  const sources = await sourcesIn(cloud, vswitch.vpcId);
  return sources.some((source) => serves(source, vswitchId, vswitch.cidrBlock));
}

/** Whom the NAT gateways of a VPC let out. */
async function sourcesOf({ vpc }: Cloud, vpcId: string): Promise<SnatSource[]> {
  const gateways = await listNatGateways(vpc, vpcId);
  return (await Promise.all(gateways.map((id) => listSnatSources(vpc, id)))).flat();
}

function serves(source: SnatSource, vswitchId: string, cidrBlock: string): boolean {
  if (source.vswitchId === vswitchId) return true;
  return source.cidrBlock !== undefined && overlap(source.cidrBlock, cidrBlock);
}

/** Two ranges of addresses overlap where one of them holds the other's first. */
function overlap(a: string, b: string): boolean {
  return holdsFirst(a, b) || holdsFirst(b, a);
}

function holdsFirst(range: string, other: string): boolean {
  const [network = "", prefix] = range.split("/");
  const [first = ""] = other.split("/");
  const list = new BlockList();
  list.addSubnet(network, Number(prefix ?? 32));
  return list.check(first);
}

function noWayOut(host: string, vswitchIds: readonly string[]): string {
  const names = vswitchIds.join(", ");
  return (
    `the build has no way to the Internet, where ${host} is. DescribeRouteEntryList and DescribeSnatTableEntries know no route ` +
    `0.0.0.0/0 from ${names} with a NAT gateway that serves it, and the cache has no address. Set autoCreateEip or eipInstanceId, add ` +
    "an SNAT entry for a vSwitch, or pull from a registry in the VPC, such as a -vpc host of Container Registry. The run goes on all " +
    `the same: the build hangs at Preparing until its time is up, unless ${host} leads to an address in the VPC.`
  );
}
