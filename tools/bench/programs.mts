// The same caches through both packages.
import { ImageCache as PeerImageCache } from "@pulumi/alicloud/eci/imageCache.js";
import { ImageCache, ImageCachesReady } from "pulumi-eci";

export const alicloud = "@pulumi/alicloud";
export type Side = "pulumi-eci" | typeof alicloud;

const common = (index: number) => ({
  imageCacheName: `cache-${index}`,
  images: [`registry.example.com/team/web:${index}`],
  securityGroupId: "sg-1",
  retentionDays: 30,
});

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
