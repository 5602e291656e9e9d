import type { Eip } from "../eip/eip.js";
import type { Cloud } from "../store/cloud.js";
import { addressesOf, describeNatGatewayCore, type NatGateway, snatEntriesOf } from "./natGateway.js";

export type DescribedNatGateway = ReturnType<typeof describeNatGateway>;

/** One entry of DescribeNatGateways. */
export function describeNatGateway(gateway: NatGateway, cloud: Cloud) {
  const { fields } = gateway;
  return {
    ...describeNatGatewayCore(gateway),
    ...billing,
    AutoPay: false,
    DeletionProtection: false,
    EipBindMode: fields.EipBindMode,
    IcmpReplyEnabled: fields.IcmpReplyEnabled,
    SecurityProtectionEnabled: false,
    SnatTableIds: { SnatTableId: [gateway.snatTableId] },
    ForwardTableIds: { ForwardTableId: [gateway.forwardTableId] },
    FullNatTableIds: { FullNatTableId: [gateway.fullNatTableId] },
    IpLists: { IpList: ipList(gateway, cloud) },
    NatGatewayPrivateInfo: privateInfo(gateway, cloud),
    Tags: { Tag: fields.Tags.map(({ Key, Value }) => ({ TagKey: Key, TagValue: Value })) },
  };
}

/** The answer of GetNatGatewayAttribute, whose lists are not wrapped. */
export function describeNatGatewayAttribute(gateway: NatGateway, cloud: Cloud) {
  return {
    ...describeNatGatewayCore(gateway),
    BillingConfig: { ...billing, AutoPay: "false" },
    DeletionProtectionInfo: { Enabled: false },
    EnableSessionLog: false,
    SnatTable: {
      SnatTableId: gateway.snatTableId,
      SnatEntryCount: snatEntriesOf(gateway, cloud).length,
    },
    ForwardTable: { ForwardTableId: gateway.forwardTableId, ForwardEntryCount: 0 },
    FullNatTable: { FullNatTableId: gateway.fullNatTableId, FullNatEntryCount: 0 },
    IpList: ipList(gateway, cloud),
    PrivateInfo: privateInfo(gateway, cloud),
  };
}

const billing = { InstanceChargeType: "PostPaid", InternetChargeType: "PayByLcu", Spec: "" } as const;

function privateInfo({ privateIpAddress, vswitchId }: NatGateway, cloud: Cloud) {
  return {
    PrivateIpAddress: privateIpAddress,
    VswitchId: vswitchId,
    IzNo: cloud.vswitches.get(vswitchId)?.zoneId ?? "",
    EniInstanceId: "",
  };
}

function ipList(gateway: NatGateway, cloud: Cloud) {
  const used = new Set(snatEntriesOf(gateway, cloud).flatMap(({ snatIps }) => snatIps));
  return addressesOf(gateway, cloud).map(({ allocationId, ipAddress }: Eip) => ({
    AllocationId: allocationId,
    IpAddress: ipAddress,
    PrivateIpAddress: "",
    SnatEntryEnabled: used.has(ipAddress),
    UsingStatus: used.has(ipAddress) ? "UsedBySnatTable" : "Idle",
  }));
}
