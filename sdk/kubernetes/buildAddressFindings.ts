import type { Findings, Properties } from "../../provider/core/resource.js";
import { checkTogether } from "../../provider/core/schema/together.js";
import { buildAddressWarnings } from "../../provider/resources/imageCache/buildEip/buildAddress.js";
import { imageCacheArguments } from "../../provider/resources/imageCache/schema.js";

/** Two addresses contradict each other; what else is strange about one is left to the virtual node, which nobody documents. */
export function buildAddressFindings(options: Properties): Findings {
  const found = checkTogether(imageCacheArguments, options);
  const isRefused = ({ property }: { property: string }) => property === "eipInstanceId";
  const strange = found.filter((each) => !isRefused(each));
  return { failures: found.filter(isRefused), warnings: [...strange, ...buildAddressWarnings(options)] };
}
