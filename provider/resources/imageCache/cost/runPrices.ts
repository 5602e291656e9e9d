import type { Operation } from "../../../core/operation.js";
import { PriceFileError, readPriceFile } from "../../../prices/priceFile.js";
import { type PriceTable, withPrices } from "../../../prices/prices.js";
import { priceTable } from "../../../prices/priceTable.js";
import { onceIn } from "../foresight/onceIn.js";

/** The prices that count in this process. A file that cannot be used is told of; no run fails of it, and nothing is estimated by other prices. */
export function runPrices({ settings, session, log }: Operation): PriceTable {
  return onceIn(session, "prices", () => {
    if (settings.prices === undefined) return priceTable;
    try {
      return withPrices(priceTable, readPriceFile(settings.prices));
    } catch (error) {
      if (!(error instanceof PriceFileError)) throw error;
      log.warning(`${error.message} Costs are not estimated (pulumi-eci:prices).`);
      return {};
    }
  });
}
