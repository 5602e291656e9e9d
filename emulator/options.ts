import { type Clock, realClock } from "./clock.js";
import type { CrInstance } from "./containerRegistry/crInstance.js";
import type { Isp } from "./eip/eip.js";
import type { FailingImage } from "./imageCache/buildFailure.js";
import { knownRegions } from "./regions.js";
import { readSeed } from "./seed/readSeed.js";
import type { Seed } from "./seed/seed.js";
import type { Policy } from "./server/policy/policy.js";

export interface Account {
  readonly accountId: string;
  readonly accessKeyId: string;
  readonly accessKeySecret: string;
  /** When set, requests of this key must carry it. */
  readonly securityToken?: string;
  /** What this key may do. Default: everything. */
  readonly policy?: Policy;
}

export interface BandwidthPackage {
  readonly bandwidthPackageId: string;
  readonly isp: Isp;
  readonly bandwidth: number;
}

export interface RegistryLogin {
  readonly userName: string;
  readonly password: string;
}

/** How the containers of an image go. Nothing is executed. */
export interface ContainerRule {
  /** The image as containers name it; `*` stands for any text. */
  readonly image: string;
  /** They end with it. Default: they run for ever, init containers end with 0. */
  readonly exitCode?: number | undefined;
  /** How long from a start to the end, in virtual ms. Default 0. */
  readonly runMs?: number | undefined;
  /** What they write. Default nothing. */
  readonly log?: string | undefined;
}

export interface EmulatorOptions {
  /** Default 0: any free port. */
  port?: number;
  /** Default 127.0.0.1. Another address needs allowRemote. */
  host?: string;
  /** What stands at `/` for a browser, made anew every few seconds. Default: nothing. */
  page?: () => Promise<string>;
  /** Answers requests that do not come from this machine. Default false. */
  allowRemote?: boolean;
  /** Default: account 1000000000000001 with key `test` and secret `test`. */
  accounts?: readonly Account[];
  /** Default: the regions in which ECI has an endpoint. */
  regions?: readonly string[];
  /** Default realClock(). */
  clock?: Clock;
  /** From CreateImageCache to Ready, preparing included. Default 60000 virtual ms. */
  buildMs?: number;
  /** The part of buildMs spent in Preparing. Default a sixth of it. */
  prepareMs?: number;
  /** From an UpdateImageCache with images to Ready. Default buildMs. */
  updateMs?: number;
  /** With Flash: how long after Ready the regular snapshot takes. Default half of buildMs. */
  flashSnapshotMs?: number;
  /** How long a deleted cache is still listed. Default 0. */
  deleteMs?: number;
  /** How long after the end of a build its EIP stays InUse. Default 5000 virtual ms. */
  eipReleaseMs?: number;
  /** How long a released EIP is listed as Releasing. Default 0. */
  eipReleasingMs?: number;
  /** Image caches of one account and region. Default 50. */
  imageCacheQuota?: number;
  /** EIPs of one account and region. Default 20. */
  eipQuota?: number;
  /** Images whose builds fail. Default: those with `fail-build` in their name. */
  failingImages?: readonly FailingImage[];
  /**
   * Where registries (host[:port]; `*` for all others) are really asked for the images of builds, such as
   * `{ "*": "http://127.0.0.1:5000" }`. Default: none is.
   */
  registryUrls?: Readonly<Record<string, string>>;
  /** Instances of Container Registry, which the actions of that product tell of. Default none. */
  crInstances?: readonly CrInstance[];
  /** What the token of Container Registry's Personal Edition is, and what builds sign in with there by themselves. Default: a made-up token, and builds do not. */
  personalRegistryLogin?: RegistryLogin | undefined;
  /** Registries (host[:port]) that want this login. Default none. */
  registries?: Readonly<Record<string, RegistryLogin>>;
  /** Builds of images outside *.aliyuncs.com fail without an EIP or a NAT gateway. Default false. */
  requireInternetRoute?: boolean;
  /** What becomes of those: the real ones pull until their time is up. Default fails. */
  withoutRoute?: "fails" | "hangs";
  /** What DeleteImageCache does while Preparing or Creating. Default refused. */
  deleteWhileBuilding?: "allowed" | "refused";
  /** From CreateContainerGroup to the instance. Default 5000 virtual ms. */
  schedulingMs?: number;
  /** How long a container group pulls an image that is on no cache and in no registry of registryUrls. Default 20000 virtual ms. */
  imagePullMs?: number;
  /** From the image of a container to its start. Default 1000 virtual ms. */
  containerStartMs?: number;
  /** How containers of container groups go, by their images: the first rule that fits. Default: all run for ever. */
  containerRules?: readonly ContainerRule[];
  /** How long a deleted container group is still listed. Default 0. */
  groupDeleteMs?: number;
  /** How long container groups that have ended are listed. Default one hour. */
  endedGroupsKeptMs?: number;
  /** How many of them in each account and region. Default 100. */
  endedGroupsKept?: number;
  /** How long spot instances run before they are taken back. Default for ever. */
  spotExpiryMs?: number;
  /** Zones that have no stock. Default none. */
  zonesWithoutStock?: readonly string[];
  /** What becomes of container groups there: the call is refused, or their scheduling fails later. Default refused. */
  withoutStock?: "refused" | "scheduleFails";
  /** What automatic matching looks at after the number of images: that of the instance, or that of the images. Default images. */
  matchingSize?: "instance" | "images";
  /** When an automatic cache is made: where no cache has all images, or where none has any. Default noFullMatch. */
  automaticCacheOn?: "noFullMatch" | "noMatch";
  /** How long an automatic cache is kept that nothing starts from. Default 30 days. */
  automaticCacheDays?: number;
  /** Whether UpdateContainerGroup changes Cpu and Memory. Default allowed. */
  resizeInPlace?: "allowed" | "refused";
  /** What an update does to containers of a group with RestartPolicy Never. Default restarts. */
  updateUnderNever?: "restarts" | "fails";
  /** What becomes of fields of an updated container that UpdateContainerGroup does not have. Default kept. */
  fieldsUpdateLacks?: "kept" | "lost";
  /** What retention counts from. Default creation. */
  retentionFrom?: "creation" | "lastUpdate";
  /** Whether `name:tag@sha256:…` matches a cache of `name:tag`, or only one of the same text. Default exact. */
  matchPinned?: "exact" | "byTag";
  /** How long a ClientToken is remembered, in virtual ms. Default for ever. */
  clientTokenMemoryMs?: number;
  /** Accepts only the EIP billing combinations of international accounts. Default false. */
  internationalAccount?: boolean;
  /** Bandwidth packages that exist from the start. Default none. */
  bandwidthPackages?: readonly BandwidthPackage[];
  /**
   * Builds accept only vSwitches and groups that exist and belong together, once their account has a VPC in the
   * region. Default true.
   */
  checkNetwork?: boolean;
  /** VPCs of one account and region. Default 10. */
  vpcQuota?: number;
  /** Accepts only declared bandwidth packages instead of any `cbwp-` id. Default false. */
  strictBandwidthPackages?: boolean;
  /** What is there at the start, and after each reset. Default nothing. */
  seed?: Seed;
}

export type Settings = Required<Omit<EmulatorOptions, "page">>;

const defaultAccount: Account = {
  accountId: "1000000000000001",
  accessKeyId: "test",
  accessKeySecret: "test",
};

export function resolveOptions(options: EmulatorOptions): Settings {
  const buildMs = options.buildMs ?? 60_000;
  return {
    port: 0,
    host: "127.0.0.1",
    allowRemote: false,
    accounts: [defaultAccount],
    regions: knownRegions,
    clock: options.clock ?? realClock(),
    buildMs,
    prepareMs: Math.floor(buildMs / 6),
    updateMs: buildMs,
    flashSnapshotMs: Math.floor(buildMs / 2),
    deleteMs: 0,
    eipReleaseMs: 5_000,
    eipReleasingMs: 0,
    imageCacheQuota: 50,
    eipQuota: 20,
    failingImages: [{ pattern: "fail-build" }],
    crInstances: [],
    personalRegistryLogin: undefined,
    registries: {},
    requireInternetRoute: false,
    withoutRoute: "fails",
    deleteWhileBuilding: "refused",
    schedulingMs: 5_000,
    imagePullMs: 20_000,
    containerStartMs: 1_000,
    containerRules: [],
    groupDeleteMs: 0,
    endedGroupsKeptMs: 3_600_000,
    endedGroupsKept: 100,
    spotExpiryMs: Number.POSITIVE_INFINITY,
    zonesWithoutStock: [],
    withoutStock: "refused",
    matchingSize: "images",
    automaticCacheOn: "noFullMatch",
    automaticCacheDays: 30,
    resizeInPlace: "allowed",
    updateUnderNever: "restarts",
    fieldsUpdateLacks: "kept",
    retentionFrom: "creation",
    matchPinned: "exact",
    clientTokenMemoryMs: Number.POSITIVE_INFINITY,
    internationalAccount: false,
    bandwidthPackages: [],
    strictBandwidthPackages: false,
    checkNetwork: true,
    vpcQuota: 10,
    ...withoutUndefined(options),
    registryUrls: checkedUrls(options.registryUrls),
    seed: readOption(options.seed),
  };
}

function checkedUrls(urls: EmulatorOptions["registryUrls"] = {}): Readonly<Record<string, string>> {
  for (const [host, url] of Object.entries(urls)) {
    if (!/^https?:/.test(url) || !URL.canParse(url) || /[?#]/.test(url))
      throw new Error(`registryUrls: that of ${host} must be a URL such as http://127.0.0.1:5000.`);
  }
  return urls;
}

function readOption(seed: Seed = {}): Seed {
  try {
    return readSeed(seed);
  } catch (error) {
    throw new Error(`The seed: ${error instanceof Error ? error.message : error}`, { cause: error });
  }
}

function withoutUndefined(options: EmulatorOptions): EmulatorOptions {
  return Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined));
}
