import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Credential, {
  CLIProfileCredentialsProvider,
  type CredentialsProvider,
  DefaultCredentialsProvider,
  ECSRAMRoleCredentialsProvider,
  OIDCRoleArnCredentialsProvider,
  RAMRoleARNCredentialsProvider,
  StaticAKCredentialsProvider,
  StaticSTSCredentialsProvider,
  URICredentialsProvider,
} from "@alicloud/credentials";
import { placesOf } from "./names.js";
import { profileProvider } from "./profile.js";
import type { AssumeRole, AssumeRoleWithOidc, Environment, Settings } from "./settings.js";

const stsTimeoutMs = 60_000;
const defaultSessionName = "pulumi-eci";

/**
 * Credentials by the alicloud provider's precedence: access key, profile, ECS role, credentials URI, OIDC role, then the SDK's default
 * chain; an assumed role goes on top of whichever was found. Resolved here once, because the SDK's chain fails some of its
 * first callers when they come together.
 */
export async function resolveCredential(
  settings: Settings,
  region: string,
  environment: Environment,
): Promise<Credential> {
  const base = baseProvider(settings, region, environment);
  const provider =
    settings.assumeRole === undefined ? base : assumedRole(base, settings.assumeRole, region, settings);
  const credential = new Credential(null, provider);
  try {
    const model = await credential.getCredential();
    if (model.accessKeyId && model.accessKeySecret) return credential;
  } catch (error) {
    throw new Error(`${missing()} The last attempt said: ${withoutFileContent(error)}`, { cause: error });
  }
  throw new Error(missing());
}

function missing(): string {
  return (
    "No Alibaba Cloud credentials were found. Looked at " +
    `${placesOf("alicloud:accessKey")} with ${placesOf("alicloud:secretKey")}; ${placesOf("alicloud:profile")}; ` +
    `${placesOf("alicloud:ecsRoleName")}; ${placesOf("alicloud:credentialsUri")}; alicloud:assumeRoleWithOidc or ` +
    "ALIBABA_CLOUD_OIDC_PROVIDER_ARN; then the SDK's default chain (~/.aliyun/config.json, ~/.alibabacloud/credentials, " +
    "the instance's role). Set one of them, for example the two access key variables."
  );
}

/** The SDK quotes the whole file when a profile file is no valid JSON. */
function withoutFileContent(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  return message
    .replace(/(parse aliyun cli config from '[^']*' failed).*/s, "$1: it is no valid JSON")
    .slice(0, 500);
}

function baseProvider(settings: Settings, region: string, environment: Environment): CredentialsProvider {
  const { accessKey, secretKey, securityToken } = settings;
  if (accessKey !== undefined && secretKey !== undefined)
    return staticKeys(accessKey, secretKey, securityToken);
  if (settings.profile !== undefined)
    return profileProvider(settings.profile, settings.sharedCredentialsFile);
  if (accessKey !== undefined || secretKey !== undefined) {
    const [given, wanted] =
      accessKey === undefined
        ? (["alicloud:secretKey", "alicloud:accessKey"] as const)
        : (["alicloud:accessKey", "alicloud:secretKey"] as const);
    throw new Error(`${given} is set, but its other half is not. Set ${placesOf(wanted)}.`);
  }
  if (settings.ecsRoleName !== undefined) {
    return ECSRAMRoleCredentialsProvider.builder().withRoleName(settings.ecsRoleName).build();
  }
  if (settings.credentialsUri !== undefined) {
    return URICredentialsProvider.builder().withCredentialsURI(settings.credentialsUri).build();
  }
  if (settings.assumeRoleWithOidc !== undefined)
    return oidcRole(settings.assumeRoleWithOidc, region, settings);
  return defaultChain(environment);
}

function staticKeys(
  accessKey: string,
  secretKey: string,
  securityToken: string | undefined,
): CredentialsProvider {
  if (securityToken === undefined) {
    return StaticAKCredentialsProvider.builder()
      .withAccessKeyId(accessKey)
      .withAccessKeySecret(secretKey)
      .build();
  }
  return StaticSTSCredentialsProvider.builder()
    .withAccessKeyId(accessKey)
    .withAccessKeySecret(secretKey)
    .withSecurityToken(securityToken)
    .build();
}

function assumedRole(
  base: CredentialsProvider,
  role: AssumeRole,
  region: string,
  settings: Settings,
): CredentialsProvider {
  const builder = RAMRoleARNCredentialsProvider.builder()
    .withCredentialsProvider(base)
    .withRoleArn(role.roleArn)
    .withRoleSessionName(role.sessionName ?? defaultSessionName)
    .withStsRegionId(region)
    .withReadTimeout(stsTimeoutMs)
    .withConnectTimeout(stsTimeoutMs);
  if (settings.endpoints.sts !== undefined) builder.withStsEndpoint(withoutScheme(settings.endpoints.sts));
  if (role.policy !== undefined) builder.withPolicy(role.policy);
  if (role.externalId !== undefined) builder.withExternalId(role.externalId);
  if (role.sessionExpiration !== undefined) builder.withDurationSeconds(role.sessionExpiration);
  return builder.build();
}

function oidcRole(role: AssumeRoleWithOidc, region: string, settings: Settings): CredentialsProvider {
  const builder = OIDCRoleArnCredentialsProvider.builder()
    .withRoleArn(role.roleArn)
    .withOIDCProviderArn(role.oidcProviderArn)
    .withOIDCTokenFilePath(role.oidcTokenFile ?? tokenFile(role.oidcToken ?? ""))
    .withRoleSessionName(role.roleSessionName ?? defaultSessionName)
    .withStsRegionId(region)
    .withReadTimeout(stsTimeoutMs)
    .withConnectTimeout(stsTimeoutMs);
  if (settings.endpoints.sts !== undefined) builder.withStsEndpoint(withoutScheme(settings.endpoints.sts));
  if (role.policy !== undefined) builder.withPolicy(role.policy);
  if (role.sessionExpiration !== undefined) builder.withDurationSeconds(role.sessionExpiration);
  return builder.build();
}

/** The SDK reads the token from a file only. This one is readable by its owner alone and goes when the process does. */
function tokenFile(token: string): string {
  const folder = mkdtempSync(join(tmpdir(), "pulumi-eci-"));
  process.once("exit", () => rmSync(folder, { recursive: true, force: true }));
  const path = join(folder, "oidc-token");
  writeFileSync(path, token, { mode: 0o600 });
  return path;
}

function withoutScheme(endpoint: string): string {
  return endpoint.replace(/^https?:\/\//, "").replace(/\/$/, "");
}

/**
 * The SDK's chain reads ALIBABA_CLOUD_CREDENTIALS_FILE as an INI file. For the alicloud provider, and so here, that variable names a
 * JSON profile file: where it is set, the chain goes on without its INI link.
 */
function defaultChain(environment: Environment): CredentialsProvider {
  if (!environment.ALIBABA_CLOUD_CREDENTIALS_FILE) return DefaultCredentialsProvider.builder().build();
  // Built when their turn comes: a link that is switched off refuses to be built.
  const links = [
    () => CLIProfileCredentialsProvider.builder().build(),
    () => ECSRAMRoleCredentialsProvider.builder().build(),
  ];
  return {
    getProviderName: () => "default",
    getCredentials: async () => {
      const failures: string[] = [];
      for (const link of links) {
        try {
          return await link().getCredentials();
        } catch (error) {
          failures.push(withoutFileContent(error));
        }
      }
      throw new Error(failures.join("; "));
    },
  };
}
