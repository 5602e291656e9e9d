import type { Findings, Properties } from "../../provider/core/resource.js";
import { applyRules, isNotSet, type Rule } from "../../provider/core/schema/rules.js";
import { nearestName } from "../../provider/nearestName.js";

/** What the options of a function are called, and which there are. */
export interface Subject {
  /** `option of podAnnotations`. */
  noun: string;
  /** What may be meant beside options, by what an option for it would be called. */
  hints?: Readonly<Record<string, string>>;
}

/** Applies a rule to each option; one without a rule is told with the name that it is most like. */
export function checkOptions(
  options: Properties,
  rules: Readonly<Record<string, Rule>>,
  { noun, hints = {} }: Subject,
): Findings {
  const isKnown = (name: string) => Object.hasOwn(rules, name);
  const given = Object.entries(options).filter(([, value]) => !isNotSet(value));
  const { failures, warnings } = applyRules(
    Object.fromEntries(given.filter(([name]) => isKnown(name))),
    rules,
    noun,
  );
  for (const [property] of given.filter(([name]) => !isKnown(name))) {
    const nearest = nearestName(property, [...Object.keys(rules), ...Object.keys(hints)]);
    const meant = nearest !== undefined && Object.hasOwn(hints, nearest) ? hints[nearest] : nearest;
    const hint = meant === undefined ? "" : ` (did you mean ${meant}?)`;
    failures.push({ property, reason: `is no ${noun}${hint}.` });
  }
  return { failures, warnings };
}
