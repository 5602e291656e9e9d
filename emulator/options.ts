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

export interface EmulatorOptions {
  /** Default 0: any free port. */
  port?: number;
  /** Default 127.0.0.1. Another address needs allowRemote. */
  host?: string;
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
  /** What retention counts from. Default creation. */
  retentionFrom?: "creation" | "lastUpdate";
  /** Which size decides between caches that match as well: their own, or that of the images, which is the same for the same images. Default cache. */
  matchSize?: "cache" | "images";
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

export type Settings = Required<EmulatorOptions>;

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
    retentionFrom: "creation",
    matchSize: "cache",
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
