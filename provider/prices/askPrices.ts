import { explained } from "../cloud/advice.js";
import type { Cloud } from "../cloud/cloud.js";
import { describeContainerGroupPrice } from "../cloud/containerGroups.js";
import { describeDiskPrice, type Price } from "../cloud/prices.js";
import { builder } from "./estimate.js";
import type { FigureName, RegionPrices } from "./prices.js";

/** What was asked, and why something could not be. */
interface Asked {
  prices: RegionPrices | undefined;
  troubles: string[];
}

/** Large enough that a price which is rounded says something of a GiB. */
const diskGiB = 1_000;

/** What the API says that a region costs, with two calls. No action tells the price of snapshots. */
export async function askPrices(cloud: Cloud): Promise<Asked> {
  const size = { cpu: builder.cpu, memory: builder.memoryGiB };
  const [group, disk] = await Promise.allSettled([
    describeContainerGroupPrice(cloud.eci, size),
    describeDiskPrice(cloud.ecs, diskGiB),
  ]);
  const date = new Date(cloud.clock.now()).toISOString().slice(0, 10);
  const prices = [
    ...priced("builderSecond", group, 1, { date, source: "DescribeContainerGroupPrice" }),
    ...priced("diskGiBHour", disk, diskGiB, { date, source: "DescribePrice" }),
  ];
  const [first] = prices;
  const figures = prices.filter(({ currency }) => currency === first?.currency);
  return {
    prices: first && {
      currency: first.currency,
      ...Object.fromEntries(figures.map(({ name, figure }) => [name, figure])),
    },
    troubles: [group, disk].flatMap((one) => (one.status === "rejected" ? [explained(one.reason)] : [])),
  };
}

function priced(
  name: FigureName,
  asked: PromiseSettledResult<Price | undefined>,
  units: number,
  origin: { date: string; source: string },
) {
  if (asked.status === "rejected" || asked.value === undefined) return [];
  const { amount, currency } = asked.value;
  return [{ name, currency, figure: { amount: amount / units, ...origin } }];
}
