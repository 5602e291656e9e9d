import type * as pulumi from "@pulumi/pulumi";
import {
  type ImageCacheObjectRenewalInputs,
  imageCacheObjectRenewalArguments,
  imageCacheObjectRenewalOutputs,
  imageCacheObjectRenewalType,
} from "../../provider/resources/imageCacheObjectRenewal/schema.js";
import { type ResourceClass, registrationOf, resourceOf } from "../declared.js";
import type { InputsOf } from "../input.js";

/** Arguments of an `ImageCacheObjectRenewal`. */
export interface ImageCacheObjectRenewalArgs extends InputsOf<ImageCacheObjectRenewalInputs> {}

const declared = {
  type: imageCacheObjectRenewalType,
  loader: "imageCacheObjectRenewal",
  arguments: imageCacheObjectRenewalArguments,
  outputs: imageCacheObjectRenewalOutputs,
} as const;
const Declared: ResourceClass<
  typeof imageCacheObjectRenewalArguments,
  typeof imageCacheObjectRenewalOutputs
> = resourceOf(declared);

/**
 * Has an ImageCache object made anew before its cache expires: a virtual node builds a cache when an object is made, and never again. It hands out
 * a text for the object's annotation `pulumi-eci/renewal`, and another one once the cache of an object with that annotation is about to expire;
 * a preview says so. A `ClusterImageCache` that builds in its cluster brings one with `renewBeforeDays`, and with it the replacement of the
 * object and the wait for the new one.
 *
 * Errors: where the cluster does not answer, a warning says that it is not known whether a cache has to be renewed, and nothing is. Who holds the
 * kubeconfig needs the right to list `imagecaches.eci.alibabacloud.com`.
 *
 * ```typescript
 * const { renewal } = new ImageCacheObjectRenewal("web", { renewBeforeDays: 3, retentionDays: 30 });
 * new kubernetes.apiextensions.CustomResource("web", {
 *   ...manifest,
 *   metadata: { annotations: { ...manifest.metadata.annotations, "pulumi-eci/renewal": renewal } },
 * }, { replaceOnChanges: ["metadata.annotations"] });
 * ```
 *
 * Source: the status of the object, which the cluster's virtual node writes.
 */
export class ImageCacheObjectRenewal extends Declared {
  /**
   * @param name The resource's name in the stack.
   * @param args When to renew, and in which cluster.
   * @param options Pulumi's resource options.
   */
  constructor(name: string, args: ImageCacheObjectRenewalArgs, options: pulumi.CustomResourceOptions = {}) {
    super(...registrationOf(declared, name, args, options));
  }
}
