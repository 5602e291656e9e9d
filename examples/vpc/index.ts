// A network of @pulumi/alicloud in two zones, and beside it in the same program an elastic IP address and an image cache
// that is built there. Both packages read the same configuration.
import * as alicloud from "@pulumi/alicloud";
import * as pulumi from "@pulumi/pulumi";
import { Eip, ImageCache } from "pulumi-eci";

// Elsewhere than in cn-hangzhou: pulumi config set --path 'zones[0]' cn-beijing-h, and so on.
const zones = new pulumi.Config().getObject<string[]>("zones") ?? ["cn-hangzhou-h", "cn-hangzhou-i"];

const network = new alicloud.vpc.Network("caches", { cidrBlock: "10.0.0.0/16" });

const vswitches = zones.map(
  (zoneId, index) =>
    new alicloud.vpc.Switch(`caches-${index}`, {
      vpcId: network.id,
      zoneId,
      cidrBlock: `10.0.${index}.0/24`,
    }),
);

const group = new alicloud.ecs.SecurityGroup("caches", { vpcId: network.id });

const address = new Eip("pull", { bandwidth: 100, internetChargeType: "PayByTraffic" });

const cache = new ImageCache("web", {
  images: ["docker.io/library/nginx:1.29.3"],
  securityGroupId: group.id,
  // The cloud tries another zone where one has no stock.
  vswitchIds: vswitches.map((vswitch) => vswitch.id),
  eipInstanceId: address.allocationId,
  retentionDays: 30,
});

export const imageCacheId = cache.imageCacheId;
export const status = cache.status;
export const vpcId = network.id;
