import { type Answer, call } from "./clients.js";
import type { Target } from "./target.js";

export interface ListedImageCache {
  ImageCacheId: string;
  ImageCacheName: string;
  Status: string;
  Progress: string;
  Images: string[];
  ImageCacheSize: number;
  ExpireDateTime?: string;
  SnapshotId?: string;
  FlashSnapshotId?: string;
  LastMatchedTime?: string;
  Events: { Type: string; Reason: string; Message: string }[];
  Tags: { Key: string; Value: string }[];
}

export async function create(target: Target, parameters: object = {}): Promise<string> {
  const answer = await call(target, "ECI", "CreateImageCache", {
    ImageCacheName: "cache",
    Image: ["nginx:1.27"],
    ...parameters,
  });
  return String(answer.ImageCacheId);
}

export async function describe(
  target: Target,
  parameters: object = {},
): Promise<Answer & { ImageCaches: ListedImageCache[] }> {
  const answer = await call(target, "ECI", "DescribeImageCaches", parameters);
  return { ...answer, ImageCaches: answer.ImageCaches as ListedImageCache[] };
}

export async function describeOne(target: Target, ImageCacheId: string): Promise<ListedImageCache> {
  const [cache] = (await describe(target, { ImageCacheId })).ImageCaches;
  if (!cache) throw new Error(`${ImageCacheId} is gone`);
  return cache;
}

export function update(target: Target, ImageCacheId: string, parameters: object): Promise<Answer> {
  return call(target, "ECI", "UpdateImageCache", { ImageCacheId, ...parameters });
}

export function remove(target: Target, ImageCacheId: string): Promise<Answer> {
  return call(target, "ECI", "DeleteImageCache", { ImageCacheId });
}
