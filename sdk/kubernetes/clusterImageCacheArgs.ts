import * as pulumi from "@pulumi/pulumi";
import { shortHash } from "../../provider/core/ownership.js";
import type { CheckFailure } from "../../provider/core/resource.js";
import { isNotSet } from "../../provider/core/schema/rules.js";
import type { Facts } from "../../provider/core/schema/table.js";
import type { Zeros } from "../../provider/core/schema/zeros.js";
import { type ImageCacheInputs, imageCacheArguments } from "../../provider/resources/imageCache/schema.js";
import type { InputsOf } from "../input.js";
import { type ImageCacheManifestOptions, optionZeros } from "./imageCacheObject.js";
import type { StringMap } from "./objectMeta.js";
import { onlyCluster } from "./onlyCluster.js";
import type { PodAnnotationsOptions } from "./podAnnotationOptions.js";

/** What only a build through the API of Elastic Container Instance takes. */
type ApiOptions = Omit<ImageCacheInputs, keyof CommonOptions | "waitForReady">;

/** What both ways of building take, in the same words. */
export type CommonOptions = Omit<ImageCacheManifestOptions, "name" | OnlyOfObject>;

/** The options of an object that mean nothing to the API. */
type OnlyOfObject =
  | "labels"
  | "annotations"
  | "imagePullSecrets"
  | "cpuArchitecture"
  | "sizeWrittenTo"
  | "retentionWrittenTo";

/** What only a build by a cluster's virtual node takes. */
export interface ClusterOptions extends Pick<ImageCacheManifestOptions, OnlyOfObject> {
  /**
   * Name of the object in the cluster. Default: the resource's name and a suffix of the kubernetes provider's, kept until the content
   * changes, so that every replacement is Ready before the old one goes; with `waitForReady: false` the suffix is a hash of the content.
   * With a name of your own, the old one goes first. Source: `metadata.name`.
   */
  name?: string | undefined;
  /**
   * Content of a kubeconfig, or the path of one, to watch the object with: the same as that of the kubernetes provider.
   * Stored encrypted. Default: what `KUBECONFIG` names, else `~/.kube/config`.
   */
  kubeconfig?: string | undefined;
  /** Context of the kubeconfig. Default: its current one. */
  context?: string | undefined;
}

/** What pods are told beside the cache. */
type PodOptions = Omit<PodAnnotationsOptions, "imageCacheId" | "autoMatchImageCache">;

/** How pods find the cache, and what they are told beside it. */
interface ClusterPods extends PodOptions {
  /**
   * Whether pods name this cache by its id, and start from no other. Default: false: the cloud looks for a fitting cache, so that a pod whose
   * cache is gone starts slowly, where a pinned one is refused. A plain value. A change rolls the annotated workloads once. Not with
   * `waitForReady: false`; a warning beside `retentionDays` or `eliminationStrategy: "LRU"`, which let the cache go before its pods.
   * Source: the annotation `eci-imc-id` in place of `eci-auto-imc`.
   */
  pin?: boolean | undefined;
}

/**
 * The arguments of a `ClusterImageCache` as plain values.
 *
 * @public the schema of the plugin is made of it.
 */
export interface ClusterImageCacheInputs extends CommonOptions, ApiOptions, ClusterOptions {
  /**
   * Who builds the cache. `api` (default): the API of Elastic Container Instance; the program needs no way into the cluster.
   * `cluster`: the virtual node of the cluster, told by an ImageCache object; the program needs no credentials of the cloud.
   * A change makes a new cache before the old one goes.
   */
  buildWith?: "api" | "cluster" | undefined;
  /**
   * Whether to put the CustomResourceDefinition of ImageCache objects into the cluster, once for each kubernetes provider of
   * the program. It is kept when the stack is destroyed. Default: false, because virtual nodes bring their own. Needs
   * `buildWith: "cluster"`.
   */
  installCrd?: boolean | undefined;
  /**
   * Whether to wait until the object is Ready. Default: true. With false there is no explicit id, and `podAnnotations`
   * are those of automatic matching: for objects that something else brings into the cluster. Needs `buildWith: "cluster"`.
   */
  waitForReady?: boolean | undefined;
  /**
   * What pods are told beside the cache. Registries (`acrRegistryInfos`, `plainHttpRegistries`, `insecureRegistries`) are those
   * of the build where nothing is given here.
   */
  pods?: ClusterPods | undefined;
}

/** Whether pods name the cache has to be known at once; all else that is said of them may come later. */
type PodsOf<T> = {
  [K in keyof T]: pulumi.Input<InputsOf<PodOptions> & Pick<ClusterPods, "pin">> | undefined;
};

/** Arguments of a `ClusterImageCache`. Sources are fields and annotations of an ImageCache object. */
export interface ClusterImageCacheArgs
  extends InputsOf<CommonOptions>,
    InputsOf<ApiOptions>,
    InputsOf<ClusterOptions>,
    Pick<ClusterImageCacheInputs, "buildWith" | "installCrd" | "waitForReady">,
    PodsOf<Pick<ClusterImageCacheInputs, "pods">> {}

/** Why a build by a virtual node has no use for an argument of the API. */
const onlyApi: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries<Facts<never>>(imageCacheArguments).flatMap(([name, { object }]) =>
    object !== undefined && "refused" in object && object.refused !== undefined
      ? [[name, object.refused]]
      : [],
  ),
);

/** Which values of arguments stand for nothing. */
export const componentZeros: Zeros = { ...imageCacheArguments, ...optionZeros };

/** Whether pods name the cache. That decides what waits for what, and so it has to be known at once. */
export function isPinned(pods: ClusterImageCacheArgs["pods"]): boolean {
  return (pods as ClusterPods | undefined)?.pin === true;
}

/** Arguments that the chosen way of building has no use for. */
export function checkWay(args: ClusterImageCacheArgs): CheckFailure[] {
  const { buildWith = "api" } = args;
  if (buildWith !== "api" && buildWith !== "cluster") {
    return [
      { property: "buildWith", reason: `must be "api" or "cluster", not ${JSON.stringify(buildWith)}.` },
    ];
  }
  const notBoolean = (["installCrd", "waitForReady"] as const).filter(
    (name) => !isNotSet(args[name]) && typeof args[name] !== "boolean",
  );
  if (notBoolean.length > 0) {
    return notBoolean.map((property) => ({ property, reason: "must be true or false." }));
  }
  if (args.waitForReady === false && isPinned(args.pods)) {
    return [{ property: "pods.pin", reason: "needs waitForReady: without the wait no id is known." }];
  }
  if (args.waitForReady === false && buildWith === "cluster" && !isNotSet(args.renewBeforeDays)) {
    const reason = "needs waitForReady: the old cache would go before the new one is Ready.";
    return [{ property: "renewBeforeDays", reason }];
  }
  if (args.onBuildFailure === "warn" && buildWith === "cluster" && !isNotSet(args.renewBeforeDays)) {
    const reason =
      "cannot be warn with renewBeforeDays: where the new build fails, the old cache would go all the same.";
    return [{ property: "onBuildFailure", reason }];
  }
  if (args.onBuildFailure === "warn" && isPinned(args.pods)) {
    return [
      {
        property: "onBuildFailure",
        reason: "cannot be warn with pods.pin: pods would name a cache that is none.",
      },
    ];
  }
  const [strange, other] = buildWith === "api" ? [onlyCluster, "cluster"] : [onlyApi, "api"];
  return Object.entries(strange)
    .filter(([name]) => !isNotSet((args as pulumi.Inputs)[name]))
    .map(([property, reason]) => ({ property, reason: `needs buildWith: "${other}"; ${reason}.` }));
}

/** The arguments of the cache in the API: all but those that steer the component. */
export function apiArgsOf(args: ClusterImageCacheArgs): pulumi.Inputs {
  const { buildWith, pods, ...described } = args;
  return described;
}

/** The options of the object in a cluster: all but those that steer the component, and those of the API alone. */
export function objectOptionsOf(args: ClusterImageCacheArgs): pulumi.Inputs {
  const { kubeconfig, context, installCrd, waitForReady, onBuildFailure, renewBeforeDays, ...object } =
    apiArgsOf(args);
  const { triggers, ...described } = object;
  const options = Object.fromEntries(
    Object.entries(described).filter(([name]) => !Object.hasOwn(onlyApi, name)),
  );
  return isNotSet(triggers) ? options : { ...options, annotations: triggered(args) };
}

/** The virtual node builds an object once: what is to have it built again is a part of the object, and so makes a new one. */
function triggered({ annotations, triggers }: ClusterImageCacheArgs): pulumi.Output<StringMap> {
  return pulumi
    .all([annotations, triggers])
    .apply(([own, values]): StringMap => ({ ...own, "pulumi-eci/triggers": shortHash(values, 32) }));
}
