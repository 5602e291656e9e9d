import type { AccountType } from "../../accounts/settings.js";
import { checkCredentials } from "../../core/credentialsCheck.js";
import { checkEndpoints } from "../../core/endpointsCheck.js";
import { isNewResource } from "../../core/hidden.js";
import type { Operation } from "../../core/operation.js";
import { fillRegion, zoneWarnings } from "../../core/region.js";
import type { CheckFailure, CheckResult, Findings, Properties } from "../../core/resource.js";
import { changedFields, replacingFields } from "../../core/schema/changes.js";
import { generatedName } from "../../core/schema/names.js";
import * as rules from "../../core/schema/rules.js";
import { alicloudHints, rulesOf } from "../../core/schema/table.js";
import { containsUnknown, isUnknown } from "../../core/schema/unknown.js";
import { withoutZeros } from "../../core/schema/zeros.js";
import { aboveUsual, usualByTraffic } from "../trafficQuota.js";
import { ofSubscriptions } from "./paymentType.js";
import { bandwidthText, type EipInputs, eipArguments, fieldNames } from "./schema.js";

const bgpProRegions = [
  "cn-hongkong",
  "ap-northeast-1",
  "ap-southeast-1",
  "ap-southeast-3",
  "ap-southeast-5",
  "ap-southeast-6",
  "ap-southeast-7",
];

const financeRegion = "cn-hangzhou-finance";

const inputRules = rulesOf(eipArguments);

/** How @pulumi/alicloud calls what has another name here. */
const alicloudNames = {
  ...alicloudHints(eipArguments),
  allocationId: "instanceId to get a released address back",
};

/** All that is wrong with the arguments, and the arguments with the region and the name filled in. */
export async function check(
  operation: Operation,
  olds: Properties,
  declared: Properties,
): Promise<CheckResult> {
  const { given, asDeclared } = withoutZeros(operation, eipArguments, olds, declared);
  return asDeclared(await checkGiven(operation, olds, given));
}

async function checkGiven(operation: Operation, olds: Properties, news: Properties): Promise<CheckResult> {
  const inputs = { ...news };
  const found = rules.applyRules(news, inputRules, "Eip", alicloudNames);
  const bandwidth = checkBandwidth(inputs);
  const failures = [
    ...fillRegion(operation, inputs, false).failures,
    ...found.failures,
    ...checkCombinations(inputs, olds, operation.settings.accountType),
    ...bandwidth.failures,
    ...checkChange(inputs, olds),
    ...checkEndpoints(operation, olds, inputs),
    ...(await checkCredentials(operation, olds, inputs)),
  ];
  if (rules.isKnown(inputs.bandwidth)) inputs.bandwidth = bandwidthText(inputs.bandwidth);
  // One that was taken in without a name stays without.
  const isNameless = !isNewResource(olds) && rules.isNotSet(olds.addressName);
  if (rules.isNotSet(inputs.addressName) && inputs.paymentType !== "Subscription" && !isNameless) {
    inputs.__generatedName = generatedName(
      operation.identity,
      olds,
      namedAfter.map((name) => inputs[name] ?? null),
    );
    inputs.addressName = inputs.__generatedName;
  }
  const warnings = [...found.warnings, ...bandwidth.warnings, ...zoneWarnings(inputs, "zone")];
  return { inputs, failures, warnings };
}

function checkCombinations(
  inputs: Properties,
  olds: Properties,
  accountType: AccountType | undefined,
): CheckFailure[] {
  const failures: CheckFailure[] = [];
  const fail = (property: keyof EipInputs, reason: string) => failures.push({ property, reason });
  const given = (name: keyof EipInputs) => !rules.isNotSet(inputs[name]);
  const paymentType = inputs.paymentType ?? "PayAsYouGo";
  const internetChargeType = inputs.internetChargeType ?? "PayByBandwidth";
  const isp = inputs.isp ?? "BGP";

  if (paymentType === "Subscription") {
    if (internetChargeType === "PayByTraffic")
      fail("internetChargeType", 'must be "PayByBandwidth" with Subscription.');
    for (const name of ["addressName", "description"] as const) {
      if (given(name) && inputs[name] !== "") {
        fail(name, "is not possible with Subscription: the API refuses it there. Use tags.");
      }
    }
    if (given("bandwidthPackageId"))
      fail("bandwidthPackageId", "is not possible with Subscription: only PayAsYouGo addresses join one.");
    if (inputs.deletionProtection === true)
      fail("deletionProtection", "is not possible with Subscription: the API cannot release it anyway.");
    if (!given("period") && olds.paymentType !== "Subscription")
      fail("period", "is missing: a Subscription is bought for 1 to 9 months or 1 to 5 years.");
    if (inputs.pricingCycle === "Year" && Number(inputs.period) > 5)
      fail("period", `must be at most 5 when pricingCycle is "Year", not ${inputs.period}.`);
  } else if (paymentType === "PayAsYouGo") {
    for (const name of ofSubscriptions) {
      if (given(name)) fail(name, 'belongs to a Subscription; set paymentType to "Subscription".');
    }
  }

  if (
    accountType === "International" &&
    paymentType === "PayAsYouGo" &&
    internetChargeType === "PayByBandwidth"
  ) {
    fail(
      "internetChargeType",
      'must be "PayByTraffic": an International account (alicloud:accountType) takes PayAsYouGo only with it.',
    );
  }
  if (inputs.regionId === financeRegion && !isUnknown(isp) && isp !== "BGP_FinanceCloud") {
    fail("isp", `must be "BGP_FinanceCloud" in ${financeRegion}.`);
  }
  if (isp === "BGP_PRO" && rules.isKnown(inputs.regionId)) {
    const region = String(inputs.regionId);
    if (region !== financeRegion && !bgpProRegions.includes(region))
      fail("isp", `"BGP_PRO" is sold in ${bgpProRegions.join(", ")} only, not in ${region}.`);
  }
  if (given("ipAddress") && given("instanceId")) {
    fail(
      "instanceId",
      "does not go together with ipAddress: one or the other names the address to get back.",
    );
  }
  return failures;
}

/** What the bandwidth may be, as far as that can be told from what is known. */
function checkBandwidth(inputs: Properties): Findings {
  const { paymentType = "PayAsYouGo", internetChargeType = "PayByBandwidth" } = inputs;
  const mbits = Number(inputs.bandwidth);
  const find = (reason: string) => [{ property: "bandwidth", reason }];
  if (paymentType === "PayAsYouGo" && internetChargeType === "PayByTraffic") {
    const failures = mbits < 1 ? find(`must be 1 Mbit/s or more, not ${mbits}.`) : [];
    return { failures, warnings: mbits > usualByTraffic ? find(aboveUsual(mbits)) : [] };
  }
  const limit = bandwidthLimit(paymentType, internetChargeType);
  const isWrong = mbits < 1 || mbits > limit.max;
  const failures = isWrong ? find(`must be from 1 to ${limit.max} Mbit/s${limit.when}, not ${mbits}.`) : [];
  return { failures, warnings: [] };
}

/** The largest bandwidth. What is paid by traffic has a quota of the account in its place. */
function bandwidthLimit(paymentType: unknown, internetChargeType: unknown): { max: number; when: string } {
  if (paymentType === "PayAsYouGo") {
    const isByBandwidth = internetChargeType === "PayByBandwidth";
    return { max: 500, when: isByBandwidth ? " when paid by bandwidth" : " with PayAsYouGo" };
  }
  return { max: 1000, when: paymentType === "Subscription" ? " with Subscription" : "" };
}

/** What an address that exists already cannot go through. */
function checkChange(inputs: Properties, olds: Properties): CheckFailure[] {
  if (isNewResource(olds)) return [];
  const changed = changedFields(eipArguments, olds, inputs);
  const replacing = replacingFields(eipArguments, inputs, changed).filter(
    (name) => !containsUnknown(inputs[name]),
  );
  if (olds.deletionProtection === true) {
    return replacing.map((property) => ({
      property,
      reason:
        "cannot change in place, and the deletion protection of the address stands in the way of a replacement. If it may " +
        "go, run pulumi up with deletionProtection set to false first, and then this change.",
    }));
  }
  const buys = olds.paymentType === "Subscription" && replacing.length === 0;
  if (buys && changed.includes("bandwidth") && rules.isKnown(inputs.bandwidth)) {
    const reason =
      `cannot change from ${bandwidthText(olds.bandwidth)} to ${bandwidthText(inputs.bandwidth)}: the API does not change a ` +
      "Subscription address. Change it in the console, and run pulumi refresh.";
    return [{ property: "bandwidth", reason }];
  }
  return [];
}

/** What a replacement can differ in, so that the old address and the new one never share a generated name. */
const namedAfter = fieldNames.filter((name) => eipArguments[name].change === "replace").sort();
