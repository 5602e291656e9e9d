import type { EipPatch } from "../../eip/eips.js";
import { imageCacheStatuses } from "../../imageCache/imageCache.js";
import type { ImageCachePatch } from "../../imageCache/imageCaches.js";
import { JsonObject } from "./jsonObject.js";

const imageCacheTexts = [
  "ImageCacheName",
  "ResourceGroupId",
  "EliminationStrategy",
  "SecurityGroupId",
  "VSwitchId",
  "EipInstanceId",
  "ExpireDateTime",
  "LastMatchedTime",
] as const;

export function readImageCachePatch(body: unknown): ImageCachePatch {
  const patch = new JsonObject(body, "The patch");
  patch.only([...imageCacheTexts, "ImageCacheSize", "RetentionDays", "Images", "Tags", "Status"]);
  const status = imageCacheStatuses.find((candidate) => candidate === patch.get("Status"));
  if (patch.has("Status") && !status) throw new Error(`There is no status ${String(patch.get("Status"))}.`);
  return {
    ...patch.texts(...imageCacheTexts),
    ...patch.numbers("ImageCacheSize", "RetentionDays"),
    ...(patch.has("Images") && { Images: readList(patch.get("Images")).map(String) }),
    ...readTags(patch),
    ...(status && { Status: status }),
  };
}

export function readEipPatch(body: unknown): EipPatch {
  const texts = [
    "Name",
    "Description",
    "ResourceGroupId",
    "Mode",
    "InstanceId",
    "InstanceType",
    "BandwidthPackageId",
  ] as const;
  const patch = new JsonObject(body, "The patch");
  patch.only([...texts, "Bandwidth", "DeletionProtection", "Tags"]);
  return {
    ...patch.texts(...texts),
    ...patch.numbers("Bandwidth"),
    ...patch.flags("DeletionProtection"),
    ...readTags(patch),
  };
}

function readTags(patch: JsonObject) {
  if (!patch.has("Tags")) return {};
  const tags = readList(patch.get("Tags")).map((value) => {
    const tag = new JsonObject(value, "The tag");
    return { Key: tag.text("Key"), Value: tag.text("Value") };
  });
  return { Tags: tags };
}

function readList(value: unknown): unknown[] {
  if (!Array.isArray(value)) throw new Error("The patch: Images and Tags must be lists.");
  return value;
}
