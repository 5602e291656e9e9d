import type { EipAddress } from "../../cloud/vpc.js";

/** The arguments that count for a subscription only. */
export const ofSubscriptions = ["period", "pricingCycle", "autoPay"] as const;

/** The names of this package for the two ways to pay, by the API's. */
const paymentTypes: Readonly<Record<string, string>> = { PostPaid: "PayAsYouGo", PrePaid: "Subscription" };

export function paymentTypeOf({ instanceChargeType }: EipAddress): string | undefined {
  return instanceChargeType === undefined
    ? undefined
    : (paymentTypes[instanceChargeType] ?? instanceChargeType);
}

/** In the names of this package, whichever it comes in. */
export function paymentTypeNamed(value: unknown): unknown {
  return paymentTypes[String(value)] ?? value;
}

export function instanceChargeTypeOf(paymentType: string | undefined): string | undefined {
  return Object.keys(paymentTypes).find((wire) => paymentTypes[wire] === paymentType);
}

export function isSubscription(address: EipAddress): boolean {
  return paymentTypeOf(address) === "Subscription";
}

/** Whether somebody has to pay for the order before there is an address. */
export function awaitsPayment({
  paymentType,
  autoPay,
}: {
  paymentType?: unknown;
  autoPay?: unknown;
}): boolean {
  return paymentType === "Subscription" && autoPay !== true;
}
