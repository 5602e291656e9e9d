// The same images cached in two regions by one program, and where a second account would come in. A cache serves only the
// region that it is in.
import { ImageCache } from "pulumi-eci";

const places = [
  { regionId: "cn-hangzhou", securityGroupId: "sg-bp1example", vswitchId: "vsw-bp1example" },
  { regionId: "cn-beijing", securityGroupId: "sg-2zeexample", vswitchId: "vsw-2zeexample" },
];

const caches = places.map(
  ({ regionId, securityGroupId, vswitchId }) =>
    new ImageCache(`web-${regionId}`, {
      regionId,
      // A profile of ~/.aliyun/config.json would build this cache in the account of that profile:
      // profile: "second-account",
      images: ["docker.io/library/nginx:1.29.3"],
      securityGroupId,
      vswitchIds: [vswitchId],
      autoCreateEip: true,
    }),
);

export const imageCacheIds = Object.fromEntries(
  caches.map((cache, index) => [places[index]?.regionId, cache.imageCacheId]),
);
