import type { Operation } from "./operation.js";
import type { CheckWarning, Properties } from "./resource.js";
import { sameValue } from "./schema/same.js";

/** The warnings that are worth a line: of what the program changes, and not again where the engine checks it a second time. */
export function newWarnings(
  operation: Operation,
  olds: Properties,
  news: Properties,
  warnings: readonly CheckWarning[],
): CheckWarning[] {
  return warnings.filter(({ property, reason }) => {
    const [name = property] = /^[^.[]+/.exec(property) ?? [];
    if (sameValue(olds[name], news[name])) return false;
    return operation.isNews(`${property} ${reason}`);
  });
}
