// A cache that the virtual node of a cluster builds: one ImageCache object with its annotations. The program needs no
// credentials of the cloud, only those of the cluster.
import * as pulumi from "@pulumi/pulumi";
import { ClusterImageCache } from "pulumi-eci/kubernetes";

const config = new pulumi.Config();

const cache = new ClusterImageCache("batch", {
  buildWith: "cluster",
  images: ["docker.io/library/python:3.13.9-slim", "docker.io/library/redis:8.4.0"],
  imageCacheSize: 40,
  retentionDays: 90,
  flash: true,
  vswitchIds: ["vsw-bp1zone-h", "vsw-bp1zone-i"],
  securityGroupId: "sg-bp1example",
  // Made by the virtual node for the build, and released afterwards.
  autoCreateEip: true,
  eipBandwidth: 100,
  eipInternetChargeType: "PayByTraffic",
  // Clusters with a virtual node have the definition already.
  installCrd: config.getBoolean("installCrd") ?? false,
});

export const imageCacheId = cache.imageCacheId;
export const podAnnotations = cache.podAnnotations;
export const manifests = cache.manifests;
