import { type Estimate, estimateOf, type Priced } from "./estimate.js";
import type { PriceTable } from "./prices.js";

/** A build that is going to be. */
export interface Planned extends Priced {
  /** Undefined where it is not known yet. */
  region: string | undefined;
}

type Estimated = Planned & { region: string; estimate: Estimate };

/** What the builds of a run come to, a line for each currency; and which of them nobody knows the price of. */
export function forecastText(planned: readonly Planned[], table: PriceTable): string[] {
  const estimated = planned.flatMap((one): Estimated[] => {
    const { region } = one;
    const estimate = region === undefined ? undefined : estimateOf(region, table[region], one);
    return region === undefined || estimate === undefined ? [] : [{ ...one, region, estimate }];
  });
  const known = [...new Set(estimated.map(({ estimate }) => estimate.currency))].map((currency) =>
    sumText(estimated.filter(({ estimate }) => estimate.currency === currency)),
  );
  const unknown = planned.filter((one) => !estimated.some(({ region }) => region === one.region));
  return unknown.length === 0 ? known : [...known, unknownText(unknown)];
}

function sumText(builds: readonly Estimated[]): string {
  const [first] = builds;
  const currency = first?.estimate.currency ?? "";
  const paid = (amount: number | undefined) => moneyText(amount, currency);
  const figures = (name: "build" | "month" | "podMonth") => builds.map(({ estimate }) => estimate[name]);
  const pods = figures("podMonth");
  const isMost = builds.some(({ unpackedGiB }) => unpackedGiB === undefined);
  const month = sumOf(figures("month"));
  return (
    `estimated: ${counted(builds.length)} ${paid(sumOf(figures("build")))}, ` +
    `${isMost && month !== undefined ? "at most " : ""}${paid(month)} a month, ` +
    `${rangeText(pods, currency)} a month for each pod that always runs; ${pricesText(builds)}`
  );
}

/** Of what is partly unknown, nobody knows the sum. */
function sumOf(amounts: readonly (number | undefined)[]): number | undefined {
  return amounts.reduce<number | undefined>(
    (sum, amount) => (sum === undefined || amount === undefined ? undefined : sum + amount),
    0,
  );
}

function rangeText(amounts: readonly (number | undefined)[], currency: string): string {
  const known = amounts.filter((amount) => amount !== undefined);
  if (known.length < amounts.length) return moneyText(undefined, currency);
  const [least, most] = [Math.min(...known), Math.max(...known)];
  return least === most ? moneyText(least, currency) : `${amountText(least)} to ${moneyText(most, currency)}`;
}

/** "prices of 2026-11, cn-hangzhou" */
function pricesText(builds: readonly Estimated[]): string {
  const prices = [...new Set(builds.map(({ estimate }) => estimate.prices.replace(/:.*$/s, "")))];
  return prices.join(" and ");
}

function unknownText(unknown: readonly Planned[]): string {
  const named = [...new Set(unknown.map(({ region = "a region that is not known yet" }) => region))];
  const regions = named.length === 1 ? "it" : "them";
  return (
    `estimated: what ${counted(unknown.length)} in ${named.join(", ")} will cost is unknown, because no prices of ${regions} are known ` +
    "(pulumi-eci:prices names a file with yours)"
  );
}

function counted(builds: number): string {
  return `${builds} ${builds === 1 ? "build" : "builds"}`;
}

/** "1.30 USD", or that nobody knows. */
export function moneyText(amount: number | undefined, currency: string): string {
  return amount === undefined ? "unknown" : `${amountText(amount)} ${currency}`;
}

/** To the hundredth; what is less, to what shows something. */
export function amountText(amount: number): string {
  if (amount >= 0.01 || amount === 0) return amount.toFixed(2);
  return Number(amount.toPrecision(1)).toFixed(6).replace(/0+$/, "");
}
