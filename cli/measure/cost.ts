import { explained } from "../../provider/cloud/advice.js";
import type { Cloud } from "../../provider/cloud/cloud.js";
import { describeContainerGroupPrice } from "../../provider/cloud/containerGroups.js";
import type { Price } from "../../provider/cloud/prices.js";
import { groupSecond } from "../../provider/prices/estimate.js";
import { datesOf, type RegionPrices } from "../../provider/prices/prices.js";
import { priceTable } from "../../provider/prices/priceTable.js";

/** What an hour of a group costs, and how to say so. */
export interface GroupPrice {
  hourly: HourlyPrice | undefined;
  text: string;
}

interface HourlyPrice extends Price {
  /** Who says so. */
  source: string;
}

/** What measuring has cost, as an estimate: the lives of the groups by the price of an hour. */
export interface Cost {
  groups: number;
  seconds: number;
  hourly?: HourlyPrice;
  estimated?: number;
}

interface Size {
  cpu: number;
  memory: number;
}

/** By the prices that somebody has named, else as the API says, else by those that are built in. A price that cannot be had stops nobody. */
export async function groupPrice(
  cloud: Cloud,
  size: Size,
  named: RegionPrices | undefined,
): Promise<GroupPrice> {
  const own = listed(cloud, size, named);
  if (own !== undefined) return told(own);
  try {
    const asked = await describeContainerGroupPrice(cloud.eci, size);
    if (asked !== undefined) return told(hourlyOf(asked, "DescribeContainerGroupPrice"));
    return fallback(listed(cloud, size, priceTable[cloud.region]), "the API does not say what they cost");
  } catch (error) {
    const text = `what they cost could not be asked (${explained(error)})`;
    return fallback(listed(cloud, size, priceTable[cloud.region]), text);
  }
}

function listed(
  { region }: Cloud,
  { cpu, memory }: Size,
  prices: RegionPrices | undefined,
): HourlyPrice | undefined {
  const second = prices && groupSecond(prices, { cpu, memoryGiB: memory });
  if (prices === undefined || second === undefined) return undefined;
  const { amount, used } = second;
  const source = `prices of ${datesOf(prices, used)}, ${region}`;
  return hourlyOf({ amount, currency: prices.currency }, source);
}

function hourlyOf({ amount, currency }: Price, source: string): HourlyPrice {
  return { amount: Number((amount * 3_600).toFixed(6)), currency, source };
}

function told(hourly: HourlyPrice): GroupPrice {
  const { amount, currency, source } = hourly;
  return { hourly, text: `each costs about ${amount} ${currency} an hour while it is there (${source})` };
}

function fallback(known: HourlyPrice | undefined, text: string): GroupPrice {
  return known === undefined ? { hourly: undefined, text } : told(known);
}

export function costOf({ hourly }: GroupPrice, runs: readonly { livedSeconds: number }[]): Cost {
  const seconds = Math.round(runs.reduce((sum, { livedSeconds }) => sum + livedSeconds, 0));
  const known = hourly && { hourly, estimated: Number(((seconds / 3_600) * hourly.amount).toFixed(4)) };
  return { groups: runs.length, seconds, ...known };
}
