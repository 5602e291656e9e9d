import type * as pulumi from "@pulumi/pulumi";
import {
  type ImageCacheObjectReadyInputs,
  imageCacheObjectReadyArguments,
  imageCacheObjectReadyOutputs,
  imageCacheObjectReadyType,
} from "../../provider/resources/imageCacheObjectReady/schema.js";
import { type ResourceClass, registrationOf, resourceOf } from "../declared.js";
import type { InputsOf } from "../input.js";

/** Arguments of an `ImageCacheObjectReady`. */
export interface ImageCacheObjectReadyArgs extends InputsOf<ImageCacheObjectReadyInputs> {}

const declared = {
  type: imageCacheObjectReadyType,
  loader: "imageCacheObjectReady",
  arguments: imageCacheObjectReadyArguments,
  outputs: imageCacheObjectReadyOutputs,
} as const;
const Declared: ResourceClass<typeof imageCacheObjectReadyArguments, typeof imageCacheObjectReadyOutputs> =
  resourceOf(declared);

/**
 * Waits until an ImageCache object of a cluster is Ready. A `ClusterImageCache` that builds in its cluster brings one; on its
 * own it serves objects that something else declares.
 *
 * Errors: an object whose phase is Failed ends the wait at once with its events, and the next `pulumi up` deletes the object
 * and makes it again as it was; a wait that runs out (60 minutes, `customTimeouts`) goes on with the next `pulumi up`. Who
 * holds the kubeconfig needs the rights to get, create and delete `imagecaches.eci.alibabacloud.com`.
 *
 * ```typescript
 * const ready = new ImageCacheObjectReady("web", { name: object.metadata.name, uid: object.metadata.uid });
 * export const cacheId = ready.imageCacheId;
 * ```
 *
 * Source: the status of the object, which the cluster's virtual node writes.
 */
export class ImageCacheObjectReady extends Declared {
  /**
   * @param name The resource's name in the stack.
   * @param args Which object of which cluster.
   * @param options Pulumi's resource options; `customTimeouts` bounds the wait (60 minutes by default).
   */
  constructor(name: string, args: ImageCacheObjectReadyArgs, options: pulumi.CustomResourceOptions = {}) {
    super(...registrationOf(declared, name, args, options));
  }
}
