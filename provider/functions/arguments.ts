import { explainFindings } from "../core/findings.js";
import { applyRules, isNotSet, type Rule, text } from "../core/schema/rules.js";

/** Arguments that every function about a region takes. */
export const place = { regionId: text(), profile: text() };

/** Throws what is wrong with the arguments: one that is passed over would make the answer another than the one that was asked for. */
export function checkArguments(
  name: string,
  args: object,
  rules: Readonly<Record<string, Rule>>,
  required: readonly string[] = [],
): void {
  const given: Readonly<Record<string, unknown>> = { ...args };
  const { failures } = applyRules({ ...args }, rules, name);
  for (const property of required)
    if (isNotSet(given[property])) failures.push({ property, reason: "is missing." });
  if (failures.length > 0) throw new Error(`${name}: ${explainFindings(failures)}`);
}
