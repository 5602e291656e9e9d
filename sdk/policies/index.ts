import type { EnforcementLevel, ResourceValidationPolicy, StackValidationPolicy } from "@pulumi/policy";
import { pinnedWithRetention } from "./pinned.js";
import { heldPasswords, heldVariables, type Limits, movingTags, tooLarge, withoutEnd } from "./rules.js";

/** What the policies are to be strict about. */
export interface ImageCachePolicyOptions {
  /** What a violation does: `advisory` (default) tells of it, `mandatory` stops the run, `disabled` passes over it. */
  enforcementLevel?: EnforcementLevel | undefined;
  /** The same for single policies, by their names. */
  levels?: Readonly<Record<string, EnforcementLevel>> | undefined;
  /** The tag that says whose a cache is. Default: `owner`. */
  ownerTag?: string | undefined;
  /** The largest size that needs no reason, in GiB. Default: 200. */
  mostGiB?: number | undefined;
}

type Check = (properties: Readonly<Record<string, unknown>>, limits: Limits) => string[];

interface Rule {
  name: string;
  description: string;
  /** The class of the resources that it is about. */
  kind: "ImageCache" | "ContainerGroup";
  check: Check;
}

const rules: readonly Rule[] = [
  {
    name: "image-cache-no-latest",
    description: "Images of a cache have a version or a digest, and not the tag latest.",
    kind: "ImageCache",
    check: movingTags,
  },
  {
    name: "image-cache-has-an-end",
    description: "A cache expires, or a tag says whose it is.",
    kind: "ImageCache",
    check: withoutEnd,
  },
  {
    name: "image-cache-size",
    description:
      "A cache is no larger than needed: each pod that starts from it pays for a disk of its size.",
    kind: "ImageCache",
    check: tooLarge,
  },
  {
    name: "image-cache-no-held-password",
    description: "Passwords of registries are references.",
    kind: "ImageCache",
    check: heldPasswords,
  },
  {
    name: "container-group-no-held-password",
    description: "Passwords of registries, and variables that are called like a secret, are references.",
    kind: "ContainerGroup",
    check: (properties) => [...heldPasswords(properties), ...heldVariables(properties)],
  },
];

/**
 * Policies for image caches and container groups, of the npm package and of the plugin alike, for a policy pack of your own. Needs `@pulumi/policy`.
 *
 * ```typescript
 * import { PolicyPack } from "@pulumi/policy";
 * import { imageCachePolicies } from "pulumi-eci/policies";
 *
 * new PolicyPack("caches", { policies: imageCachePolicies({ levels: { "image-cache-no-latest": "mandatory" } }) });
 * ```
 *
 * @param options What to be strict about; an unknown name of a policy is an error.
 */
export function imageCachePolicies(
  options: ImageCachePolicyOptions = {},
): (ResourceValidationPolicy | StackValidationPolicy)[] {
  const { enforcementLevel = "advisory", levels = {}, ownerTag = "owner", mostGiB = 200 } = options;
  const names = [...rules.map(({ name }) => name), pinnedWithRetention.name];
  const stray = Object.keys(levels).find((name) => !names.includes(name));
  if (stray !== undefined)
    throw new Error(`${stray} is no policy of this package: it has ${names.join(", ")}.`);
  const levelOf = (name: string) => levels[name] ?? enforcementLevel;
  return [
    ...rules.map(
      ({ name, description, kind, check }): ResourceValidationPolicy => ({
        ...{ name, description, enforcementLevel: levelOf(name) },
        validateResource: ({ type, props }, report) => {
          if (!isOf(kind, type)) return;
          for (const violation of check(props, { ownerTag, mostGiB })) report(violation);
        },
      }),
    ),
    { ...pinnedWithRetention, enforcementLevel: levelOf(pinnedWithRetention.name) },
  ];
}

/** A resource of either host. */
function isOf(kind: Rule["kind"], type: string): boolean {
  return type === `pulumi-nodejs:dynamic/eci:${kind}` || type === `eci:index:${kind}`;
}
