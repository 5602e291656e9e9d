import { Option } from "@commander-js/extra-typings";
import type { Clouds } from "../provider/accounts/clouds.js";
import { PriceFileError, readPriceFile } from "../provider/prices/priceFile.js";
import type { PriceTable } from "../provider/prices/prices.js";
import { UsageError } from "./usageError.js";

export const pricesOption = new Option(
  "--prices <file>",
  'Prices by region, as JSON, in front of those that are built in; or "api": ask the API for them, once a region',
);

const byApi = "api";

/** The prices that somebody has named in a file. */
export function namedPrices(option: string | undefined, { settings }: Clouds): PriceTable {
  const file = option === byApi ? undefined : (option ?? settings.prices);
  try {
    return file === undefined ? {} : readPriceFile(file);
  } catch (error) {
    throw error instanceof PriceFileError ? new UsageError(error.message) : error;
  }
}
