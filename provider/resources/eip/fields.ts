import { type Same, sameMap, sameSet, sameText, sameValue, sameWithDefault } from "../../core/schema/same.js";
import type { EipInputs } from "./inputs.js";

/**
 * What a change of an argument does.
 * - `update`: made in place.
 * - `replace`: only a new address can have it.
 * - `local`: it counts at creation only, and the cloud does not hear of a change.
 */
type Change = "update" | "replace" | "local";

interface Field {
  same: Same;
  change: Change;
  /** Leaving it out later asks for nothing: the address stays as it is. */
  stays?: true;
}

export type FieldName = keyof EipInputs;

const defaultBandwidth = "5";
export const defaultMode = "NAT";

/** Every argument with what counts as a change of it, and what the change takes. */
export const fields: { readonly [K in FieldName]-?: Field } = {
  bandwidth: { same: (a, b) => sameValue(bandwidthText(a), bandwidthText(b)), change: "update" },
  addressName: { same: sameText, change: "update" },
  description: { same: sameText, change: "update" },
  resourceGroupId: { same: sameValue, change: "update", stays: true },
  bandwidthPackageId: { same: sameText, change: "update" },
  deletionProtection: { same: sameWithDefault(false), change: "update" },
  mode: { same: sameWithDefault(defaultMode), change: "update" },
  tags: { same: sameMap, change: "update" },
  internetChargeType: { same: sameWithDefault("PayByBandwidth"), change: "replace" },
  paymentType: { same: sameWithDefault("PayAsYouGo"), change: "replace" },
  isp: { same: sameWithDefault("BGP"), change: "replace" },
  netmode: { same: sameWithDefault("public"), change: "replace" },
  securityProtectionTypes: { same: sameSet, change: "replace" },
  publicIpAddressPoolId: { same: sameText, change: "replace" },
  zone: { same: sameText, change: "replace", stays: true },
  ipAddress: { same: sameText, change: "replace", stays: true },
  instanceId: { same: sameText, change: "replace", stays: true },
  regionId: { same: sameValue, change: "replace" },
  profile: { same: sameValue, change: "local" },
  period: { same: sameValue, change: "local" },
  pricingCycle: { same: sameWithDefault("Month"), change: "local" },
  autoPay: { same: sameWithDefault(false), change: "local" },
  activityId: { same: sameValue, change: "local" },
};

export const fieldNames = Object.keys(fields) as FieldName[];

/** A bandwidth as the API takes it: 5, "5" and nothing mean the same. */
export function bandwidthText(value: unknown): string {
  const text = String(value ?? defaultBandwidth);
  return /^\s*\d+\s*$/.test(text) ? String(Number(text)) : text;
}
