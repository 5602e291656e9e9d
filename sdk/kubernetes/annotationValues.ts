import type { CheckWarning } from "../../provider/core/resource.js";
import { oneOf, type Rule, trueOrFalse } from "../../provider/core/schema/rules.js";
import { onlyWindows } from "../../provider/resources/imageCache/annotationTexts.js";
import { asText } from "./annotationTexts.js";
import { notGiven } from "./givenOptions.js";
import { optionRules, optionTexts, optionZeros } from "./imageCacheObject.js";

/** The options by the annotations that they make. */
const optionsByName = new Map(
  Object.entries(optionTexts).flatMap(([option, texts]) => Object.keys(texts).map((name) => [name, option])),
);

/** Whether the text of an annotation stands for nothing. */
export function isZeroText(name: string, text: unknown): boolean {
  const option = optionsByName.get(name);
  if (option === undefined || typeof text !== "string") return false;
  return text === "" || (optionZeros[option]?.zero === 0 && Number(text) === 0);
}

/** Annotations of an object whose texts stand for nothing, or for no value of theirs. */
export function checkAnnotationValues(annotations: unknown): CheckWarning[] {
  if (typeof annotations !== "object" || annotations === null) return [];
  return Object.entries(annotations).flatMap(([name, text]) => {
    const option = optionsByName.get(name);
    if (option === undefined || typeof text !== "string") return [];
    const property = `annotations["${name}"]`;
    if (isZeroText(name, text)) return [{ property, reason: notGiven(text) }];
    const reasons: string[] = [];
    ruleOf(option)?.(
      text,
      property,
      (_, reason) => reasons.push(reason),
      () => {},
    );
    return reasons.map((reason) => ({ property, reason: `${reason} Nobody documents what becomes of it.` }));
  });
}

/** What the text itself may be, where it is not any. */
function ruleOf(option: string): Rule | undefined {
  const [written] = Object.values(optionTexts[option] ?? {});
  const rule = optionRules[option];
  if (rule === trueOrFalse) return oneOf("true", "false");
  if (written === onlyWindows) return oneOf("linux", "windows");
  return written === asText && rule?.bounds !== undefined ? wholeText(rule) : undefined;
}

/** A text of digits is a number; which ones there may be is the option's to say. */
function wholeText(rule: Rule): Rule {
  return (text, ...rest) => (/^\d+$/.test(String(text)) ? undefined : rule(text, ...rest));
}
