import { readFileSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import type { Keys } from "./keys.js";
import { keyVariables, placesOf } from "./names.js";
import { currentProfile, defaultFile, isFile, isIni, type NamedProfile } from "./profileFile.js";
import type { AssumeRoleWithOidc, Environment, Settings } from "./settings.js";
import { accessKeyOf } from "./sources/source.js";

/** Where credentials come from, before anybody has asked there. */
type ChosenSource =
  | { by: "keys"; keys: Keys }
  | { by: "profile"; profile: NamedProfile }
  | { by: "ecsRole"; role: string }
  | { by: "uri"; uri: string }
  | { by: "oidc"; role: AssumeRoleWithOidc }
  | { by: "ini"; path: string };

/** The first source that somebody has named, by the alicloud provider's precedence; undefined where nobody has. */
export function choose(settings: Settings, environment: Environment): ChosenSource | undefined {
  const { keys, halfKey, profile, ecsRoleName, credentialsUri, assumeRoleWithOidc, sharedCredentialsFile } =
    settings;
  if (keys !== undefined) return { by: "keys", keys };
  if (profile !== undefined)
    return { by: "profile", profile: { name: profile, path: sharedCredentialsFile ?? defaultFile() } };
  if (halfKey !== undefined) {
    throw new Error(
      `${halfKey.given} is set, but its other half is not. Set ${halfKey.wanted} too: key, secret and token come from one place.`,
    );
  }
  if (ecsRoleName !== undefined) return { by: "ecsRole", role: ecsRoleName };
  if (credentialsUri !== undefined) return { by: "uri", uri: credentialsUri };
  if (assumeRoleWithOidc !== undefined) return { by: "oidc", role: assumeRoleWithOidc };
  const current = currentProfile(settings, environment);
  if (current !== undefined) return { by: "profile", profile: current };
  if (sharedCredentialsFile !== undefined) return { by: "ini", path: sharedCredentialsFile };
  return isFile(sharedIniFile()) ? { by: "ini", path: sharedIniFile() } : undefined;
}

/** Every source that is there to be found, in the order in which they win; in the words of a message. */
export function sourcesNamed(settings: Settings, environment: Environment): string[] {
  const { keys, profile, ecsRoleName, credentialsUri, assumeRoleWithOidc, sharedCredentialsFile, places } =
    settings;
  const quote = (name: string) => JSON.stringify(name);
  const ini = sharedCredentialsFile ?? sharedIniFile();
  const named: (string | undefined | false)[] = [
    keys && accessKeyOf(keys.place, keys.accessKey),
    ...keysBeside(keys, environment),
    profile !== undefined && `the profile ${quote(profile)} of ${places["alicloud:profile"]}`,
    ecsRoleName !== undefined && `the instance's RAM role of ${places["alicloud:ecsRoleName"]}`,
    credentialsUri !== undefined && `the credentials URI of ${places["alicloud:credentialsUri"]}`,
    assumeRoleWithOidc && `the role ${assumeRoleWithOidc.roleArn} by OIDC`,
    profile === undefined && currentNamed(settings, environment),
    isFile(ini) && isIni(ini) && `the file ${ini}`,
  ];
  return named.filter((name) => typeof name === "string");
}

/** Keys of variables that another place has beaten. */
function keysBeside(used: Keys | undefined, environment: Environment): string[] {
  return keyVariables.flatMap(({ accessKey, secretKey }) => {
    const [id, secret] = [environment[accessKey]?.trim(), environment[secretKey]?.trim()];
    return id && secret && accessKey !== used?.place ? [accessKeyOf(accessKey, id)] : [];
  });
}

/** The current profile as it would count if nothing were before it. */
function currentNamed(settings: Settings, environment: Environment): string | undefined {
  const nothing = {
    keys: undefined,
    ecsRoleName: undefined,
    credentialsUri: undefined,
    assumeRoleWithOidc: undefined,
  };
  const current = currentProfile({ ...settings, ...nothing }, environment);
  return current && `the profile ${JSON.stringify(current.name)} of ${current.path}`;
}

/** The file that the vendor's SDKs share. */
function sharedIniFile(): string {
  return join(homedir(), ".alibabacloud", "credentials");
}

export function nothingNamed(): string {
  return (
    "No Alibaba Cloud credentials were found. Looked at " +
    `${placesOf("alicloud:accessKey")} with ${placesOf("alicloud:secretKey")}; ${placesOf("alicloud:profile")}; ` +
    `${placesOf("alicloud:ecsRoleName")}; ${placesOf("alicloud:credentialsUri")}; alicloud:assumeRoleWithOidc or ` +
    "ALIBABA_CLOUD_OIDC_PROVIDER_ARN; then ~/.aliyun/config.json, ~/.alibabacloud/credentials and the instance's role. " +
    "Set one of them, for example the two access key variables; pulumi-eci doctor shows what was found where."
  );
}

/**
 * Whether this machine may be an instance of the cloud, whose role nobody has to name. What its firmware calls itself is not documented;
 * who is wrong about it sees a warning in place of an error.
 */
export function mayBeInstance(environment: Environment, product = "/sys/class/dmi/id/product_name"): boolean {
  if (environment.ALIBABA_CLOUD_ECS_METADATA_DISABLED?.toLowerCase() === "true") return false;
  try {
    return /alibaba/i.test(readFileSync(product, "utf8"));
  } catch {
    return false;
  }
}
