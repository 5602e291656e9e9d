import { type ImageCache, ImageCacheSet, ImageCachesReady } from "pulumi-eci";
import { ClusterImageCache } from "pulumi-eci/kubernetes";

const web = { images: ["registry.example.com/web:1"] };
const batch = { images: ["registry.example.com/batch:1"], imageCacheSize: 40 };

export function sets(caches: readonly ImageCache[]) {
  const { imageCacheIds } = new ImageCachesReady("gate", { imageCaches: caches });
  new ImageCachesReady("empty-gate", { imageCaches: {} });
  new ImageCacheSet("here", { caches: { web }, defaults: { retentionDays: 36500, autoCreateEip: true } });
  const everywhere = new ImageCacheSet(
    "everywhere",
    {
      caches: { web, batch },
      defaults: { securityGroupId: "sg-1" },
      regions: { "cn-hangzhou": { vswitchIds: ["vsw-h"] }, "cn-shanghai": { vswitchIds: ["vsw-s"] } },
    },
    { customTimeouts: { create: "20m" } },
  );
  const { podAnnotations } = new ClusterImageCache("by-api", {
    images: web.images,
    vswitchIds: ["vsw-1"],
    securityGroupId: "sg-1",
    insecureRegistries: ["insecure.example.com"],
    tags: { team: "web" },
    pods: { matchCountRequest: 1 },
  });
  return { imageCacheIds, everywhere: everywhere.imageCacheIds, podAnnotations };
}
