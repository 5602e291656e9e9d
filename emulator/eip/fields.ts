import { ApiError, invalidParameter } from "../apiError.js";
import { readDescription, readName } from "../label.js";
import type { Settings } from "../options.js";
import type { Parameters, Range } from "../parameters.js";
import { readTags } from "../tags.js";
import { defaultResourceGroup } from "../undocumented.js";
import { type EipFields, type InstanceChargeType, type InternetChargeType, isps } from "./eip.js";

const bgpProRegions: readonly string[] = [
  "cn-hongkong",
  "ap-southeast-1",
  "ap-northeast-1",
  "ap-southeast-3",
  "ap-southeast-6",
  "ap-southeast-5",
  "ap-southeast-7",
];

/** The fields of a new EIP from the parameters of AllocateEipAddress. */
export function readEipFields(parameters: Parameters, regionId: string, settings: Settings): EipFields {
  const charge = parameters.oneOf("InstanceChargeType", ["PostPaid", "PrePaid"]) ?? "PostPaid";
  const internet =
    parameters.oneOf("InternetChargeType", ["PayByBandwidth", "PayByTraffic"]) ?? "PayByBandwidth";
  if (charge === "PrePaid" && internet === "PayByTraffic") {
    throw new ApiError(400, "COMMODITY.INVALID_COMPONENT", "A PrePaid EIP must be billed PayByBandwidth.");
  }
  if (settings.internationalAccount && (charge === "PrePaid") !== (internet === "PayByBandwidth")) {
    throw new ApiError(
      400,
      "COMMODITY.INVALID_COMPONENT",
      "International accounts take PostPaid with PayByTraffic, or PrePaid with PayByBandwidth.",
    );
  }
  const name = readName(parameters, "Name");
  const description = readDescription(parameters);
  if (charge === "PrePaid" && (name || description)) {
    throw invalidParameter("Name", "a PrePaid EIP takes neither a name nor a description");
  }
  return {
    Name: name ?? "",
    Description: description ?? "",
    Bandwidth: readBandwidth(parameters, charge, internet) ?? 5,
    InternetChargeType: internet,
    ChargeType: charge,
    ISP: readIsp(parameters, regionId),
    Netmode: parameters.oneOf("Netmode", ["public"]) ?? "public",
    ResourceGroupId: parameters.filled("ResourceGroupId") ?? defaultResourceGroup,
    DeletionProtection: false,
    Mode: "NAT",
    PublicIpAddressPoolId: parameters.filled("PublicIpAddressPoolId") ?? "",
    SecurityProtectionTypes: readProtectionTypes(parameters),
    Zone: parameters.filled("Zone") ?? "",
    Tags: readTags(parameters),
  };
}

export function readBandwidth(
  parameters: Parameters,
  charge: InstanceChargeType,
  internet: InternetChargeType,
): number | undefined {
  const text = parameters.filled("Bandwidth");
  if (text === undefined) return undefined;
  const { min, max } = bandwidthRange(charge, internet);
  const bandwidth = /^\d{1,6}$/.test(text) ? Number(text) : Number.NaN;
  if (!(bandwidth >= min && bandwidth <= max)) {
    throw new ApiError(400, "InvalidBandwidth.Malformed", `The bandwidth must be from ${min} to ${max}.`);
  }
  return bandwidth;
}

/** When a new PrePaid EIP ends, or undefined for PostPaid. */
export function readPrePaidEnd(
  parameters: Parameters,
  charge: InstanceChargeType,
  now: number,
): number | undefined {
  if (charge === "PostPaid") return undefined;
  const cycle = parameters.oneOf("PricingCycle", ["Month", "Year"]) ?? "Month";
  const period = parameters.integer("Period") ?? 1;
  if (period < 1 || period > (cycle === "Month" ? 9 : 5)) {
    throw new ApiError(400, "ORDER.QUANTITY_INVALID", `The period ${period} is not sold by the ${cycle}.`);
  }
  const end = new Date(now);
  end.setUTCMonth(end.getUTCMonth() + period * (cycle === "Month" ? 1 : 12));
  return end.getTime();
}

function bandwidthRange(charge: InstanceChargeType, internet: InternetChargeType): Range {
  if (charge === "PrePaid") return { min: 1, max: 1000 };
  return { min: 1, max: internet === "PayByTraffic" ? 200 : 500 };
}

export function readIsp(parameters: Parameters, regionId: string): EipFields["ISP"] {
  const text = parameters.filled("ISP") ?? "BGP";
  const isp = isps.find((candidate) => candidate === text);
  if (!isp || (isp === "BGP_PRO" && !bgpProRegions.includes(regionId))) {
    throw new ApiError(400, "IllegalParam.Isp", `The ISP ${text} is not sold in ${regionId}.`);
  }
  if (regionId === "cn-hangzhou-finance" && isp !== "BGP_FinanceCloud") {
    throw new ApiError(400, "IllegalParam.Isp", `The ISP must be BGP_FinanceCloud in ${regionId}.`);
  }
  return isp;
}

export function readProtectionTypes(parameters: Parameters): string[] {
  const types = parameters.list("SecurityProtectionTypes", 1);
  if (types.some((type) => type !== "AntiDDoS_Enhanced")) {
    throw invalidParameter("SecurityProtectionTypes", "it must be AntiDDoS_Enhanced");
  }
  return types;
}
