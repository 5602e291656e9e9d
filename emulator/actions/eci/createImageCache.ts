import { missingParameter } from "../../apiError.js";
import { type Answer, type Call, placeOf } from "../../call.js";
import { addImageCache } from "../../imageCache/addImageCache.js";
import { readCreationOnly, readDeclaration } from "../../imageCache/declaration.js";
import type { HeldFields } from "../../imageCache/imageCache.js";
import { pullRequestOf } from "../../imageCache/pullRequest.js";
import type { PullRequest } from "../../registry/pull.js";
import { defaultResourceGroup } from "../../undocumented.js";

const defaultSizeGiB = 20;

export function createImageCache(call: Call): Answer {
  const { imageCacheId, build } = addImageCache(call, placeOf(call), fieldsOfNew(call));
  return { ImageCacheId: imageCacheId, ContainerGroupId: build.containerGroupId };
}

/** What a new cache pulls. */
export function pullOfNew(call: Call): PullRequest {
  return pullRequestOf(fieldsOfNew(call));
}

function fieldsOfNew({ parameters }: Call): HeldFields {
  const name = parameters.required("ImageCacheName");
  const declared = readDeclaration(parameters);
  if (!declared.Images) throw missingParameter("Image.1");
  return {
    ...declared,
    ...readCreationOnly(parameters),
    ImageCacheName: name,
    Images: declared.Images,
    ImageCacheSize: declared.ImageCacheSize ?? defaultSizeGiB,
    ResourceGroupId: declared.ResourceGroupId ?? defaultResourceGroup,
    EliminationStrategy: declared.EliminationStrategy ?? "",
    Tags: declared.Tags ?? [],
    ImageRegistryCredentials: declared.ImageRegistryCredentials ?? [],
    AcrRegistryInfos: declared.AcrRegistryInfos ?? [],
  };
}
