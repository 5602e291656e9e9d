import type { Findings } from "../../provider/core/resource.js";
import { applyRules, isNotSet } from "../../provider/core/schema/rules.js";
import { checkBuildEip, inputRules } from "../../provider/resources/imageCache/inputRules.js";
import type { AcrRegistryInfoInputs, ImageCacheInputs } from "../../provider/resources/imageCache/inputs.js";
import { type AcrRegistry, checkAcrRegistries } from "./acrRegistries.js";
import { checkImageCacheManifest, type ImageCacheManifestOptions } from "./imageCacheManifest.js";
import { settleFindings, type WarningOptions } from "./invalidOptions.js";

/** What an object of a cluster needs and an `ImageCache` has no argument for. */
export interface FromImageCacheOptions {
  /** Name of the object. */
  name: string;
  /** Secrets of the cluster, each `namespace:secretName`, in the place of `imageRegistryCredentials`. */
  imagePullSecrets?: string[] | undefined;
}

/** An argument that an object of a cluster has no place for. */
export interface LeftOut {
  /** The argument's path, such as `tags` or `acrRegistryInfos[0].domains`. */
  property: string;
  /** What becomes of it. */
  reason: string;
}

/** The options of `imageCacheManifest`, and what they leave out. */
export interface FromImageCacheResult {
  options: ImageCacheManifestOptions;
  leftOut: LeftOut[];
}

/** In both forms; `acrRegistryInfos` has fewer fields in an object. */
type Kept = keyof ImageCacheInputs & keyof ImageCacheManifestOptions;

/** Arguments that an object says in the same words. */
const kept: readonly Exclude<Kept, "acrRegistryInfos">[] = [
  "images",
  "imageCacheSize",
  "retentionDays",
  "vswitchIds",
  "securityGroupId",
  "resourceGroupId",
  "plainHttpRegistries",
  "insecureRegistries",
  "autoMatchImageCache",
  "flash",
  "eipInstanceId",
  "autoCreateEip",
  "eipBandwidth",
  "eipInternetChargeType",
  "eipIsp",
  "eipCommonBandwidthPackageId",
  "osType",
];

/** Why each of the other arguments is left out. */
const reasons: Readonly<Record<Exclude<keyof ImageCacheInputs, Kept>, string>> = {
  imageCacheName: "The object's own name takes its place.",
  zoneId: "The zone is that of the vSwitch.",
  flashCopyCount: "The virtual node makes one local snapshot.",
  standardCopyCount: "The virtual node makes one regular snapshot.",
  eliminationStrategy: "The virtual node's caches are kept.",
  tags: "The virtual node sets no tags.",
  imageRegistryCredentials:
    "A cluster holds passwords in Secrets: make one for each registry, of type kubernetes.io/dockerconfigjson, and name it " +
    "in imagePullSecrets.",
  regionId: "The region is the cluster's.",
  profile: "The account is the cluster's.",
  waitForReady:
    "kubectl apply does not wait: kubectl wait --for=jsonpath='{.status.phase}'=Ready imagecache/NAME does.",
};

/** Arguments whose usual value says what an object does anyway. */
const needless: Readonly<Record<string, (value: unknown) => boolean>> = {
  flashCopyCount: (value) => value === 1,
  standardCopyCount: (value) => value === 1,
  eliminationStrategy: (value) => value === "",
};

/**
 * The description of an `ImageCache` in the form that `imageCacheManifest` takes. What an object of a cluster has no place
 * for stands in `leftOut`, with what to do about it.
 *
 * Throws an `InvalidOptionsError` that says all that is wrong with the arguments.
 *
 * ```typescript
 * const { options, leftOut } = fromImageCacheArgs({ images: ["nginx:1.27"], flash: true }, { name: "web" });
 * for (const { property, reason } of leftOut) console.warn(`${property}: ${reason}`);
 * const manifest = imageCacheManifest(options);
 * ```
 */
export function fromImageCacheArgs(
  args: ImageCacheInputs,
  object: FromImageCacheOptions,
  warnings?: WarningOptions,
): FromImageCacheResult {
  settleFindings("fromImageCacheArgs", check(args, object), warnings);
  const { name, imagePullSecrets } = object;
  const options: Record<string, unknown> = { name };
  for (const property of kept) if (!isNotSet(args[property])) options[property] = args[property];
  if (imagePullSecrets !== undefined) options.imagePullSecrets = imagePullSecrets;
  const leftOut = Object.entries(reasons)
    .filter(([property]) => isLeftOut(property, args[property as keyof ImageCacheInputs]))
    .map(([property, reason]) => ({ property, reason }));
  const registries = args.acrRegistryInfos ?? [];
  if (registries.length > 0) options.acrRegistryInfos = registries.map(registryOf);
  return {
    options: options as unknown as ImageCacheManifestOptions,
    leftOut: [...leftOut, ...registries.flatMap(leftOutOfRegistry)],
  };
}

function check({ images, ...args }: ImageCacheInputs, object: FromImageCacheOptions): Findings {
  const ofObject = checkImageCacheManifest({ ...object, images });
  const ofArgs = applyRules(args, inputRules, "ImageCache");
  return {
    failures: [
      ...ofObject.failures,
      ...ofArgs.failures,
      ...checkBuildEip(args),
      ...checkAcrRegistries(args.acrRegistryInfos),
    ],
    warnings: [...ofObject.warnings, ...ofArgs.warnings],
  };
}

function isLeftOut(property: string, value: unknown): boolean {
  return !isNotSet(value) && !needless[property]?.(value);
}

function registryOf({ instanceId, regionId, arnService, arnUser }: AcrRegistryInfoInputs): AcrRegistry {
  return {
    instanceId,
    ...(regionId !== undefined && { regionId }),
    ...(arnService !== undefined && { arnService }),
    ...(arnUser !== undefined && { arnUser }),
  };
}

function leftOutOfRegistry({ instanceName, domains }: AcrRegistryInfoInputs, index: number): LeftOut[] {
  const path = `acrRegistryInfos[${index}]`;
  return [
    ...(instanceName === undefined
      ? []
      : [{ property: `${path}.instanceName`, reason: "The instance is known by its id." }]),
    ...(domains === undefined || domains.length === 0
      ? []
      : [
          {
            property: `${path}.domains`,
            reason: "An annotation names no domains: all of the instance are used.",
          },
        ]),
  ];
}
