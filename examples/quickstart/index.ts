// An elastic IP address, and an image cache that pulls an image of a public registry through it.
import { Eip, ImageCache } from "pulumi-eci";

const address = new Eip("pull", {
  bandwidth: 100,
  internetChargeType: "PayByTraffic",
});

const cache = new ImageCache("web", {
  images: ["docker.io/library/nginx:1.29.3"],
  // On a real account: a security group and a vSwitch of yours.
  securityGroupId: "sg-bp1example",
  vswitchIds: ["vsw-bp1example"],
  eipInstanceId: address.allocationId,
  retentionDays: 30,
  tags: { team: "web" },
});

export const ipAddress = address.ipAddress;
export const imageCacheId = cache.imageCacheId;
export const status = cache.status;
