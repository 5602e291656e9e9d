import { findProfile, type NamedProfile, type Profile, text, updateProfile } from "./profileFile.js";
import { assumedRole } from "./sources/assumedRole.js";
import { credentialsUri } from "./sources/credentialsUri.js";
import { externalProcess } from "./sources/externalProcess.js";
import { instanceRole } from "./sources/instanceRole.js";
import { oidcRole } from "./sources/oidcRole.js";
import { cloudSso, oauth } from "./sources/signIn.js";
import type { Source, Surroundings } from "./sources/source.js";
import { staticKeys } from "./sources/staticKeys.js";

/** One profile while its credentials are put together. */
interface Reading extends NamedProfile {
  profile: Profile;
  /** In the words of a message. */
  place: string;
  surroundings: Surroundings;
  /** Those that have named this one as their source. */
  before: readonly string[];
  need(field: string): string;
}

/** Credentials of a profile of the `aliyun` command's JSON file, which may be any file. */
export function profileSource(
  { name, path }: NamedProfile,
  surroundings: Surroundings,
  before: readonly string[] = [],
): Source {
  if (before.includes(name)) throw new Error(`Profile "${name}" in ${path} names itself as its source.`);
  const profile = findProfile(name, path);
  const need = (field: string) => {
    const value = text(profile, field);
    if (value === undefined) throw new Error(`Profile "${name}" in ${path} has no ${field}.`);
    return value;
  };
  const mode = text(profile, "mode") ?? "AK";
  const read = modes[mode.toLowerCase()];
  if (read !== undefined) {
    const place = `profile "${name}" in ${path}`;
    return read({ name, path, profile, place, surroundings, before, need });
  }
  throw new Error(
    `Profile "${name}" in ${path} has the mode ${mode}, which this package cannot use: neither can the vendor's SDK sign calls ` +
      "with it. Use one of AK, StsToken, RamRoleArn, ChainableRamRoleArn, EcsRamRole, OIDC, CredentialsURI, CloudSSO, OAuth, External.",
  );
}

const modes: Record<string, (reading: Reading) => Source> = {
  ak: keys,
  ststoken: ({ need, place }) =>
    staticKeys(
      {
        accessKey: need("access_key_id"),
        secretKey: need("access_key_secret"),
        securityToken: need("sts_token"),
      },
      place,
    ),
  ecsramrole: instance,
  ramrolearn: (reading) => {
    const { profile } = reading;
    const token = text(profile, "sts_token");
    return role(token === undefined ? keys(reading) : (modes.ststoken?.(reading) ?? keys(reading)), reading);
  },
  ramrolearnwithrolename: (reading) => role(instance(reading), reading),
  chainableramrolearn: (reading) => {
    const { need, path, surroundings, before, name } = reading;
    return role(
      profileSource({ name: need("source_profile"), path }, surroundings, [...before, name]),
      reading,
    );
  },
  oidc: ({ need, profile, surroundings }) =>
    oidcRole(
      {
        oidcTokenFile: need("oidc_token_file"),
        oidcProviderArn: need("oidc_provider_arn"),
        roleArn: need("ram_role_arn"),
        roleSessionName: text(profile, "ram_session_name"),
        sessionExpiration: secondsOf(profile),
        policy: text(profile, "policy"),
      },
      surroundings,
      stsOf(profile),
    ),
  credentialsuri: ({ need, place, surroundings }) =>
    credentialsUri(need("credentials_uri"), place, surroundings),
  cloudsso: ({ need, profile, place, name, surroundings }) =>
    cloudSso(
      {
        signInUrl: need("cloud_sso_sign_in_url"),
        accountId: need("cloud_sso_account_id"),
        accessConfiguration: need("cloud_sso_access_config"),
        accessToken: need("access_token"),
        expiresAt: Number(profile.cloud_sso_access_token_expire) || 0,
      },
      place,
      `aliyun configure --mode CloudSSO --profile ${name}`,
      surroundings,
    ),
  oauth: ({ need, profile, place, name, path, surroundings }) =>
    oauth(
      {
        site: need("oauth_site_type"),
        accessToken: text(profile, "oauth_access_token") ?? "",
        refreshToken: text(profile, "oauth_refresh_token") ?? "",
        expiresAt: Number(profile.oauth_access_token_expire) || 0,
        save: (fields) => updateProfile(name, path, fields),
      },
      place,
      `aliyun configure --mode OAuth --profile ${name}`,
      surroundings,
    ),
  external: ({ need, place, surroundings }) => externalProcess(need("process_command"), place, surroundings),
};

function keys({ need, place }: Reading): Source {
  return staticKeys({ accessKey: need("access_key_id"), secretKey: need("access_key_secret") }, place);
}

function instance({ profile, place }: Reading): Source {
  return instanceRole(text(profile, "ram_role_name"), place);
}

function role(base: Source, { profile, need, surroundings }: Reading): Source {
  return assumedRole(
    base,
    {
      roleArn: need("ram_role_arn"),
      sessionName: text(profile, "ram_session_name"),
      externalId: text(profile, "external_id"),
      policy: text(profile, "policy"),
      sessionExpiration: secondsOf(profile),
    },
    surroundings,
    stsOf(profile),
  );
}

function secondsOf(profile: Profile): number | undefined {
  const seconds = Number(profile.expired_seconds ?? profile.duration_seconds);
  return seconds > 0 ? seconds : undefined;
}

function stsOf(profile: Profile) {
  return {
    endpoint: text(profile, "sts_endpoint"),
    region: text(profile, "sts_region"),
    isVpc: profile.enable_vpc === true || text(profile, "endpoint_type")?.toLowerCase() === "vpc",
  };
}
