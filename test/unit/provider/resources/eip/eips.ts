import type { EipAddress } from "../../../../../provider/cloud/vpc.js";
import type { Properties } from "../../../../../provider/core/resource.js";

/** An address as the cloud has it right after an allocation with defaults. */
export function address(overrides: Partial<EipAddress> = {}): EipAddress {
  return {
    allocationId: "eip-1",
    ipAddress: "198.18.0.1",
    status: "Available",
    name: "web-1a2b3c4d",
    regionId: "cn-hangzhou",
    resourceGroupId: "rg-default",
    bandwidth: "5",
    instanceChargeType: "PostPaid",
    internetChargeType: "PayByBandwidth",
    isp: "BGP",
    netmode: "public",
    mode: "NAT",
    securityProtectionTypes: [],
    allocationTime: "2026-01-01T00:00:00Z",
    businessStatus: "Normal",
    operationLocks: [],
    deletionProtection: false,
    tags: { "pulumi-eci-owner": "me" },
    ...overrides,
  };
}

/** A declaration as check leaves it. */
export function declaration(args: Properties = {}): Properties {
  return {
    addressName: "web-1a2b3c4d",
    regionId: "cn-hangzhou",
    __urn: "urn",
    ...args,
  };
}
