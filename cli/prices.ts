import { Option } from "@commander-js/extra-typings";
import type { Clouds } from "../provider/accounts/clouds.js";
import type { Cloud } from "../provider/cloud/cloud.js";
import { askPrices } from "../provider/prices/askPrices.js";
import { PriceFileError, readPriceFile } from "../provider/prices/priceFile.js";
import { type PriceTable, type RegionPrices, withPrices } from "../provider/prices/prices.js";
import { priceTable } from "../provider/prices/priceTable.js";
import { UsageError } from "./usageError.js";

export const pricesOption = new Option(
  "--prices <file>",
  'Prices by region, as JSON, in front of those that are built in; or "api": ask the API for them, once a region',
);

/** The prices of the region of a cloud; undefined where nobody knows them. */
export type PricesOf = (cloud: Cloud) => Promise<RegionPrices | undefined>;

const byApi = "api";

/** What the option says, else what the environment does. What cannot be asked is told, and stops nobody. */
export function openPrices(option: string | undefined, clouds: Clouds): PricesOf {
  const table = withPrices(priceTable, namedPrices(option, clouds));
  if (option !== byApi) return async ({ region }) => table[region];
  const asked = new Map<string, Promise<RegionPrices | undefined>>();
  return (cloud) => {
    const known = asked.get(cloud.region) ?? ask(cloud, table[cloud.region]);
    asked.set(cloud.region, known);
    return known;
  };
}

/** The prices that somebody has named in a file. */
export function namedPrices(option: string | undefined, { settings }: Clouds): PriceTable {
  const file = option === byApi ? undefined : (option ?? settings.prices);
  try {
    return file === undefined ? {} : readPriceFile(file);
  } catch (error) {
    throw error instanceof PriceFileError ? new UsageError(error.message) : error;
  }
}

async function ask(cloud: Cloud, known: RegionPrices | undefined): Promise<RegionPrices | undefined> {
  const { prices, troubles } = await askPrices(cloud);
  for (const trouble of troubles) console.error(`prices of ${cloud.region} could not be asked: ${trouble}`);
  if (prices === undefined || known === undefined) return prices ?? known;
  return withPrices({ known }, { known: prices }).known;
}
