import { entriesOf } from "../../../cloud/answer.js";
import type { Findings } from "../../../core/resource.js";
import * as rules from "../../../core/schema/rules.js";
import { checkWays } from "../registryCredentials.js";
import { type ImageCacheInputs, imageCacheArguments } from "../schema.js";

const shared = [
  "images",
  "imageRegistryCredentials",
  "acrRegistryInfos",
  "plainHttpRegistries",
  "insecureRegistries",
  "regionId",
  "profile",
] as const;

/** What a look at images is told: as the arguments of a cache, but the platform. */
export interface LookArguments extends Pick<ImageCacheInputs, (typeof shared)[number]> {
  /** The platform of the images, such as `linux/arm64`. Default `linux/amd64`. */
  platform?: string | undefined;
}

const platform = rules.text({
  matches: /^[a-z0-9]+\/[a-z0-9_]+$/,
  form: 'a platform such as "linux/amd64"',
});

const lookRules = {
  ...Object.fromEntries(shared.map((name) => [name, imageCacheArguments[name].rule])),
  platform,
};

/** What is wrong with what a program asks for. */
export function checkLookArguments(args: LookArguments): Findings {
  const found = rules.applyRules({ ...args }, lookRules, "getImageDigests");
  if (rules.isNotSet(args.images)) found.failures.push({ property: "images", reason: "is missing." });
  for (const [index, credential] of entriesOf(args.imageRegistryCredentials).entries())
    for (const { property, reason } of checkWays(credential))
      found.failures.push({ property: `imageRegistryCredentials[${index}].${property}`, reason });
  return found;
}
