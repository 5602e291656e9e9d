import { type Same, sameMap, sameSet, sameText, sameValue, sameWithDefault } from "../../core/schema/same.js";
import type { ImageCacheInputs } from "./inputs.js";

/**
 * What a change of an argument does.
 * - `update`: UpdateImageCache carries it.
 * - `tags`: the tag actions carry it.
 * - `replace`: only a new cache can have it.
 * - `local`: the cloud does not hear of it.
 */
type Change = "update" | "tags" | "replace" | "local";

interface Field {
  same: Same;
  change: Change;
}

export type FieldName = keyof ImageCacheInputs;

/** Every argument with what counts as a change of it, and what the change takes. */
export const fields: { readonly [K in FieldName]-?: Field } = {
  images: { same: sameSet, change: "update" },
  imageCacheName: { same: sameValue, change: "update" },
  securityGroupId: { same: sameValue, change: "update" },
  vswitchIds: { same: sameSet, change: "update" },
  eipInstanceId: { same: sameValue, change: "update" },
  resourceGroupId: { same: sameValue, change: "update" },
  imageCacheSize: { same: sameWithDefault(20), change: "update" },
  retentionDays: { same: sameValue, change: "update" },
  autoMatchImageCache: { same: sameWithDefault(false), change: "update" },
  flash: { same: sameWithDefault(false), change: "update" },
  flashCopyCount: { same: sameWithDefault(1), change: "update" },
  standardCopyCount: { same: sameWithDefault(1), change: "update" },
  eliminationStrategy: { same: sameText, change: "update" },
  imageRegistryCredentials: { same: sameSet, change: "update" },
  acrRegistryInfos: { same: sameAcrRegistryInfos, change: "update" },
  tags: { same: sameMap, change: "tags" },
  zoneId: { same: sameValue, change: "replace" },
  osType: { same: sameWithDefault("Linux"), change: "replace" },
  plainHttpRegistries: { same: sameSet, change: "replace" },
  insecureRegistries: { same: sameSet, change: "replace" },
  regionId: { same: sameValue, change: "replace" },
  profile: { same: sameValue, change: "local" },
  waitForReady: { same: sameWithDefault(true), change: "local" },
  autoCreateEip: { same: sameWithDefault(false), change: "local" },
  eipBandwidth: { same: sameValue, change: "local" },
  eipInternetChargeType: { same: sameValue, change: "local" },
  eipIsp: { same: sameValue, change: "local" },
  eipCommonBandwidthPackageId: { same: sameValue, change: "local" },
};

export const fieldNames = Object.keys(fields) as FieldName[];

function sameAcrRegistryInfos(a: unknown, b: unknown): boolean {
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
