import type * as pulumi from "@pulumi/pulumi";
import type {
  AcrRegistryInfoInputs,
  ImageRegistryCredentialInputs,
} from "../provider/resources/imageCache/registries.js";
import {
  type ImageCacheInputs,
  imageCacheArguments,
  imageCacheOutputs,
  imageCacheType,
} from "../provider/resources/imageCache/schema.js";

export type { ImageCacheEvent } from "../provider/cloud/eci.js";

import { type PlaceArgs, type ResourceClass, registrationOf, resourceOf } from "./declared.js";
import type { InputsOf } from "./input.js";

/** Arguments of an `ImageCache`. */
export interface ImageCacheArgs extends InputsOf<ImageCacheInputs> {}
/** Credentials of one image registry. */
export interface ImageRegistryCredentialArgs extends InputsOf<ImageRegistryCredentialInputs> {}
/** An instance of Container Registry Enterprise Edition from which images are pulled without a password. */
export interface AcrRegistryInfoArgs extends InputsOf<AcrRegistryInfoInputs> {}

const declared = {
  type: imageCacheType,
  loader: "imageCache",
  arguments: imageCacheArguments,
  outputs: imageCacheOutputs,
} as const;
const Declared: ResourceClass<typeof imageCacheArguments, typeof imageCacheOutputs> = resourceOf(declared);

/**
 * An ECI image cache: a disk snapshot with images on it, from which pods start in seconds instead of pulling.
 *
 * Creating one starts a temporary instance that pulls the images; with `waitForReady` (the default) the resource is
 * created when the cache is Ready. Where a change can be made in place it is; see each argument.
 *
 * Errors: bad arguments are refused at preview; a build that fails ends with the API's events and what to do, and the next
 * `pulumi up` replaces the failed cache; a wait that runs out keeps the cache, and the next `pulumi up` goes on waiting.
 *
 * ```typescript
 * const cache = new ImageCache("web", {
 *   images: ["registry-vpc.cn-hangzhou.aliyuncs.com/team/web:1.4.2"],
 *   securityGroupId: group.id,
 *   vswitchIds: [vswitch.id],
 *   retentionDays: 30,
 * });
 * export const cacheId = cache.imageCacheId;
 * ```
 *
 * Source: CreateImageCache, DescribeImageCaches, UpdateImageCache and DeleteImageCache of ECI 2018-08-08.
 */
export class ImageCache extends Declared {
  /**
   * @param name The resource's name in the stack; the generated `imageCacheName` starts with it.
   * @param args What the cache holds and how it is built.
   * @param options Pulumi's resource options; `customTimeouts` bounds the waits (60 minutes each by default).
   */
  constructor(name: string, args: ImageCacheArgs, options: pulumi.CustomResourceOptions = {}) {
    super(...registrationOf(declared, name, args, options));
  }

  /**
   * Reads a cache that something else manages, with all its outputs: nothing of it is ever changed, tagged or deleted. Needs
   * `@pulumi/pulumi` 3.268 or newer.
   *
   * Errors: an id that does not exist in that region of the account fails the preview.
   *
   * ```typescript
   * const shared = ImageCache.get("shared", "imc-2zebxkiifuyzzlhl****");
   * export const status = shared.status;
   * ```
   *
   * @param name The resource's name in the stack.
   * @param id Id of the cache, such as `imc-…`.
   * @param place Its region and profile, where they are not the stack's.
   * @param options Pulumi's resource options.
   */
  static get(
    name: string,
    id: pulumi.Input<pulumi.ID>,
    place: PlaceArgs = {},
    options: pulumi.CustomResourceOptions = {},
  ): ImageCache {
    return new ImageCache(name, place as ImageCacheArgs, { ...options, id });
  }
}
