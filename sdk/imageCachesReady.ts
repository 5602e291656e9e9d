import * as pulumi from "@pulumi/pulumi";
import { identityOfUrn } from "../provider/core/identity.js";
import { imageCachesReadyType } from "../provider/resources/imageCachesReady/schema.js";
import { hiddenInputsOf } from "./hidden.js";
import { isDynamic, optionsUnderHost, typeUnderHost } from "./host.js";
import type { ImageCache } from "./imageCache.js";
import { loaderText } from "./loader.js";
import { isFields } from "./nested.js";

/** Arguments of an `ImageCachesReady`. */
export interface ImageCachesReadyArgs {
  /**
   * The caches to wait for, of any region and account, as a list or by any names. None at all is Ready at once. Another set, and
   * a new build of a cache in it, are waited for again, in place.
   */
  imageCaches: readonly ImageCache[] | Readonly<Record<string, ImageCache>>;
  /**
   * What caches that have failed, or are not Ready in time, are to the run: `fail` (default) fails it; with `warn` it goes on, a warning
   * lists them, and the next `pulumi up` waits for them again. Changed in place.
   */
  onBuildFailure?: pulumi.Input<"fail" | "warn"> | undefined;
}

const type = imageCachesReadyType;

/**
 * Waits until a whole set of image caches is Ready, in one of the engine's slots, with one line of progress for the set. The
 * caches themselves are declared with `waitForReady: false`, so that all of them are built at the same time, however many
 * operations the engine runs at once.
 *
 * Whatever needs Ready caches depends on it, or takes `imageCacheIds` from it. Deleting it does nothing in the cloud.
 *
 * Errors: when every cache has come to an end, it fails with the list of those that are not Ready, each with the API's events
 * and what to do; the next `pulumi up` builds these anew, and only these.
 *
 * ```typescript
 * const caches = images.map(
 *   (image, index) => new ImageCache(`cache-${index}`, { images: [image], vswitchIds, waitForReady: false }),
 * );
 * const ready = new ImageCachesReady("all", { imageCaches: caches });
 * export const imageCacheIds = ready.imageCacheIds;
 * ```
 *
 * Source: DescribeImageCaches of ECI 2018-08-08.
 */
export class ImageCachesReady extends pulumi.CustomResource {
  /** Ids of the caches, in the order of the declaration; known only when all of them are Ready. */
  public readonly imageCacheIds: pulumi.Output<string[]>;

  /**
   * @param name The resource's name in the stack.
   * @param args Which caches to wait for.
   * @param options Pulumi's resource options; `customTimeouts` bounds the wait (60 minutes by default).
   */
  constructor(name: string, args: ImageCachesReadyArgs, options: pulumi.CustomResourceOptions = {}) {
    const caches = membersOf(name, args);
    const props: pulumi.Inputs = {
      ...(isDynamic() && {
        ...hiddenInputsOf(name, type, options ?? {}),
        __provider: loaderText("imageCachesReady"),
      }),
      imageCaches: caches.map(watched),
      onBuildFailure: args.onBuildFailure,
    };
    super(typeUnderHost(type), name, props, optionsUnderHost(type, options));
    // The ids that went in, and no output of its own: an update of the gate, as for another build, leaves them known in a preview.
    this.imageCacheIds = pulumi
      .all([this.id, ...caches.map(({ imageCacheId }) => imageCacheId)])
      .apply(([, ...ids]) => ids);
  }
}

/** An id alone does not tell when a cache is built anew: the resources themselves are needed. */
function membersOf(name: string, args: Partial<ImageCachesReadyArgs> | undefined): ImageCache[] {
  const given: unknown = args?.imageCaches;
  if (!isFields(given) && !Array.isArray(given)) {
    throw new Error(
      `ImageCachesReady ${name}: imageCaches must be a list or an object of ImageCache resources.`,
    );
  }
  const members: [string, unknown][] = Object.entries(given);
  const wrong = members.find(
    ([, member]) => !pulumi.CustomResource.isInstance(member) || !("imageCacheId" in member),
  );
  if (wrong !== undefined) {
    throw new Error(
      `ImageCachesReady ${name}: imageCaches[${JSON.stringify(wrong[0])}] must be an ImageCache.`,
    );
  }
  return members.map(([, member]) => member as ImageCache);
}

function watched(cache: ImageCache): pulumi.Inputs {
  return {
    name: cache.urn.apply((urn) => identityOfUrn(urn, undefined).name),
    imageCacheId: cache.imageCacheId,
    revision: cache.revision,
    regionId: cache.regionId,
    accountId: cache.accountId,
    profile: cache.profile,
  };
}
