import type { CheckWarning, Properties } from "../../provider/core/resource.js";
import { isKnown, isNotSet } from "../../provider/core/schema/rules.js";
import { listed, onlyTrue, onlyWindows } from "../../provider/resources/imageCache/annotationTexts.js";
import { acrEntries } from "./acrRegistries.js";
import { annotationsFrom } from "./annotationTexts.js";
import { isZeroText } from "./annotationValues.js";
import { imageCacheAnnotationNames } from "./imageCacheAnnotations.js";
import { optionRules, optionTexts, placeOptions } from "./imageCacheObject.js";
import type { StringMap } from "./objectMeta.js";

const registries = "acrRegistryInfos";

/** The options that say the annotations of an object, and the annotations that no option says in the same words. */
export function imageCacheValues(annotations: Readonly<Record<string, unknown>>): {
  options: Properties;
  rest: Readonly<Record<string, unknown>>;
} {
  const read = Object.keys(optionTexts).flatMap((option) => {
    const names = Object.keys(optionTexts[option] ?? {}).filter((name) => annotations[name] !== undefined);
    if (names.some((name) => isZeroText(name, annotations[name]))) return [];
    const texts = names.map((name) => annotations[name]);
    if (names.length === 0 || !texts.every((text) => typeof text === "string")) return [];
    const value = option === registries ? registriesOf(annotations) : readValue(option, texts[0] ?? "");
    return saysTheSame(option, value, annotations, names) ? [{ option, value, names }] : [];
  });
  const said = read.flatMap(({ names }) => names);
  return {
    options: Object.fromEntries(read.map(({ option, value }) => [option, value])),
    rest: Object.fromEntries(Object.entries(annotations).filter(([name]) => !said.includes(name))),
  };
}

/** The annotations among further ones that an option says, or could say in the same words. */
export function sayableAnnotations(options: Properties): string[] {
  const { annotations } = options;
  if (typeof annotations !== "object" || annotations === null) return [];
  const { rest } = imageCacheValues(annotations as StringMap);
  const given = Object.keys(optionTexts).filter(
    (option) => !isNotSet(options[option]) && !isInSpec(option, options),
  );
  const taken = given.flatMap((option) => Object.keys(optionTexts[option] ?? {}));
  return imageCacheAnnotationNames.filter(
    (name) => taken.includes(name) || (!Object.hasOwn(rest, name) && !isBeside(name, options)),
  );
}

/** Values that stand in two places and differ. */
export function checkTwoPlaces(options: Properties): CheckWarning[] {
  return Object.keys(placeOptions).flatMap((option) => {
    const [name = ""] = Object.keys(optionTexts[option] ?? {});
    const text = (options.annotations as StringMap | undefined)?.[name];
    const value = options[option];
    if (!isKnown(value) || !isKnown(text) || String(value) === text || isZeroText(name, text)) return [];
    const reason = `is ${value} in spec and ${text} in ${name}: no guide says which one wins, so write one value.`;
    return [{ property: option, reason }];
  });
}

/** Whether an annotation is said beside an option that is written to spec alone. */
function isBeside(name: string, options: Properties): boolean {
  return Object.keys(placeOptions).some(
    (option) =>
      !isNotSet(options[option]) &&
      isInSpec(option, options) &&
      Object.hasOwn(optionTexts[option] ?? {}, name),
  );
}

function isInSpec(option: string, options: Properties): boolean {
  return (
    Object.hasOwn(placeOptions, option) &&
    options[placeOptions[option as keyof typeof placeOptions]] === "spec"
  );
}

function registriesOf(annotations: Readonly<Record<string, unknown>>): unknown {
  const text = (name: string) => annotations[`k8s.aliyun.com/${name}`] as string | undefined;
  return acrEntries(text("acr-instance-ids"), text("acr-service-arns"), text("acr-user-arns"));
}

/** The value that an option has where its annotation has this text. */
function readValue(option: string, text: string): unknown {
  const [written] = Object.values(optionTexts[option] ?? {});
  if (written === listed) return text.split(",").map((item) => item.trim());
  if (written === onlyTrue) return text === "true";
  if (written === onlyWindows) return text === "windows" ? "Windows" : "Linux";
  return optionRules[option]?.bounds === undefined ? text : Number(text);
}

function saysTheSame(
  option: string,
  value: unknown,
  annotations: Readonly<Record<string, unknown>>,
  names: readonly string[],
): boolean {
  const texts = annotationsFrom({ [option]: optionTexts[option] ?? {} }, { [option]: value });
  return (
    Object.keys(texts).length === names.length &&
    names.every((name) => texts[name] !== "" && texts[name] === annotations[name])
  );
}
