// An image cache with all common options: several zones, size, retention, reuse of layers, instant start, eviction, tags,
// an address only for the build, and timeouts of its own.
import * as pulumi from "@pulumi/pulumi";
import { ImageCache } from "pulumi-eci";

const cache = new ImageCache(
  "batch",
  {
    images: ["docker.io/library/python:3.13.9-slim", "docker.io/library/redis:8.4.0"],
    securityGroupId: "sg-bp1example",
    // The cloud tries another zone where one has no stock.
    vswitchIds: ["vsw-bp1zone-h", "vsw-bp1zone-i"],
    imageCacheSize: 40,
    retentionDays: 90,
    autoMatchImageCache: true,
    flash: true,
    flashCopyCount: 2,
    standardCopyCount: 2,
    eliminationStrategy: "LRU",
    tags: { team: "batch", stage: pulumi.getStack() },
    // Allocated for the build, released when it ends, whatever the end.
    autoCreateEip: true,
    eipBandwidth: 100,
    eipInternetChargeType: "PayByTraffic",
  },
  { customTimeouts: { create: "90m", update: "90m" } },
);

export const imageCacheId = cache.imageCacheId;
export const snapshotId = cache.snapshotId;
export const expireDateTime = cache.expireDateTime;
export const buildSeconds = cache.buildSeconds;
