import type { CheckWarning, Properties } from "../../provider/core/resource.js";
import { without, type Zeros, zerosIn } from "../../provider/core/schema/zeros.js";

const taken = "taken as not given.";

/** The options without those whose value stands for nothing in converted programs, and one warning that names these. */
export function givenOptions<Options extends object>(
  options: Options,
  table: Zeros,
): { given: Options; warnings: CheckWarning[] } {
  const values = { ...options } as Properties;
  const zeros = zerosIn(table, values);
  const [first, ...others] = zeros;
  if (first === undefined) return { given: options, warnings: [] };
  const value = (name: string) => `(${JSON.stringify(values[name])})`;
  const named = [value(first), ...others.map((name) => `${name} ${value(name)}`)];
  const reason = `${named.join(", ")}: ${taken}`;
  return { given: without(values, zeros) as Options, warnings: [{ property: first, reason }] };
}

/** Whether a warning names what is taken as not given. */
export function isAboutZeros(reason: string): boolean {
  return reason.endsWith(taken);
}
