import { endpointProducts, endpointVariableOf } from "../provider/accounts/names.js";
import type { Environment } from "../provider/accounts/settings.js";

/** What the environment says where all products answer at one place, as an emulator's do. */
export function endpointVariables(url: string | undefined): Environment {
  if (url === undefined) return {};
  return Object.fromEntries(endpointProducts.map((product) => [endpointVariableOf(product), url]));
}
