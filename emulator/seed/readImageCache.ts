import type { Build, BuildEvent } from "../imageCache/build.js";
import type { BuildFailure } from "../imageCache/buildFailure.js";
import {
  type HeldFields,
  type ImageCache,
  type ImageCacheStatus,
  imageCacheStatuses,
} from "../imageCache/imageCache.js";
import { acrRegistryInfos, imageRegistryCredentials } from "../registry/access.js";
import {
  type Fields,
  filledText,
  flag,
  isTrue,
  listOf,
  mapOf,
  moment,
  number,
  object,
  oneOf,
  optional,
  type Shape,
  text,
} from "../shapes.js";
import { tags } from "../tagShape.js";

/** What a cache holds, as patches change it too. */
export const imageCacheFields: Fields<HeldFields> = {
  ImageCacheName: text,
  Images: listOf(text),
  ImageCacheSize: number,
  ResourceGroupId: text,
  EliminationStrategy: text,
  Tags: tags,
  RetentionDays: optional(number),
  SecurityGroupId: optional(text),
  VSwitchId: optional(text),
  EipInstanceId: optional(text),
  AutoMatchImageCache: optional(flag),
  Flash: optional(flag),
  FlashCopyCount: optional(number),
  StandardCopyCount: optional(number),
  ImageRegistryCredentials: imageRegistryCredentials.shape,
  AcrRegistryInfos: acrRegistryInfos.shape,
  ZoneId: optional(text),
  PlainHttpRegistry: optional(text),
  InsecureRegistry: optional(text),
  OsType: optional(oneOf("Linux", "Windows")),
  Annotations: optional(text),
};

const event: Shape<BuildEvent> = object<BuildEvent>({
  at: moment,
  type: oneOf("Normal", "Warning"),
  reason: text,
  message: text,
});

export const buildFailure: Fields<BuildFailure> = {
  reason: text,
  message: text,
  instanceEvents: optional(listOf(object({ reason: text, message: text }))),
  hangs: optional(flag),
};

const build: Shape<Build> = object<Build>({
  purpose: oneOf("create", "update"),
  containerGroupId: filledText,
  snapshotId: text,
  flashSnapshotId: optional(text),
  imageBytes: optional(mapOf(number)),
  startedAt: moment,
  pullingAt: optional(moment),
  preparedAt: moment,
  endsAt: moment,
  snapshotAt: moment,
  failure: optional(object<BuildFailure>(buildFailure)),
  interventions: listOf(event),
});

export const status: Shape<ImageCacheStatus> = oneOf(...imageCacheStatuses);

export const readImageCache: Shape<ImageCache> = object<ImageCache>({
  imageCacheId: filledText,
  accountId: filledText,
  regionId: filledText,
  sequence: number,
  createdAt: moment,
  firstName: text,
  fields: object<HeldFields>(imageCacheFields),
  build,
  pastEvents: listOf(event),
  updatedAt: moment,
  isAutomatic: optional(isTrue),
  lastMatchedAt: optional(moment),
  forced: optional(object({ status, since: moment })),
  forcedExpiry: optional(moment),
  deletedAt: optional(moment),
});
