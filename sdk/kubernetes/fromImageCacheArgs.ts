import type { Findings } from "../../provider/core/resource.js";
import { applyRules, isNotSet } from "../../provider/core/schema/rules.js";
import { type Facts, rulesOf } from "../../provider/core/schema/table.js";
import { checkTogether } from "../../provider/core/schema/together.js";
import { buildAddressWarnings } from "../../provider/resources/imageCache/buildEip/buildAddress.js";
import type { AcrRegistryInfoInputs } from "../../provider/resources/imageCache/registries.js";
import { type ImageCacheInputs, imageCacheArguments } from "../../provider/resources/imageCache/schema.js";
import { type AcrRegistry, checkAcrRegistries } from "./acrRegistries.js";
import { givenOptions } from "./givenOptions.js";
import { checkImageCacheManifest } from "./imageCacheManifest.js";
import { type ImageCacheManifestOptions, sharedNames } from "./imageCacheObject.js";
import { assertOptions, settleFindings, type WarningOptions } from "./invalidOptions.js";

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
  /** What `imageCacheManifest` takes. */
  options: ImageCacheManifestOptions;
  /** What an object of a cluster has no place for. */
  leftOut: LeftOut[];
}

const inputRules = rulesOf(imageCacheArguments);

/** Why each of the other arguments is left out, and when it says what an object does anyway. */
const reasons = Object.entries<Facts<never>>(imageCacheArguments).flatMap(([property, { object }]) =>
  object !== undefined && "leftOut" in object
    ? [{ property, reason: object.leftOut, needless: object.needless }]
    : [],
);

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
  assertOptions("fromImageCacheArgs", args);
  assertOptions("fromImageCacheArgs", object);
  settleFindings("fromImageCacheArgs", check(args, object), warnings);
  return fromGiven(givenOptions(args, imageCacheArguments).given, object);
}

function fromGiven(args: ImageCacheInputs, object: FromImageCacheOptions): FromImageCacheResult {
  const { name, imagePullSecrets } = object;
  const options: Record<string, unknown> = { name };
  for (const property of sharedNames) if (!isNotSet(args[property])) options[property] = args[property];
  if (imagePullSecrets !== undefined) options.imagePullSecrets = imagePullSecrets;
  const leftOut = reasons
    .filter(({ property, needless }) => {
      const value = args[property as keyof ImageCacheInputs];
      return !isNotSet(value) && !needless?.(value);
    })
    .map(({ property, reason }) => ({ property, reason }));
  const registries = args.acrRegistryInfos ?? [];
  if (registries.length > 0) options.acrRegistryInfos = registries.map(registryOf);
  return {
    options: options as unknown as ImageCacheManifestOptions,
    leftOut: [...leftOut, ...registries.flatMap(leftOutOfRegistry)],
  };
}

function check(described: ImageCacheInputs, object: FromImageCacheOptions): Findings {
  const { given, warnings } = givenOptions(described, imageCacheArguments);
  const { images, ...args } = given;
  const ofObject = checkImageCacheManifest({ ...object, images });
  const ofArgs = applyRules(args, inputRules, "ImageCache");
  return {
    failures: [
      ...ofObject.failures,
      ...ofArgs.failures,
      ...checkTogether(imageCacheArguments, args).filter(({ property }) => isShared(property)),
      ...checkAcrRegistries(args.acrRegistryInfos),
    ],
    warnings: [...warnings, ...ofObject.warnings, ...ofArgs.warnings, ...buildAddressWarnings(args)],
  };
}

/** What an object has no place for is told as left out, whatever else is wrong with it. */
function isShared(property: string): boolean {
  return (sharedNames as readonly string[]).includes(property);
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
