import type { Clouds } from "../../provider/accounts/clouds.js";
import { isMadeByEngine } from "../../provider/core/identity.js";
import type { StoredResource } from "./storedState.js";

/** The provider that has managed a resource. */
export function providerOf(
  resources: readonly StoredResource[],
  { provider = "" }: StoredResource,
): StoredResource | undefined {
  const urn = provider.slice(0, provider.lastIndexOf("::"));
  return resources.find((resource) => resource.urn === urn);
}

const isCredential =
  /^(accessKey|secretKey|securityToken|assumeRole|assumeRoles|assumeRoleWithOidc|ecsRoleName|credentialsUri|sharedCredentialsFile)$/;

/** Where a resource of this provider is, as far as that is not where the stack's configuration says. */
export function placeUnder(
  provider: StoredResource | undefined,
  urn: string,
  clouds: Clouds,
): { regionId?: string; profile?: string } {
  const inputs = provider?.inputs ?? {};
  const text = (value: unknown) => (typeof value === "string" && value !== "" ? value : undefined);
  const profile =
    isDefault(provider) || text(inputs.profile) === clouds.settings.profile
      ? undefined
      : text(inputs.profile);
  const own = Object.keys(inputs).filter((name) => isCredential.test(name));
  if (!isDefault(provider) && own.length > 0) {
    throw new Error(
      `${urn} cannot be moved: the provider ${provider?.urn.split("::").at(-1)} has credentials of its own (${own.join(", ")}), and resources of this ` +
        "package take them from the stack's configuration or from a profile. Put them into a profile of the aliyun command's file, " +
        "give the provider that profile in their place, run pulumi up, and then this command again. Nothing was changed.",
    );
  }
  const region = text(inputs.region);
  const isElsewhere = region !== undefined && region !== regionWithout(clouds, profile);
  return { ...(isElsewhere && { regionId: region }), ...(profile !== undefined && { profile }) };
}

/** Made by the engine itself, of the stack's configuration. */
function isDefault(provider: StoredResource | undefined): boolean {
  return provider === undefined || isMadeByEngine(provider.urn);
}

/** The region of a resource that names none, where there is one. */
function regionWithout(clouds: Clouds, profile: string | undefined): string | undefined {
  try {
    return clouds.defaultRegion(profile);
  } catch {
    return undefined;
  }
}
