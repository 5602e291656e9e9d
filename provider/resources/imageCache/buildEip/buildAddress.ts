import type { CheckWarning, Properties } from "../../../core/resource.js";
import { factsOf } from "../../../core/schema/changes.js";
import * as rules from "../../../core/schema/rules.js";
import { aboveUsual, usualByTraffic } from "../../trafficQuota.js";
import { fieldNames, imageCacheArguments } from "../schema.js";

/** The arguments that describe the address of a build. */
const buildAddressFields = fieldNames.filter(
  (name) => factsOf(imageCacheArguments, name).buildAddress !== undefined,
);

/** What of the address an account usually may not have. */
export function buildAddressWarnings({ eipInternetChargeType, eipBandwidth }: Properties): CheckWarning[] {
  const mbits = Number(eipBandwidth);
  const isUnusual = eipInternetChargeType === "PayByTraffic" && mbits > usualByTraffic;
  return isUnusual ? [{ property: "eipBandwidth", reason: aboveUsual(mbits) }] : [];
}

/** The arguments of a build's EIP in the names of AllocateEipAddress. */
export function addressParameters(inputs: Properties): Record<string, string> {
  const filled: Properties = { ...inputs, ...openBilling(inputs) };
  const given = buildAddressFields.flatMap((name) => {
    const wire = factsOf(imageCacheArguments, name).buildAddress?.wire;
    return wire === undefined || rules.isNotSet(filled[name]) ? [] : [[wire, String(filled[name])]];
  });
  return Object.fromEntries(given);
}

const fast = 100;
const leastByBandwidth = 5;

/**
 * How an address is paid and how fast it is, where the program leaves that open. A pull is inbound: by traffic it costs next to
 * nothing at any speed, by bandwidth a whole day of it. In a package, the package says both.
 */
function openBilling(inputs: Properties): Properties {
  const { eipInternetChargeType, eipBandwidth, eipCommonBandwidthPackageId } = inputs;
  if (!rules.isNotSet(eipCommonBandwidthPackageId)) return {};
  const isSlow = rules.isNotSet(eipBandwidth) || Number(eipBandwidth) <= usualByTraffic;
  const charge = eipInternetChargeType ?? (isSlow ? "PayByTraffic" : "PayByBandwidth");
  return {
    eipInternetChargeType: charge,
    eipBandwidth: eipBandwidth ?? (charge === "PayByTraffic" ? fast : leastByBandwidth),
  };
}
