import Credential from "@alicloud/credentials";
import { type Clock, realClock } from "../clock.js";
import { choose, nothingNamed } from "./chosenSource.js";
import { profileSource } from "./profile.js";
import type { Environment, Settings } from "./settings.js";
import { assumedRole } from "./sources/assumedRole.js";
import { credentialsUri } from "./sources/credentialsUri.js";
import { iniFile } from "./sources/iniFile.js";
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

/** The source that somebody has named, be it broken. */
function namedSource(surroundings: Surroundings): Source | undefined {
  const { settings, environment } = surroundings;
  const chosen = choose(settings, environment);
  switch (chosen?.by) {
    case undefined:
      return undefined;
    case "keys":
      return staticKeys(chosen.keys, chosen.keys.place);
    case "profile":
      return profileSource(chosen.profile, surroundings);
    case "ecsRole":
      return instanceRole(chosen.role, settings.places["alicloud:ecsRoleName"]);
    case "uri": {
      const place = settings.places["alicloud:credentialsUri"] ?? "alicloud:credentialsUri";
      return credentialsUri(chosen.uri, place, surroundings);
    }
    case "oidc":
      return oidcRole(chosen.role, surroundings);
    case "ini":
      return iniFile(chosen.path, surroundings);
  }
}

/**
 * Puts the chosen source together as a call would, and calls nothing: what is wrong with a profile or a file is thrown. To be asked where
 * these are named, because the vendor's SDK is loaded for it.
 */
export function trySource(settings: Settings, region: string, environment: Environment): void {
  namedSource({ settings, region, environment, clock: realClock(settings.waitFactor), log: () => {} });
}

/** The machine may be an instance with a role, which nobody has to name. */
async function unnamedSource(): Promise<Source> {
  const source = instanceRole(undefined, undefined);
  try {
    await source.provider.getCredentials();
    return source;
  } catch (error) {
    throw new Error(`${nothingNamed()} ${messageOf(error)}`);
  }
}
