import { defined, entriesOf } from "../../cloud/answer.js";
import type { CheckFailure, Properties } from "../../core/resource.js";
import * as rules from "../../core/schema/rules.js";
import { sameSet } from "../../core/schema/same.js";
import { hasRealPort } from "../../registry/host.js";

/**
 * Credentials of one image registry: `userName` or `userNameEnv` with `password` or `passwordEnv`; or `dockerConfig` alone.
 *
 * What `userNameEnv`, `passwordEnv` and `dockerConfig` lead to is looked up where `pulumi` runs, at the moment of the call: it passes
 * neither the engine nor the state. One that leads nowhere is refused at preview; refresh and destroy do not look. A diff sees
 * the reference alone: a new password behind the same one goes out with the next update of the cache, whatever else that changes.
 */
export interface ImageRegistryCredentialInputs {
  /** Host of the registry, `host[:port]` without a scheme. Source: `ImageRegistryCredential.N.Server`. */
  server: string;
  /** User name. Source: `ImageRegistryCredential.N.UserName`. */
  userName?: string | undefined;
  /** Password; stored encrypted, whether or not it is marked as a secret. Source: `ImageRegistryCredential.N.Password`. */
  password?: string | undefined;
  /** Name of the environment variable that holds the user name. */
  userNameEnv?: string | undefined;
  /** Name of the environment variable that holds the password. */
  passwordEnv?: string | undefined;
  /**
   * A configuration file of Docker, such as `~/.docker/config.json`, whose login for `server` is used, from `auths` or from the
   * credential helper that it names. A relative path counts from the program's folder.
   */
  dockerConfig?: string | undefined;
}

/** An instance of Container Registry Enterprise Edition from which images are pulled without a password. */
export interface AcrRegistryInfoInputs {
  /** Id of the instance, such as `cri-…`. Source: `AcrRegistryInfo.N.InstanceId`. */
  instanceId: string;
  /** Name of the instance. Source: `AcrRegistryInfo.N.InstanceName`. */
  instanceName?: string | undefined;
  /** Region of the instance. Default: the region of the cache. Source: `AcrRegistryInfo.N.RegionId`. */
  regionId?: string | undefined;
  /** Domains of the instance to pull from. Default: all of them. Source: `AcrRegistryInfo.N.Domain.M`. */
  domains?: string[] | undefined;
  /**
   * ARN of the RAM role in the account that owns the cache, for an instance of another account; goes with `arnUser`.
   * A change replaces the cache. Source: `AcrRegistryInfo.N.ArnService`.
   */
  arnService?: string | undefined;
  /**
   * ARN of the RAM role in the account that owns the instance; goes with `arnService`.
   * A change replaces the cache. Source: `AcrRegistryInfo.N.ArnUser`.
   */
  arnUser?: string | undefined;
}

const hostAndPort = rules.text({
  matches: /^[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?(:\d{1,5})?$/,
  form: 'host[:port] without a scheme or a path, such as "registry.example.com:5000"',
});

export const registryHost: rules.Rule = (value, property, fail, warn) => {
  // Whoever writes a login before the host has put a password here: it is not quoted.
  if (typeof value === "string" && value.includes("@"))
    return fail(property, "must be host[:port], without a user or a password before it.");
  hostAndPort(value, property, fail, warn);
  if (typeof value === "string" && !hasRealPort(value))
    fail(property, `has a port that is none (${rules.quote(value)}): they go from 1 to 65535.`);
};

export const roleArn = rules.text({
  matches: /^acs:ram::\d+:role\/.+$/,
  form: 'the ARN of a RAM role, such as "acs:ram::1234567890123456:role/name"',
});

/** Never quoted: whoever mixes it up with the value has put a password here. */
const variableName: rules.Rule = (value, property, fail) => {
  if (typeof value !== "string" || !/^[A-Za-z_][A-Za-z0-9_]*$/.test(value))
    fail(property, "must be the name of an environment variable.");
};

export const credentials = rules.list(
  rules.object(
    {
      server: registryHost,
      userName: rules.secretText,
      password: rules.secretText,
      userNameEnv: variableName,
      passwordEnv: variableName,
      dockerConfig: rules.text(),
    },
    ["server"],
  ),
  { max: 10, unit: "credentials", key: (entry) => (entry as Properties).server, secret: true },
);

export const registryInfos = rules.list(
  rules.object(
    {
      instanceId: rules.id("cri-"),
      instanceName: rules.text(),
      regionId: rules.text(),
      domains: rules.list(registryHost, { max: 100, unit: "domains" }),
      arnService: roleArn,
      arnUser: roleArn,
    },
    ["instanceId"],
  ),
  { max: 20, unit: "instances", key: (entry) => (entry as Properties).instanceId },
);

/** What is wrong with the role ARNs of the entries: one without the other says nothing. */
export function checkRoleArns(value: unknown): CheckFailure[] {
  return entriesOf(value).flatMap(({ arnService, arnUser }, index) => {
    if (rules.isNotSet(arnService) === rules.isNotSet(arnUser)) return [];
    const missing = rules.isNotSet(arnUser) ? "arnUser" : "arnService";
    return [
      {
        property: `acrRegistryInfos[${index}].${missing}`,
        reason: "is missing: the two role ARNs go together.",
      },
    ];
  });
}

export function credentialParameters(logins: readonly ImageRegistryCredentialInputs[]) {
  return {
    ImageRegistryCredential: logins.map(({ server, userName, password }) =>
      defined({ Server: server, UserName: userName, Password: password }),
    ),
  };
}

export function registryInfoParameters(infos: readonly AcrRegistryInfoInputs[]) {
  return {
    AcrRegistryInfo: infos.map((info) =>
      defined({
        InstanceId: info.instanceId,
        InstanceName: info.instanceName,
        RegionId: info.regionId,
        Domain: info.domains,
        ArnService: info.arnService,
        ArnUser: info.arnUser,
      }),
    ),
  };
}

export function sameRegistryInfos(a: unknown, b: unknown): boolean {
  return sameSet(withSortedDomains(a), withSortedDomains(b));
}

function withSortedDomains(value: unknown): unknown {
  if (!Array.isArray(value)) return value;
  return value.map((info: { domains?: unknown }) =>
    Array.isArray(info?.domains) ? { ...info, domains: [...info.domains].sort() } : info,
  );
}

/** The role ARNs by instance: the part of the registry infos that an update cannot carry. */
export function roleArns(infos: unknown): unknown[] {
  if (!Array.isArray(infos)) return [];
  return infos
    .filter((info: { arnService?: unknown }) => info?.arnService !== undefined)
    .map(({ instanceId, arnService, arnUser }: Record<string, unknown>) => ({
      instanceId,
      arnService,
      arnUser,
    }));
}
