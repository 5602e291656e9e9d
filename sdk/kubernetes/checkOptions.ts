import type { Findings, Properties } from "../../provider/core/resource.js";
import { applyRules, isNotSet, type Rule } from "../../provider/core/schema/rules.js";
import { didYouMean } from "./nearestName.js";

/** What the options of a function are called, and which there are. */
export interface Subject {
  /** `option of podAnnotations`. */
  noun: string;
  /** What may be meant by a name beside those of the options, by the name that is meant to be written for it. */
  hints?: Readonly<Record<string, string>>;
}

/** Applies a rule to each option; one without a rule is told with the name that it is most like. */
export function checkOptions(
  options: Properties,
  rules: Readonly<Record<string, Rule>>,
  { noun, hints = {} }: Subject,
): Findings {
  const isKnown = (name: string) => name.startsWith("__") || Object.hasOwn(rules, name);
  const given = Object.entries(options).filter(([, value]) => !isNotSet(value));
  const { failures, warnings } = applyRules(
    Object.fromEntries(given.filter(([name]) => isKnown(name))),
    rules,
    noun,
  );
  for (const [property] of given.filter(([name]) => !isKnown(name))) {
    const hint = Object.hasOwn(hints, property)
      ? ` (did you mean ${hints[property]}?)`
      : didYouMean(property, [...Object.keys(rules), ...Object.keys(hints)]);
    failures.push({ property, reason: `is no ${noun}${hint}.` });
  }
  return { failures, warnings };
}
