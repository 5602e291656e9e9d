import type { Properties } from "../../provider/core/resource.js";
import { isNotSet } from "../../provider/core/schema/rules.js";
import type { FromImageCacheResult, LeftOut } from "./fromImageCacheArgs.js";
import { givenOptions } from "./givenOptions.js";
import { checkImageCacheManifest } from "./imageCacheManifest.js";
import { type ImageCacheManifestOptions, optionZeros, placeOptions } from "./imageCacheObject.js";
import { imageCacheValues } from "./imageCacheValues.js";
import { assertValid, settleFindings, type WarningOptions } from "./invalidOptions.js";
import { checkObjectShape, type FieldsOfObject, fieldsOf, isFields, specFields } from "./objectShape.js";

const subject = "imageCacheOptions";

/** Written by kubectl and by the server: a new object gets its own. */
const bookkeeping = new Set([
  ...[
    "uid",
    "resourceVersion",
    "generation",
    "creationTimestamp",
    "deletionTimestamp",
    "managedFields",
    "selfLink",
  ],
  ...["deletionGracePeriodSeconds"],
]);
/** Annotations that kubectl, Pulumi and this package write themselves, and would write again. */
const written: readonly ((name: string, value: unknown) => boolean)[] = [
  (name) => name === "kubectl.kubernetes.io/last-applied-configuration",
  (name) => name === "pulumi.com/autonamed",
  (name, value) => name === "pulumi.com/deletionPropagationPolicy" && value === "background",
  (name) => name.startsWith("pulumi-eci/"),
];

/**
 * The options that make an ImageCache object which is there already, as YAML or from a cluster: the reverse of
 * `imageCacheManifest`, which makes the same object of them, but for its status and what a server adds. Annotations that no
 * option says go to `options.annotations`; what an object has no use for stands in `leftOut`.
 *
 * Throws an `InvalidOptionsError` that says all that is wrong with the object, such as fields that stand at the wrong depth.
 *
 * ```typescript
 * const { options, leftOut } = imageCacheOptions(parse(readFileSync("imagecache.yaml", "utf8")));
 * new ClusterImageCache("web", { buildWith: "cluster", ...options });
 * ```
 *
 * Source: the CustomResourceDefinition `imagecaches.eci.alibabacloud.com`.
 */
export function imageCacheOptions(object: unknown, warnings?: WarningOptions): FromImageCacheResult {
  assertValid(subject, checkObjectShape(object));
  const parts = fieldsOf(object);
  // What stands for nothing in spec does not stand against an annotation.
  const { given: spec, warnings: zeros } = givenOptions(parts.spec, optionZeros);
  const options = optionsOf({ ...parts, spec });
  const found = checkImageCacheManifest(options);
  settleFindings(subject, { ...found, warnings: [...zeros, ...found.warnings] }, warnings);
  const { given } = givenOptions(options, optionZeros);
  return { options: given as unknown as ImageCacheManifestOptions, leftOut: leftOutOf(parts) };
}

function optionsOf({ metadata, spec }: FieldsOfObject): Properties {
  const annotations = Object.fromEntries(
    Object.entries(fields(metadata.annotations)).filter(
      ([name, value]) => !written.some((by) => by(name, value)),
    ),
  );
  const { images, imagePullSecrets } = spec;
  const { options, rest } = placed(spec, annotations);
  return {
    name: metadata.name,
    ...(Object.keys(fields(metadata.labels)).length > 0 && { labels: metadata.labels }),
    images,
    ...(!isNotSet(imagePullSecrets) && { imagePullSecrets }),
    ...options,
    ...(Object.keys(rest).length > 0 && { annotations: rest }),
  };
}

/** Size and retention stand in spec, in an annotation, or in both; two different values are both kept. */
function placed(spec: Properties, annotations: Properties): ReturnType<typeof imageCacheValues> {
  const { options, rest } = imageCacheValues(annotations);
  const all = { ...rest };
  for (const [option, place] of Object.entries(placeOptions)) {
    const inSpec = spec[option];
    const inAnnotation = options[option];
    if (isNotSet(inSpec)) {
      if (inAnnotation !== undefined) options[place] = "annotation";
      continue;
    }
    if (inAnnotation === inSpec) continue;
    options[place] = "spec";
    options[option] = inSpec;
    Object.assign(all, annotationsWithout(annotations, rest, option, inAnnotation));
  }
  return { options, rest: all };
}

/** The annotation of an option whose value is that of spec. */
function annotationsWithout(
  annotations: Properties,
  rest: Properties,
  option: string,
  value: unknown,
): Properties {
  if (value === undefined) return {};
  const known = Object.entries(annotations).filter(([name]) => !Object.hasOwn(rest, name));
  return Object.fromEntries(
    known.filter(([name]) => imageCacheValues({ [name]: annotations[name] }).options[option] !== undefined),
  );
}

function leftOutOf({ object, metadata, spec }: FieldsOfObject): LeftOut[] {
  const known = new Set(["apiVersion", "kind", "metadata", "spec", "status"]);
  const ofMetadata = new Set(["name", "labels", "annotations", ...bookkeeping]);
  const tell = (value: Properties, names: ReadonlySet<string>, path: string, reason: string) =>
    Object.keys(value)
      .filter((name) => !names.has(name) && !isNotSet(value[name]))
      .map((name) => ({ property: `${path}${name}`, reason }));
  return [
    ...tell(object, known, "", "An ImageCache has no such field."),
    ...tell(
      metadata,
      ofMetadata,
      "metadata.",
      "No option says it: an ImageCache belongs to its cluster alone.",
    ),
    ...tell(spec, new Set(specFields), "spec.", "An ImageCache has no such field."),
  ];
}

function fields(value: unknown): Properties {
  return isFields(value) ? value : {};
}
