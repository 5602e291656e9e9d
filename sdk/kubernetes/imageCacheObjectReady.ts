import * as pulumi from "@pulumi/pulumi";
import type { ImageCacheObjectInputs } from "../../provider/resources/imageCacheObjectReady/inputs.js";
import { hiddenInputsOf } from "../hidden.js";
import type { ImageCacheEvent } from "../imageCache.js";
import type { InputsOf } from "../input.js";
import { loaderText } from "../loader.js";

/** Arguments of an `ImageCacheObjectReady`. */
export interface ImageCacheObjectReadyArgs extends InputsOf<ImageCacheObjectInputs> {}

const type = "pulumi-nodejs:dynamic/eci:ImageCacheObjectReady";

/** What the cluster adds to the arguments; named here so that each becomes an output. */
const computed = [
  "objectUid",
  "imageCacheId",
  "phase",
  "progress",
  "startTime",
  "expireDateTime",
  "events",
] as const;

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
export class ImageCacheObjectReady extends pulumi.CustomResource {
  /** As declared. */
  declare public readonly name: pulumi.Output<string>;
  /** As declared. */
  declare public readonly uid: pulumi.Output<string | undefined>;
  /** As declared; a secret. */
  declare public readonly kubeconfig: pulumi.Output<string | undefined>;
  /** As declared. */
  declare public readonly context: pulumi.Output<string | undefined>;
  /** Identity of the object that is Ready. Source: `metadata.uid`. */
  declare public readonly objectUid: pulumi.Output<string>;
  /** Id of the cache, such as `imc-…`; known once the object is Ready. Source: `status.imageCacheId`. */
  declare public readonly imageCacheId: pulumi.Output<string>;
  /** `Ready`. Source: `status.phase`. */
  declare public readonly phase: pulumi.Output<string>;
  /** Progress of the snapshot, such as `100%`. Source: `status.progress`. */
  declare public readonly progress: pulumi.Output<string | undefined>;
  /** When the build began (UTC). Source: `status.startTime`. */
  declare public readonly startTime: pulumi.Output<string | undefined>;
  /** When the cloud deletes the cache (UTC); absent when it never does. Source: `status.expireDateTime`. */
  declare public readonly expireDateTime: pulumi.Output<string | undefined>;
  /** What happened during the build. Source: `status.events`. */
  declare public readonly events: pulumi.Output<ImageCacheEvent[]>;

  /**
   * @param name The resource's name in the stack.
   * @param args Which object of which cluster.
   * @param options Pulumi's resource options; `customTimeouts` bounds the wait (60 minutes by default).
   */
  constructor(name: string, args: ImageCacheObjectReadyArgs, options: pulumi.CustomResourceOptions = {}) {
    const props: pulumi.Inputs = Object.fromEntries(computed.map((output) => [output, undefined]));
    Object.assign(props, args, hiddenInputsOf(name, type, options), {
      __provider: loaderText("imageCacheObjectReady"),
    });
    if (args.kubeconfig !== undefined) props.kubeconfig = pulumi.secret(args.kubeconfig);
    super(type, name, props, {
      ...options,
      additionalSecretOutputs: [...(options.additionalSecretOutputs ?? []), "kubeconfig"],
    });
  }
}
