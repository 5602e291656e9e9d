import { explained } from "../../provider/cloud/advice.js";
import type { Cloud } from "../../provider/cloud/cloud.js";
import { describeContainerGroupPrice, type HourlyPrice } from "../../provider/cloud/containerGroups.js";

/** What an hour of a group costs, and how to say so. */
export interface Price {
  hourly: HourlyPrice | undefined;
  text: string;
}

/** What measuring has cost, as an estimate: the lives of the groups by the price of an hour. */
export interface Cost {
  groups: number;
  seconds: number;
  hourly?: HourlyPrice;
  estimated?: number;
}

/** A price that cannot be had stops nobody. */
export async function askedPrice(cloud: Cloud, size: { cpu: number; memory: number }): Promise<Price> {
  try {
    const hourly = await describeContainerGroupPrice(cloud.eci, size);
    if (hourly !== undefined)
      return { hourly, text: `each costs ${hourly.amount} ${hourly.currency} an hour while it is there` };
    return { hourly, text: "the API does not say what they cost" };
  } catch (error) {
    return { hourly: undefined, text: `what they cost could not be asked (${explained(error)})` };
  }
}

export function costOf({ hourly }: Price, runs: readonly { livedSeconds: number }[]): Cost {
  const seconds = Math.round(runs.reduce((sum, { livedSeconds }) => sum + livedSeconds, 0));
  const known = hourly && { hourly, estimated: Number(((seconds / 3_600) * hourly.amount).toFixed(4)) };
  return { groups: runs.length, seconds, ...known };
}
