import type { CheckWarning, Properties } from "../../provider/core/resource.js";
import { splitZeros, type Zeros } from "../../provider/core/schema/zeros.js";

/** The options without those whose value stands for nothing in converted programs, and a warning for each of these. */
export function givenOptions<Options extends object>(
  options: Options,
  table: Zeros,
): { given: Options; warnings: CheckWarning[] } {
  const { given, zeros } = splitZeros(table, { ...options } as Properties);
  const warnings = zeros.map(({ property, value }) => ({ property, reason: notGiven(value) }));
  return { given: given as Options, warnings };
}

/** What is said of a value that stands for nothing. */
export function notGiven(value: string | number): string {
  return `(${JSON.stringify(value)}): taken as not given.`;
}
