import type { Findings, Properties } from "../../provider/core/resource.js";
import {
  buildAddressWarnings,
  checkBuildAddress,
} from "../../provider/resources/imageCache/buildEip/buildAddress.js";

/** Two addresses contradict each other; what else is strange about one is left to the virtual node, which nobody documents. */
export function buildAddressFindings(options: Properties): Findings {
  const found = checkBuildAddress(options);
  const isRefused = ({ property }: { property: string }) => property === "eipInstanceId";
  const strange = found.filter((each) => !isRefused(each));
  return { failures: found.filter(isRefused), warnings: [...strange, ...buildAddressWarnings(options)] };
}
