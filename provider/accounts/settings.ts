import type { Environment } from "../cloud/proxy.js";
import { nearestName } from "../nearestName.js";
import { type HalfKey, type Keys, readKeys } from "./keys.js";
import { type ConfigKey, endpointProducts, endpointVariableOf, environmentNames } from "./names.js";
import {
  registryEndpointsOf,
  registryTimeoutOf,
  type VerifyImages,
  verifyImagesOf,
} from "./registrySettings.js";

/** Reads one value of the stack's configuration by its full name, such as `alicloud:region`. */
export type ConfigReader = (name: string) => string | undefined;
export type { Environment };

export interface AssumeRole {
  roleArn: string;
  sessionName?: string | undefined;
  policy?: string | undefined;
  sessionExpiration?: number | undefined;
  externalId?: string | undefined;
}

export interface AssumeRoleWithOidc {
  roleArn: string;
  oidcProviderArn: string;
  oidcTokenFile?: string | undefined;
  oidcToken?: string | undefined;
  roleSessionName?: string | undefined;
  policy?: string | undefined;
  sessionExpiration?: number | undefined;
}

/** Which of the vendor's two sites the account belongs to: they sell different things. */
export type AccountType = "Domestic" | "International";

/** What the stack's configuration and the environment say, merged by the documented precedence. */
export interface Settings {
  region?: string | undefined;
  keys?: Keys | undefined;
  halfKey?: HalfKey | undefined;
  profile?: string | undefined;
  sharedCredentialsFile?: string | undefined;
  ecsRoleName?: string | undefined;
  credentialsUri?: string | undefined;
  assumeRole?: AssumeRole | undefined;
  assumeRoleWithOidc?: AssumeRoleWithOidc | undefined;
  accountId?: string | undefined;
  accountType?: AccountType | undefined;
  endpoints: Readonly<Record<string, string>>;
  protocol: "HTTP" | "HTTPS";
  readTimeoutMs: number;
  connectTimeoutMs: number;
  maxRetryTimeoutMs: number;
  skipRegionValidation: boolean;
  /** Tells apart stacks of the same name in different backends or organizations that share an account. */
  ownerId?: string | undefined;
  /** Whether the tag of an owner tells the project, the stack and the name. */
  ownerInTags: boolean;
  allowPlainHttp: boolean;
  /** Whether a preview passes without any credentials. */
  skipCredentialsCheck: boolean;
  waitFactor: number;
  /** Where the registry of an image's host is really asked; `*` stands for all others. */
  registryEndpoints: Readonly<Record<string, string>>;
  /** How long all look-ups in registries may take together, for one process of the engine. */
  registryTimeoutMs: number;
  /** What becomes of what registries say of the images of a cache that does not say so itself. */
  verifyImages: VerifyImages;
  /** Whether caches go that pods have used lately although their declarations protect them. */
  allowDeletingUsed: boolean;
  /** A file of prices, in front of those that this package knows. */
  prices?: string | undefined;
  /** Where a value was found that an error may have to name. */
  places: Readonly<Partial<Record<ConfigKey, string>>>;
}

const defaultTimeoutMs = 60_000;

/** Configuration first, then each environment variable in the documented order; empty counts as absent. */
export function readSettings(config: ConfigReader, environment: Environment): Settings {
  const value = (key: ConfigKey): string | undefined => {
    for (const [place, candidate] of candidatesFor(key, config, environment)) {
      const text = candidate?.trim();
      if (!text) continue;
      if (namedPlaces.has(key)) places[key] = place;
      return text;
    }
    return undefined;
  };
  const places: Partial<Record<ConfigKey, string>> = {};
  const allowPlainHttp = flag("pulumi-eci:allowPlainHttp", value);
  return {
    region: value("alicloud:region"),
    ...readKeys(config, environment),
    profile: value("alicloud:profile"),
    sharedCredentialsFile: value("alicloud:sharedCredentialsFile"),
    ecsRoleName: value("alicloud:ecsRoleName"),
    credentialsUri: value("alicloud:credentialsUri"),
    assumeRole: assumeRoleOf(config, value),
    assumeRoleWithOidc: assumeRoleWithOidcOf(config, value),
    accountId: value("alicloud:accountId"),
    accountType: accountTypeOf(value("alicloud:accountType")),
    endpoints: endpointsOf(config, environment),
    protocol: protocolOf(value("alicloud:protocol")),
    readTimeoutMs: wholeNumber("alicloud:clientReadTimeout", value) ?? defaultTimeoutMs,
    // The SDK's connect timeout is an idle timeout in truth: left alone, it must not outlast a shorter read timeout.
    connectTimeoutMs:
      wholeNumber("alicloud:clientConnectTimeout", value) ??
      wholeNumber("alicloud:clientReadTimeout", value) ??
      defaultTimeoutMs,
    maxRetryTimeoutMs: (wholeNumber("alicloud:maxRetryTimeout", value) ?? 0) * 1_000,
    skipRegionValidation: flag("alicloud:skipRegionValidation", value),
    ownerId: value("pulumi-eci:ownerId"),
    ownerInTags: flag("pulumi-eci:ownerInTags", value, true),
    allowPlainHttp,
    skipCredentialsCheck: flag("pulumi-eci:skipCredentialsCheck", value),
    waitFactor: factorOf(value("pulumi-eci:waitFactor")),
    registryEndpoints: registryEndpointsOf(structured(value, "pulumi-eci:registryEndpoints"), allowPlainHttp),
    registryTimeoutMs: registryTimeoutOf(value("pulumi-eci:registryTimeout")),
    verifyImages: verifyImagesOf(value("pulumi-eci:verifyImages")),
    allowDeletingUsed: flag("pulumi-eci:allowDeletingUsed", value),
    prices: value("pulumi-eci:prices"),
    places,
  };
}

const namedPlaces: ReadonlySet<ConfigKey> = new Set([
  "alicloud:profile",
  "alicloud:sharedCredentialsFile",
  "alicloud:ecsRoleName",
  "alicloud:credentialsUri",
]);

function candidatesFor(key: ConfigKey, config: ConfigReader, environment: Environment) {
  const names: readonly string[] = environmentNames[key];
  return [[key, config(key)] as const, ...names.map((name) => [name, environment[name]] as const)];
}

type Value = (key: ConfigKey) => string | undefined;

/** The elements in one where a list is given, the first one's values win: the provider's schema has had both forms. */
function structured<Key extends string>(
  config: (key: Key) => string | undefined,
  key: Key,
): Record<string, unknown> | undefined {
  const json = config(key);
  if (json === undefined || json === "") return undefined;
  let parsed: unknown;
  try {
    parsed = JSON.parse(json);
  } catch {
    throw new Error(
      `The configuration value ${key} is no valid JSON. Set it with: pulumi config set --path '${key}["<name>"]' <value>`,
    );
  }
  const elements: unknown[] = Array.isArray(parsed) ? parsed : [parsed];
  if (elements.length === 0) return undefined;
  if (elements.some((element) => typeof element !== "object" || element === null || Array.isArray(element))) {
    throw new Error(`The configuration value ${key} must be an object.`);
  }
  return Object.assign({}, ...elements.reverse()) as Record<string, unknown>;
}

function field(object: Record<string, unknown> | undefined, name: string): string | undefined {
  const value = object?.[name];
  return value === undefined || value === null ? undefined : String(value).trim() || undefined;
}

function expirationOf(text: string | undefined, key: string): number | undefined {
  if (text === undefined) return undefined;
  const seconds = Number(text);
  if (!Number.isInteger(seconds) || seconds < 900 || seconds > 43_200) {
    throw new Error(`${key} must be a whole number of seconds from 900 to 43200, not "${text}".`);
  }
  return seconds;
}

function assumeRoleOf(config: ConfigReader, value: Value): AssumeRole | undefined {
  const object = structured(config, "alicloud:assumeRole");
  refuseTypos("alicloud:assumeRole", object, [
    "roleArn",
    "sessionName",
    "policy",
    "sessionExpiration",
    "externalId",
  ]);
  const part = (name: "roleArn" | "sessionName" | "sessionExpiration" | "externalId") =>
    field(object, name) ?? value(`alicloud:assumeRole.${name}`);
  const roleArn = part("roleArn");
  // With an OIDC provider beside it, the role of the environment belongs to that.
  const isOfOidc = object === undefined && value("alicloud:assumeRoleWithOidc.oidcProviderArn") !== undefined;
  if (roleArn === undefined && object !== undefined) refuseNameless(object);
  if (roleArn === undefined || isOfOidc) return undefined;
  return {
    roleArn,
    sessionName: part("sessionName"),
    policy: field(object, "policy"),
    sessionExpiration: expirationOf(part("sessionExpiration"), "alicloud:assumeRole.sessionExpiration"),
    externalId: part("externalId"),
  };
}

/** What is written much like a name that is known is meant to be it; others may be another provider's. */
function refuseTypos(
  key: string,
  object: Record<string, unknown> | undefined,
  known: readonly string[],
): void {
  for (const name of Object.keys(object ?? {})) {
    const meant = known.includes(name) ? undefined : nearestName(name, known);
    if (meant !== undefined && field(object, name) !== undefined)
      throw new Error(`${key} has no ${name} (did you mean ${meant}?). Nothing was called.`);
  }
}

/** Without the role the run would go on as somebody else. */
function refuseNameless(object: Record<string, unknown>): void {
  const given = Object.keys(object).filter((name) => field(object, name) !== undefined);
  if (given.length === 0) return;
  throw new Error(`alicloud:assumeRole has no roleArn, but ${given.join(", ")}. Nothing was called.`);
}

function assumeRoleWithOidcOf(config: ConfigReader, value: Value): AssumeRoleWithOidc | undefined {
  const object = structured(config, "alicloud:assumeRoleWithOidc");
  refuseTypos("alicloud:assumeRoleWithOidc", object, [
    ...["roleArn", "oidcProviderArn", "oidcToken", "oidcTokenFile", "roleSessionName"],
    ...["policy", "sessionExpiration"],
  ]);
  const part = (name: "roleArn" | "oidcProviderArn" | "oidcToken" | "oidcTokenFile" | "roleSessionName") =>
    field(object, name) ?? value(`alicloud:assumeRoleWithOidc.${name}`);
  const oidcProviderArn = part("oidcProviderArn");
  const roleArn = part("roleArn");
  if (oidcProviderArn === undefined || roleArn === undefined) {
    if (object === undefined) return undefined;
    throw new Error("alicloud:assumeRoleWithOidc needs roleArn and oidcProviderArn.");
  }
  const oidcToken = part("oidcToken");
  const oidcTokenFile = part("oidcTokenFile");
  if (oidcToken === undefined && oidcTokenFile === undefined) {
    throw new Error("alicloud:assumeRoleWithOidc needs oidcTokenFile or oidcToken.");
  }
  return {
    roleArn,
    oidcProviderArn,
    oidcToken,
    oidcTokenFile,
    roleSessionName: part("roleSessionName"),
    policy: field(object, "policy"),
    sessionExpiration: expirationOf(
      field(object, "sessionExpiration"),
      "alicloud:assumeRoleWithOidc.sessionExpiration",
    ),
  };
}

function endpointsOf(config: ConfigReader, environment: Environment): Record<string, string> {
  const object = structured(config, "alicloud:endpoints");
  const endpoints: Record<string, string> = {};
  for (const product of endpointProducts) {
    const given = object?.[product];
    if (given !== undefined && given !== null && typeof given !== "string")
      throw new Error(
        `alicloud:endpoints.${product} must be the text of a host, not ${JSON.stringify(given)}.`,
      );
    const endpoint =
      field(object, product) ??
      field(environment, endpointVariableOf(product)) ??
      field(environment, `${product.toUpperCase()}_ENDPOINT`);
    if (endpoint !== undefined) endpoints[product] = endpoint;
  }
  return endpoints;
}

function accountTypeOf(text: string | undefined): AccountType | undefined {
  if (text === undefined || text === "Domestic" || text === "International") return text;
  throw new Error(`alicloud:accountType must be Domestic or International, not "${text}".`);
}

function protocolOf(text: string | undefined): "HTTP" | "HTTPS" {
  const protocol = (text ?? "HTTPS").toUpperCase();
  if (protocol === "HTTP" || protocol === "HTTPS") return protocol;
  throw new Error(`alicloud:protocol must be HTTP or HTTPS, not "${text}".`);
}

function wholeNumber(key: ConfigKey, value: Value): number | undefined {
  const text = value(key);
  if (text === undefined) return undefined;
  const number = Number(text);
  if (Number.isInteger(number) && number >= 0) return number;
  throw new Error(`${key} must be a whole number, not "${text}".`);
}

function flag(key: ConfigKey, value: Value, otherwise = false): boolean {
  const text = value(key)?.toLowerCase();
  if (text === undefined) return otherwise;
  if (text === "false" || text === "0") return false;
  if (text === "true" || text === "1") return true;
  throw new Error(`${key} must be true or false, not "${text}".`);
}

function factorOf(text: string | undefined): number {
  if (text === undefined) return 1;
  const factor = Number(text);
  if (factor > 0 && factor <= 10) return factor;
  throw new Error(`pulumi-eci:waitFactor must be a number above 0 and up to 10, not "${text}".`);
}
