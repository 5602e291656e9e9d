import { ClusterImageCache, type ClusterImageCacheArgs } from "pulumi-eci/kubernetes";
import type { Scenario } from "../../support/scenario.js";

const args: ClusterImageCacheArgs = {
  buildWith: "cluster",
  images: ["registry.example.com/web:1"],
  vswitchIds: ["vsw-1"],
  securityGroupId: "sg-1",
};

/** Caches that the virtual node of a cluster has built. */
export const scenario: Scenario = {
  inCluster: true,
  program: async () => {
    const web = new ClusterImageCache(
      "web",
      {
        ...args,
        // A century: the diff asks the real clock.
        retentionDays: 36500,
        autoCreateEip: true,
        eipBandwidth: 10,
        labels: { team: "web" },
        annotations: { "example.com/why": "recorded" },
        pods: { perfectMatch: true },
      },
      { customTimeouts: { create: "20m" } },
    );
    new ClusterImageCache("named", { ...args, name: "named", flash: true, imageCacheSize: 40 });
    new ClusterImageCache("unwaited", { ...args, waitForReady: false });
    return { podAnnotations: web.podAnnotations, imageCacheId: web.imageCacheId };
  },
};
