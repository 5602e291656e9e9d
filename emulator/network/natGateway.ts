import type { Eip } from "../eip/eip.js";
import type { Cloud } from "../store/cloud.js";
import type { Tag } from "../tags.js";
import { wireTime } from "../wireTime.js";
import type { SnatEntry } from "./snatEntry.js";

export interface NatGatewayFields {
  Name: string;
  Description: string;
  EipBindMode: "MULTI_BINDED" | "NAT";
  IcmpReplyEnabled: boolean;
  ResourceGroupId: string;
  Tags: Tag[];
}

export interface NatGateway {
  readonly natGatewayId: string;
  readonly accountId: string;
  readonly regionId: string;
  readonly sequence: number;
  readonly createdAt: number;
  readonly vpcId: string;
  readonly vswitchId: string;
  readonly networkType: "internet" | "intranet";
  readonly privateIpAddress: string;
  readonly snatTableId: string;
  readonly forwardTableId: string;
  readonly fullNatTableId: string;
  fields: NatGatewayFields;
}

/** The addresses that are bound to a gateway. */
export function addressesOf({ natGatewayId }: NatGateway, cloud: Cloud): Eip[] {
  return cloud.eips.where(({ holder }) => holder?.instanceId === natGatewayId).list();
}

export function snatEntriesOf({ natGatewayId }: NatGateway, cloud: Cloud): SnatEntry[] {
  return cloud.snatEntries.where((entry) => entry.natGatewayId === natGatewayId).list();
}

/** Lets go of what a gateway has when it goes. */
export function emptyNatGateway(gateway: NatGateway, cloud: Cloud): void {
  for (const { snatEntryId } of snatEntriesOf(gateway, cloud)) cloud.snatEntries.delete(snatEntryId);
  for (const eip of addressesOf(gateway, cloud)) delete eip.holder;
}

/** What GetNatGatewayAttribute and one entry of DescribeNatGateways have in common. */
export function describeNatGatewayCore(gateway: NatGateway) {
  const { fields } = gateway;
  return {
    NatGatewayId: gateway.natGatewayId,
    Name: fields.Name,
    Description: fields.Description,
    RegionId: gateway.regionId,
    ResourceGroupId: fields.ResourceGroupId,
    VpcId: gateway.vpcId,
    NatType: "Enhanced",
    NetworkType: gateway.networkType,
    Status: "Available",
    BusinessStatus: "Normal",
    CreationTime: wireTime(gateway.createdAt),
    ExpiredTime: "",
    EcsMetricEnabled: false,
    PrivateLinkEnabled: false,
  } as const;
}
