import type { Cause } from "./cause.js";

/** What keeps a container group from starting, or ends it. */
export const groupCauses: readonly Cause[] = [
  {
    id: "namedCacheGone",
    codes: ["ImageSnapshot.NotFound", "ImageCacheNotFound"],
    texts: ["specified image cache … does not exist"],
    cause: "The image cache that is named does not exist in this region.",
    advice:
      "Name one that is there (imageCacheId: cache.imageCacheId), or let the cloud look for one (autoMatchImageCache: true).",
  },
  {
    id: "namedCacheNotReady",
    codes: ["ImageSnapshot.IncorrectStatus", "ImageCacheNotComplete"],
    texts: ["image cache … is not yet complete"],
    cause: "The image cache that is named is not Ready.",
    advice:
      "Take imageCacheId from a cache that is waited for (waitForReady), or from a gate, and run pulumi up again when it is Ready.",
  },
  {
    id: "namedCacheUnfit",
    codes: ["ImageSnapshot.NotSupport"],
    cause: "The group cannot start from the image cache that is named.",
    advice:
      "Build a cache for its region and operating system (osType), or leave imageCacheId out, which pulls the images.",
  },
  {
    id: "crashing",
    texts: ["back-off restarting failed container"],
    cause: "A container ends as soon as it has started, and is started again and again.",
    advice: "Look at what it has written, and correct its command, args and environmentVars.",
  },
  {
    id: "deadline",
    texts: ["pod was active on the node longer than the specified deadline"],
    cause: "The group has run for longer than activeDeadlineSeconds allows.",
    advice: "Raise activeDeadlineSeconds, or have it do less at a time.",
  },
];
