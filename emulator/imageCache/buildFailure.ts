import type { RegistryLogin, Settings } from "../options.js";
import type { RegistryAccess } from "../registry/access.js";
import { registryOf } from "../registry/imageName.js";
import type { HeldFields } from "./imageCache.js";

export interface BuildFailure {
  readonly reason: string;
  readonly message: string;
  /** What kubelet says in the temporary instance. Default: for the reason `Failed` the message, for others nothing. */
  readonly instanceEvents?: readonly InstanceMessage[] | undefined;
  /** The build does not fail at once: it pulls until its time is up, and says nothing. */
  readonly hangs?: boolean | undefined;
}

interface InstanceMessage {
  readonly reason: string;
  readonly message: string;
}

export interface FailingImage {
  /** A part of the image's name, or an expression that matches it. */
  readonly pattern: string | RegExp;
  readonly failure?: BuildFailure;
}

/** Why a build with these fields will fail, or undefined when it will not. */
export function findBuildFailure(
  fields: HeldFields,
  settings: Settings,
  hasRoute: boolean,
): BuildFailure | undefined {
  for (const image of fields.Images) {
    const failure = findPullFailure(image, fields, settings, hasRoute);
    if (failure) return failure;
  }
  return undefined;
}

/** Why an image cannot be pulled, or undefined when it can. */
export function findPullFailure(
  image: string,
  access: RegistryAccess,
  settings: Settings,
  hasRoute: boolean,
): BuildFailure | undefined {
  return (
    failureByName(image, settings.failingImages) ??
    (settings.requireInternetRoute && !hasRoute ? failureByRoute(image, access, settings) : undefined) ??
    failureByLogin(image, access, settings.registries)
  );
}

function failureByName(image: string, rules: readonly FailingImage[]): BuildFailure | undefined {
  const rule = rules.find(({ pattern }) =>
    typeof pattern === "string" ? image.includes(pattern) : image.search(pattern) >= 0,
  );
  if (!rule) return undefined;
  return rule.failure ?? pullFailed(image, "manifest unknown");
}

function failureByRoute(image: string, access: RegistryAccess, settings: Settings): BuildFailure | undefined {
  const registry = registryOf(image);
  const inside =
    registry.endsWith(".aliyuncs.com") ||
    hosts(access.PlainHttpRegistry).includes(registry) ||
    hosts(access.InsecureRegistry).includes(registry);
  if (inside) return undefined;
  if (settings.withoutRoute === "hangs") return pullHangs(image, registry);
  return pullFailed(
    image,
    `no route to ${registry}: give the cache an EIP, or the vSwitch a NAT gateway (i/o timeout)`,
  );
}

/** The cache says nothing of it, the instance does. */
function pullHangs(image: string, registry: string): BuildFailure {
  const { reason, message } = pullFailed(
    image,
    `failed to do request: Head "https://${registry}/v2/": dial tcp: i/o timeout`,
  );
  return {
    reason,
    message: "The images were not pulled in time",
    instanceEvents: [{ reason, message }],
    hangs: true,
  };
}

function failureByLogin(
  image: string,
  access: RegistryAccess,
  registries: Readonly<Record<string, RegistryLogin>>,
): BuildFailure | undefined {
  const registry = registryOf(image);
  const login = registries[registry];
  if (!login) return undefined;
  const given = access.ImageRegistryCredentials.some(
    ({ Server, UserName, Password }) =>
      Server === registry && UserName === login.userName && Password === login.password,
  );
  const trusted = access.AcrRegistryInfos.some(
    ({ Domain }) => Domain.length === 0 || Domain.includes(registry),
  );
  if (given || (trusted && registry.endsWith(".aliyuncs.com"))) return undefined;
  return pullFailed(image, `${registry} answered 401 Unauthorized`);
}

function pullFailed(image: string, why: string): BuildFailure {
  return { reason: "Failed", message: `Failed to pull image "${image}": ${why}` };
}

function hosts(list: string | undefined): string[] {
  return list?.split(",") ?? [];
}
