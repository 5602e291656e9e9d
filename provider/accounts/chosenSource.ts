import { readFileSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import type { Keys } from "./keys.js";
import { placesOf } from "./names.js";
import { currentProfile, defaultFile, isFile, type NamedProfile } from "./profileFile.js";
import type { AssumeRoleWithOidc, Environment, Settings } from "./settings.js";

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
    "Set one of them, for example the two access key variables."
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
