import * as pulumi from "@pulumi/pulumi";
import { dynamicUrn } from "../../provider/core/hostTypes.js";
import type { Findings, Properties } from "../../provider/core/resource.js";
import { isNotSet } from "../../provider/core/schema/rules.js";
import { checkRenewalOptions } from "../../provider/resources/imageCacheObjectRenewal/check.js";
import { renewalAnnotation } from "../../provider/resources/imageCacheObjectRenewal/schema.js";
import { ownUrn } from "../hidden.js";
import { comingBack, optionsUnderHost, typeUnderHost } from "../host.js";
import { ImageCache, type ImageCacheArgs } from "../imageCache.js";
import { assertPlainOptions, checkedOptions } from "./checkedOptions.js";
import { clusterDefinition } from "./clusterDefinition.js";
import {
  apiArgsOf,
  type ClusterImageCacheArgs,
  type ClusterOptions,
  type CommonOptions,
  checkWay,
  componentZeros,
  isPinned,
  objectOptionsOf,
} from "./clusterImageCacheArgs.js";
import { ClusterObject } from "./clusterObject.js";
import { givenOptions } from "./givenOptions.js";
import { imageCacheCrd } from "./imageCacheCrd.js";
import {
  checkImageCacheManifest,
  type ImageCacheManifest,
  imageCacheManifest,
} from "./imageCacheManifest.js";
import { ImageCacheObjectReady } from "./imageCacheObjectReady.js";
import { ImageCacheObjectRenewal, type ImageCacheObjectRenewalArgs } from "./imageCacheObjectRenewal.js";
import { assertOptions, assertValid } from "./invalidOptions.js";
import { imageCacheApiVersion, imageCacheKind, type KubernetesObject, type StringMap } from "./objectMeta.js";
import { hashedName, namingOf, type ObjectMetadata } from "./objectNaming.js";
import type { PodAnnotationsOptions } from "./podAnnotationOptions.js";
import { podAnnotations } from "./podAnnotations.js";
import { assertPlainPods, podOptionsOf } from "./podOptions.js";

const dynamicType = "pulumi-eci:kubernetes:ClusterImageCache";

/**
 * An image cache for one Kubernetes cluster, with the annotations that pods start from it by.
 *
 * Errors: bad arguments are refused at preview; a build that fails ends with its events, and the next `pulumi up` makes the
 * cache again; a wait that runs out goes on with the next `pulumi up`.
 *
 * ```typescript
 * const cache = new ClusterImageCache("web", {
 *   images: ["registry-vpc.cn-hangzhou.aliyuncs.com/team/web:1.4.2"],
 *   vswitchIds: [vswitch.id],
 *   securityGroupId: group.id,
 * });
 * new kubernetes.apps.v1.Deployment("web", args, { transforms: [annotatePods(cache)] });
 * ```
 *
 * Source: CreateImageCache of ECI 2018-08-08, or the object ImageCache of `eci.alibabacloud.com/v1`.
 */
export class ClusterImageCache extends pulumi.ComponentResource {
  /** Id of the Ready cache; changed images give another one. Undefined with `waitForReady: false`. */
  public readonly imageCacheId: pulumi.Output<string | undefined>;
  /** The images that it holds, as they are given. */
  public readonly images: pulumi.Output<string[]>;
  /**
   * Annotations of pods that start from this cache: those of automatic matching, known already in a preview and handed out by `pulumi up`
   * once the cache is Ready. With `pods.pin`, the cache's id, known only then: a pod that names a cache which is not Ready is refused.
   */
  public readonly podAnnotations: pulumi.Output<StringMap>;
  /** Annotations of pods for which the cloud looks for a fitting cache. They are known at once and wait for nothing. */
  public readonly autoMatchAnnotations: pulumi.Output<StringMap>;
  /**
   * The objects of the cluster, ready for `kubectl apply`: with `buildWith: "api"` those that would make the same cache.
   */
  public readonly manifests: pulumi.Output<KubernetesObject[]>;

  /**
   * @param name The component's name in the stack; names of the cache and of the object start with it.
   * @param args What the cache holds, and who builds it.
   * @param options Pulumi's resource options; `provider` or `providers` choose the cluster of `buildWith: "cluster"`, and
   * `customTimeouts` bounds the wait (60 minutes by default).
   */
  constructor(name: string, args: ClusterImageCacheArgs, options: pulumi.ComponentResourceOptions = {}) {
    const subject = `ClusterImageCache ${name}`;
    assertOptions(subject, args);
    const { given, warnings } = givenOptions(args, componentZeros);
    assertValid(subject, checkWay(given));
    assertPlainOptions(subject, objectOptionsOf(given), checkObject);
    if (given.buildWith === "cluster") assertPlainOptions(subject, whenOf(given), checkRenewalOptions);
    assertPlainPods(subject, given.pods);
    const type = typeUnderHost(dynamicType);
    super(type, name, {}, optionsUnderHost(dynamicType, options));
    for (const { property, reason } of warnings)
      void pulumi.log.warn(`${subject}: ${property} ${reason}`, this);
    const manifest = manifestOf(name, given, ownUrn(name, type, options.parent), this);
    this.imageCacheId =
      given.buildWith === "cluster"
        ? this.buildInCluster(name, given, manifest, options)
        : this.buildByApi(name, given, options);
    this.images = pulumi.output(given.images);
    const pods = podOptionsOf(name, given, this);
    this.autoMatchAnnotations = pods.apply((known) =>
      podAnnotations({ ...known, autoMatchImageCache: true }),
    );
    this.podAnnotations = isPinned(given.pods)
      ? explicitAnnotations(pods, this.imageCacheId)
      : onceReady(this.autoMatchAnnotations, this.imageCacheId);
    warnOfPin(given, this);
    this.manifests = manifest.apply((object) => [...(given.installCrd ? [imageCacheCrd()] : []), object]);
    this.registerOutputs({
      imageCacheId: this.imageCacheId,
      images: this.images,
      podAnnotations: this.podAnnotations,
      autoMatchAnnotations: this.autoMatchAnnotations,
      manifests: this.manifests,
    });
  }

  /** Whatever is pulled makes a new cache, so that the id that pods name is never that of a cache which is being updated. */
  private buildByApi(
    name: string,
    args: ClusterImageCacheArgs,
    options: pulumi.ComponentResourceOptions,
  ): pulumi.Output<string> {
    const cacheArgs = { ...apiArgsOf(args), __pullsReplace: true } as unknown as ImageCacheArgs;
    return new ImageCache(name, cacheArgs, {
      parent: this,
      ...comingBack("ImageCache"),
      replaceOnChanges: ["images"],
      ...timeoutsOf(options),
    }).imageCacheId;
  }

  private buildInCluster(
    name: string,
    args: ClusterImageCacheArgs,
    manifest: pulumi.Output<ImageCacheManifest>,
    options: pulumi.ComponentResourceOptions,
  ): pulumi.Output<string | undefined> {
    const naming = namingOf(name, args);
    const renewal = this.renewalOf(name, args);
    const object = new ClusterObject(
      `${imageCacheApiVersion}:${imageCacheKind}`,
      naming.resource,
      {
        apiVersion: imageCacheApiVersion,
        kind: imageCacheKind,
        metadata: manifest.metadata.apply((metadata) =>
          withoutDependents(naming.metadata(metadata), renewal),
        ),
        spec: manifest.spec,
      },
      {
        parent: this,
        dependsOn: args.installCrd ? [clusterDefinition(name, this)] : [],
        ...naming.options,
      },
    );
    if (args.waitForReady === false) return pulumi.output(undefined);
    return new ImageCacheObjectReady(
      name,
      {
        name: object.metadata.name,
        uid: object.metadata.uid,
        kubeconfig: args.kubeconfig,
        context: args.context,
        onBuildFailure: args.onBuildFailure,
      },
      { parent: this, ...comingBack("ImageCacheObjectReady"), ...timeoutsOf(options) },
    ).imageCacheId;
  }

  /** The annotation that has the object made anew before its cache expires; a preview may not know it. */
  private renewalOf(name: string, args: ClusterImageCacheArgs): pulumi.Inputs {
    const { kubeconfig, context } = args;
    if (isNotSet(args.renewBeforeDays)) return {};
    const when = { ...whenOf(args), kubeconfig, context } as ImageCacheObjectRenewalArgs;
    const { renewal } = new ImageCacheObjectRenewal(name, when, {
      parent: this,
      ...comingBack("ImageCacheObjectRenewal"),
    });
    return { [renewalAnnotation]: renewal };
  }
}

type Described = CommonOptions & Omit<ClusterOptions, "kubeconfig" | "context">;

function whenOf({ renewBeforeDays, retentionDays }: ClusterImageCacheArgs): pulumi.Inputs {
  return isNotSet(renewBeforeDays) ? {} : { renewBeforeDays, retentionDays };
}

function checkObject(options: Properties): Findings {
  return checkImageCacheManifest(
    { name: "generated", ...options },
    { noun: "argument of ClusterImageCache" },
  );
}

function manifestOf(
  name: string,
  args: ClusterImageCacheArgs,
  urn: Promise<string>,
  component: pulumi.Resource,
): pulumi.Output<ImageCacheManifest> {
  const described = checkedOptions<Described>(
    `ClusterImageCache ${name}`,
    objectOptionsOf(args),
    checkObject,
    component,
  );
  return pulumi.all([described, urn]).apply(([options, ownUrn]) => {
    const { name: given, ...rest } = options;
    const manifest = imageCacheManifest({ ...rest, name: given ?? "generated" });
    const { annotations } = manifest.metadata;
    const generated = hashedName(name, [dynamicUrn(ownUrn), annotations ?? {}, manifest.spec]);
    return { ...manifest, metadata: { ...manifest.metadata, name: given ?? generated } };
  });
}

function timeoutsOf({ customTimeouts }: pulumi.ComponentResourceOptions): pulumi.CustomResourceOptions {
  return customTimeouts === undefined ? {} : { customTimeouts };
}

/** Nothing depends on the object: its deletion need not wait for a search. */
function withoutDependents(metadata: ObjectMetadata, own: pulumi.Inputs): pulumi.Inputs {
  const annotations = { ...metadata.annotations, "pulumi.com/deletionPropagationPolicy": "background" };
  return { ...metadata, annotations: { ...annotations, ...own } };
}

/** The text does not depend on the cache, so that a preview knows it; workloads still come after the cache. */
function onceReady(
  annotations: pulumi.Output<StringMap>,
  imageCacheId: pulumi.Output<string | undefined>,
): pulumi.Output<StringMap> {
  if (pulumi.runtime.isDryRun()) return annotations;
  return pulumi.all([annotations, imageCacheId]).apply(([known]) => known);
}

/** A pod that names a cache which is gone is refused. */
function warnOfPin(args: ClusterImageCacheArgs, component: pulumi.Resource): void {
  if (!isPinned(args.pods)) return;
  const { retentionDays, eliminationStrategy } = args;
  const ends = Object.entries({ retentionDays, eliminationStrategy }).filter(
    ([, value]) => !isNotSet(value) && value !== "",
  );
  for (const [name] of ends) {
    const text = `pods.pin beside ${name}: pods name a cache that the cloud may delete before them, and are refused then.`;
    void pulumi.log.warn(text, component);
  }
}

/** What is said of matching is for pods without an explicit cache. */
function explicitAnnotations(
  pods: pulumi.Output<PodAnnotationsOptions>,
  imageCacheId: pulumi.Output<string | undefined>,
): pulumi.Output<StringMap> {
  return pulumi.all([pods, imageCacheId]).apply(([known, id]) => {
    const { perfectMatch, matchCountRequest, ...rest } = known;
    return podAnnotations({ ...rest, imageCacheId: id });
  });
}
