import * as pulumi from "@pulumi/pulumi";
import { Eip } from "pulumi-eci";

export const addressesGivenBack = [
  { allocationId: "eip-givenback00000000001", ipAddress: "198.18.0.1" },
  { allocationId: "eip-givenback00000000002", ipAddress: "198.18.0.2" },
];

export function addresses() {
  new Eip(
    "full-address",
    {
      bandwidth: "20",
      internetChargeType: "PayByTraffic",
      paymentType: "PayAsYouGo",
      activityId: "123456",
      isp: "BGP_PRO",
      addressName: "recorded",
      description: "for pulling",
      netmode: "public",
      mode: "MULTI_BINDED",
      resourceGroupId: "rg-1",
      deletionProtection: true,
      securityProtectionTypes: ["AntiDDoS_Enhanced"],
      publicIpAddressPoolId: "pippool-1",
      zone: "cn-hongkong-b",
      tags: { team: "web", stage: "test" },
      regionId: "cn-hongkong",
    },
    { customTimeouts: { create: "5m", update: "6m", delete: "7m" } },
  );
  new Eip("paid", {
    paymentType: "Subscription",
    internetChargeType: "PayByBandwidth",
    period: 5,
    pricingCycle: "Year",
    autoPay: true,
    bandwidth: 3,
  });
  new Eip("again-by-id", { instanceId: "eip-givenback00000000001" });
  new Eip("again-by-address", { ipAddress: "198.18.0.2" });
  new Eip("shared", { bandwidthPackageId: "cbwp-1", description: pulumi.secret("not for everybody") });
  new Eip("second-account", { profile: "second", deletionProtection: false });
  return { pull: new Eip("pull", {}) };
}
