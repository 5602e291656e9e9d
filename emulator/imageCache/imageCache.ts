import type { Build, BuildEvent } from "./build.js";
import type { ImageCacheCreationOnly, ImageCacheDeclaration } from "./declaration.js";

export const imageCacheStatuses = [
  "Preparing",
  "Creating",
  "Ready",
  "Failed",
  "Updating",
  "UpdateFailed",
] as const;
export type ImageCacheStatus = (typeof imageCacheStatuses)[number];

type Kept =
  | "ImageCacheName"
  | "Images"
  | "ImageCacheSize"
  | "ResourceGroupId"
  | "EliminationStrategy"
  | "Tags"
  | "ImageRegistryCredentials"
  | "AcrRegistryInfos";

/** What the cloud holds for a cache, write-only fields included. */
export type HeldFields = Omit<ImageCacheDeclaration, Kept> &
  ImageCacheCreationOnly & { [Field in Kept]: NonNullable<ImageCacheDeclaration[Field]> };

export interface ImageCache {
  readonly imageCacheId: string;
  readonly accountId: string;
  readonly regionId: string;
  /** Rises with each new cache: the order of lists and pages. */
  readonly sequence: number;
  readonly createdAt: number;
  /** Events carry the name that the cache was created with. */
  readonly firstName: string;
  fields: HeldFields;
  build: Build;
  /** Events of earlier builds. */
  pastEvents: BuildEvent[];
  /** The moment of the last accepted update, or of the creation. */
  updatedAt: number;
  /** The service has made it by itself for a container group. */
  readonly isAutomatic?: true;
  lastMatchedAt?: number;
  /** Set from outside; holds until the next update. */
  forced?: { status: ImageCacheStatus; since: number };
  /** Set from outside; beats the retention. */
  forcedExpiry?: number;
  /** A delete was accepted; the cache is listed until then. */
  deletedAt?: number;
}
