import { invalidParameter } from "../apiError.js";
import type { Parameters } from "../parameters.js";
import { acrRegistryInfos, imageRegistryCredentials, type RegistryAccess } from "../registry/access.js";
import { readTags, type Tag } from "../tags.js";
import { checkImageCacheName, copyCountRange } from "../undocumented.js";

/** What CreateImageCache and UpdateImageCache say about a cache; absent means not sent. */
export interface ImageCacheDeclaration {
  ImageCacheName?: string | undefined;
  Images?: string[] | undefined;
  ImageCacheSize?: number | undefined;
  ResourceGroupId?: string | undefined;
  EliminationStrategy?: string | undefined;
  Tags?: Tag[] | undefined;
  RetentionDays?: number | undefined;
  SecurityGroupId?: string | undefined;
  VSwitchId?: string | undefined;
  EipInstanceId?: string | undefined;
  AutoMatchImageCache?: boolean | undefined;
  Flash?: boolean | undefined;
  FlashCopyCount?: number | undefined;
  StandardCopyCount?: number | undefined;
  ImageRegistryCredentials?: RegistryAccess["ImageRegistryCredentials"] | undefined;
  AcrRegistryInfos?: RegistryAccess["AcrRegistryInfos"] | undefined;
}

/** What only CreateImageCache accepts. */
export interface ImageCacheCreationOnly {
  ZoneId?: string | undefined;
  PlainHttpRegistry?: string | undefined;
  InsecureRegistry?: string | undefined;
  OsType?: "Linux" | "Windows" | undefined;
  Annotations?: string | undefined;
}

const maxImages = 20;
const maxVSwitches = 10;

export function readDeclaration(parameters: Parameters): ImageCacheDeclaration {
  const name = parameters.filled("ImageCacheName");
  if (name !== undefined) checkImageCacheName(name);
  const images = parameters.list("Image", maxImages);
  const tags = readTags(parameters);
  const strategy = parameters.text("EliminationStrategy");
  if (strategy !== undefined && strategy !== "" && strategy !== "LRU") {
    throw invalidParameter("EliminationStrategy", "it must be LRU or empty");
  }
  return {
    ImageCacheName: name,
    Images: images.length > 0 ? images : undefined,
    ImageCacheSize: parameters.integer("ImageCacheSize", { min: 20, max: 32768 }),
    ResourceGroupId: parameters.filled("ResourceGroupId"),
    EliminationStrategy: strategy,
    Tags: tags.length > 0 ? tags : undefined,
    RetentionDays: parameters.integer("RetentionDays", { min: 1, max: 65536 }),
    SecurityGroupId: parameters.filled("SecurityGroupId"),
    VSwitchId: readVSwitches(parameters),
    EipInstanceId: parameters.filled("EipInstanceId"),
    AutoMatchImageCache: parameters.flag("AutoMatchImageCache"),
    Flash: parameters.flag("Flash"),
    FlashCopyCount: parameters.integer("FlashCopyCount", copyCountRange),
    StandardCopyCount: parameters.integer("StandardCopyCount", copyCountRange),
    ImageRegistryCredentials: imageRegistryCredentials.read(parameters, "ImageRegistryCredential"),
    AcrRegistryInfos: acrRegistryInfos.read(parameters, "AcrRegistryInfo"),
  };
}

export function readCreationOnly(parameters: Parameters): ImageCacheCreationOnly {
  return {
    ZoneId: parameters.filled("ZoneId"),
    PlainHttpRegistry: parameters.filled("PlainHttpRegistry"),
    InsecureRegistry: parameters.filled("InsecureRegistry"),
    OsType: parameters.oneOf("OsType", ["Linux", "Windows"]),
    Annotations: parameters.filled("Annotations"),
  };
}

function readVSwitches(parameters: Parameters): string | undefined {
  const list = parameters.filled("VSwitchId");
  if (list !== undefined && list.split(",").length > maxVSwitches) {
    throw invalidParameter("VSwitchId", `it names more than ${maxVSwitches} vSwitches`);
  }
  return list;
}
