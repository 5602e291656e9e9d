// The same caches through both packages.
import { ImageCache as PeerImageCache } from "@pulumi/alicloud/eci/imageCache.js";
import * as pulumi from "@pulumi/pulumi";
import { ImageCache, ImageCachesReady } from "pulumi-eci";

export const alicloud = "@pulumi/alicloud";
export type Side = "pulumi-eci" | typeof alicloud;

const common = (index: number) => ({
  imageCacheName: `cache-${index}`,
  images: [`registry.example.com/team/web:${index}`],
  securityGroupId: "sg-1",
  retentionDays: 30,
});

/** How a program is in two regions at once: by the argument of each cache, or by a provider of each region. */
export type Spread = "argument" | "providers";

const regions = ["cn-hangzhou", "cn-beijing"];

/** The stack's configuration is that of the default provider alone. */
class Provider extends pulumi.ProviderResource {
  constructor(region: string) {
    const config = new pulumi.Config("eci");
    super("eci", region, {
      region,
      accessKey: config.require("accessKey"),
      secretKey: config.requireSecret("secretKey"),
      protocol: config.require("protocol"),
      endpoints: config.require("endpoints"),
    });
  }
}

/** Half of them in each region. */
export function declareSpread(count: number, spread: Spread): void {
  for (const region of regions) {
    const options = spread === "providers" ? { provider: new Provider(region) } : {};
    const args = spread === "argument" ? { regionId: region } : {};
    const imageCaches = Array.from({ length: count / regions.length }, (_, index) => {
      const all = { ...common(index), vswitchIds: ["vsw-1"], waitForReady: false, ...args };
      return new ImageCache(`${region}-${index}`, all, options);
    });
    new ImageCachesReady(region, { imageCaches }, options);
  }
}

/** As each package's user would write them: with the gate where there is one. */
export function declareCaches(side: Side, count: number): void {
  const indices = Array.from({ length: count }, (_, index) => index);
  if (side === alicloud) {
    for (const index of indices)
      new PeerImageCache(`cache-${index}`, { ...common(index), vswitchId: "vsw-1" });
    return;
  }
  const imageCaches = indices.map(
    (index) =>
      new ImageCache(`cache-${index}`, {
        ...common(index),
        vswitchIds: ["vsw-1"],
        waitForReady: count === 1,
      }),
  );
  if (count > 1) new ImageCachesReady("all", { imageCaches });
}
