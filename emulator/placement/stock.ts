import { ApiError } from "../apiError.js";
import type { Settings } from "../options.js";

export function isInStock(zoneId: string, { zonesWithoutStock }: Settings): boolean {
  return !zonesWithoutStock.includes(zoneId);
}

/** None of the zones has what is asked for. */
export function noStock(sites: readonly { readonly zoneId: string }[]): ApiError {
  const zones = [...new Set(sites.map(({ zoneId }) => zoneId))].join(", ");
  return new ApiError(403, "OperationDenied.NoStock", `The instance is out of stock in ${zones}.`);
}
