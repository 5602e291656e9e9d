import Credential from "@alicloud/credentials";
import { type Clock, realClock } from "../clock.js";
import { placesOf } from "./names.js";
import { profileSource } from "./profile.js";
import { currentProfile, defaultFile, isFile } from "./profileFile.js";
import type { Environment, Settings } from "./settings.js";
import { assumedRole } from "./sources/assumedRole.js";
import { credentialsUri } from "./sources/credentialsUri.js";
import { iniFile, sharedIniFile } from "./sources/iniFile.js";
import { instanceRole } from "./sources/instanceRole.js";
import { oidcRole } from "./sources/oidcRole.js";
import { messageOf, type Source, type Surroundings } from "./sources/source.js";
import { staticKeys } from "./sources/staticKeys.js";

/** The SDK's credential, which knows where it comes from. */
export class NamedCredential extends Credential {
  constructor(
    { provider }: Source,
    /** In the words of a message. */
    readonly from: string,
  ) {
    super(null, provider);
  }
}

/**
 * Credentials by the alicloud provider's precedence: access key, profile, ECS role, credentials URI, OIDC role, then what the SDK's
 * default chain would find; an assumed role goes on top of whichever was found. Resolved here once, so that what is wrong with a
 * source is told before the first call, in its own words.
 */
export async function resolveCredential(
  settings: Settings,
  region: string,
  environment: Environment,
  clock: Clock = realClock(settings.waitFactor),
  log: (message: string) => void = () => {},
): Promise<NamedCredential> {
  const surroundings = { settings, region, environment, clock, log };
  const base = namedSource(surroundings) ?? (await unnamedSource());
  const source =
    settings.assumeRole === undefined ? base : assumedRole(base, settings.assumeRole, surroundings);
  const credential = new NamedCredential(source, source.from);
  await credential.getCredential();
  return credential;
}

/** The first source that somebody has named, be it broken. */
function namedSource(surroundings: Surroundings): Source | undefined {
  const { settings, environment } = surroundings;
  const { keys, halfKey, profile, sharedCredentialsFile, places } = settings;
  if (keys !== undefined) return staticKeys(keys, keys.place);
  if (profile !== undefined)
    return profileSource({ name: profile, path: sharedCredentialsFile ?? defaultFile() }, surroundings);
  if (halfKey !== undefined) {
    throw new Error(
      `${halfKey.given} is set, but its other half is not. Set ${halfKey.wanted} too: key, secret and token come from one place.`,
    );
  }
  if (settings.ecsRoleName !== undefined)
    return instanceRole(settings.ecsRoleName, places["alicloud:ecsRoleName"]);
  if (settings.credentialsUri !== undefined) {
    const place = places["alicloud:credentialsUri"] ?? "alicloud:credentialsUri";
    return credentialsUri(settings.credentialsUri, place, surroundings);
  }
  if (settings.assumeRoleWithOidc !== undefined) return oidcRole(settings.assumeRoleWithOidc, surroundings);
  const current = currentProfile(settings, environment);
  if (current !== undefined) return profileSource(current, surroundings);
  if (sharedCredentialsFile !== undefined) return iniFile(sharedCredentialsFile, surroundings);
  return isFile(sharedIniFile()) ? iniFile(sharedIniFile(), surroundings) : undefined;
}

/** The machine may be an instance with a role, which nobody has to name. */
async function unnamedSource(): Promise<Source> {
  const source = instanceRole(undefined, undefined);
  try {
    await source.provider.getCredentials();
    return source;
  } catch (error) {
    throw new Error(`${missing()} ${messageOf(error)}`);
  }
}

function missing(): string {
  return (
    "No Alibaba Cloud credentials were found. Looked at " +
    `${placesOf("alicloud:accessKey")} with ${placesOf("alicloud:secretKey")}; ${placesOf("alicloud:profile")}; ` +
    `${placesOf("alicloud:ecsRoleName")}; ${placesOf("alicloud:credentialsUri")}; alicloud:assumeRoleWithOidc or ` +
    "ALIBABA_CLOUD_OIDC_PROVIDER_ARN; then ~/.aliyun/config.json, ~/.alibabacloud/credentials and the instance's role. " +
    "Set one of them, for example the two access key variables."
  );
}
