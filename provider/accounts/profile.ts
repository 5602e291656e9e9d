import {
  CLIProfileCredentialsProvider,
  type CredentialsProvider,
  ECSRAMRoleCredentialsProvider,
  OIDCRoleArnCredentialsProvider,
  RAMRoleARNCredentialsProvider,
  StaticAKCredentialsProvider,
  StaticSTSCredentialsProvider,
} from "@alicloud/credentials";
import { defaultFile, findProfile, type Profile, text } from "./profileFile.js";

/** Credentials of a profile of the `aliyun` command's JSON file. */
export function profileProvider(name: string, file: string | undefined): CredentialsProvider {
  const path = file ?? defaultFile();
  return providerOf(findProfile(name, path), name, path, []);
}

function providerOf(
  profile: Profile,
  name: string,
  path: string,
  seen: readonly string[],
): CredentialsProvider {
  if (seen.includes(name)) throw new Error(`Profile "${name}" in ${path} names itself as its source.`);
  const need = (field: string) => {
    const value = text(profile, field);
    if (value === undefined) throw new Error(`Profile "${name}" in ${path} has no ${field}.`);
    return value;
  };
  const mode = text(profile, "mode") ?? "AK";
  switch (mode) {
    case "AK":
      return keys(need);
    case "StsToken":
      return StaticSTSCredentialsProvider.builder()
        .withAccessKeyId(need("access_key_id"))
        .withAccessKeySecret(need("access_key_secret"))
        .withSecurityToken(need("sts_token"))
        .build();
    case "EcsRamRole":
      return ECSRAMRoleCredentialsProvider.builder()
        .withRoleName(text(profile, "ram_role_name") ?? "")
        .build();
    case "RamRoleArn":
      return role(keys(need), profile, need("ram_role_arn"));
    case "ChainableRamRoleArn": {
      const source = need("source_profile");
      const base = providerOf(findProfile(source, path), source, path, [...seen, name]);
      return role(base, profile, need("ram_role_arn"));
    }
    case "OIDC":
      return OIDCRoleArnCredentialsProvider.builder()
        .withOIDCTokenFilePath(need("oidc_token_file"))
        .withOIDCProviderArn(need("oidc_provider_arn"))
        .withRoleArn(need("ram_role_arn"))
        .withRoleSessionName(text(profile, "ram_session_name") ?? "pulumi-eci")
        .withStsRegionId(text(profile, "sts_region") ?? "")
        .build();
    default:
      // Single sign-on and external processes write back into the default file, which only the SDK does.
      if (path === defaultFile())
        return CLIProfileCredentialsProvider.builder().withProfileName(name).build();
      throw new Error(
        `Profile "${name}" in ${path} has the mode ${mode}, which works from ${defaultFile()} only.`,
      );
  }
}

function keys(need: (field: string) => string): CredentialsProvider {
  return StaticAKCredentialsProvider.builder()
    .withAccessKeyId(need("access_key_id"))
    .withAccessKeySecret(need("access_key_secret"))
    .build();
}

function role(base: CredentialsProvider, profile: Profile, arn: string): CredentialsProvider {
  const builder = RAMRoleARNCredentialsProvider.builder()
    .withCredentialsProvider(base)
    .withRoleArn(arn)
    .withRoleSessionName(text(profile, "ram_session_name") ?? "pulumi-eci")
    .withStsRegionId(text(profile, "sts_region") ?? "");
  const seconds = Number(profile.expired_seconds);
  return seconds > 0 ? builder.withDurationSeconds(seconds).build() : builder.build();
}
