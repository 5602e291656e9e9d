import type { CheckFailure, CheckWarning } from "../../provider/core/resource.js";
import { didYouMean } from "../../provider/nearestName.js";
import { imageCacheAnnotationNames } from "./imageCacheAnnotations.js";
import { optionTexts } from "./imageCacheObject.js";
import { otherPodNames, retiredNames } from "./otherAnnotations.js";
import { podAnnotationNames, podTextsByOption } from "./podAnnotationOptions.js";

const prefix = "k8s.aliyun.com/";

/** What carries annotations of the product. */
type Carrier = "imageCache" | "pod";

interface Names {
  own: readonly string[];
  others: readonly string[];
  /** How it calls the other carrier of annotations. */
  other: string;
  counterpart: Readonly<Record<string, string>>;
}

const podNames = [...podAnnotationNames, ...otherPodNames.map((name) => `${prefix}${name}`)];
const imageCacheTexts = Object.fromEntries(
  Object.entries(optionTexts).map(([option, texts]) => [option, Object.keys(texts)]),
);

const carriers: Readonly<Record<Carrier, Names>> = {
  imageCache: {
    own: imageCacheAnnotationNames,
    others: podNames,
    other: "a pod",
    counterpart: counterparts(podTextsByOption, imageCacheTexts),
  },
  pod: {
    own: podNames,
    others: imageCacheAnnotationNames,
    other: "an ImageCache object",
    counterpart: counterparts(imageCacheTexts, podTextsByOption),
  },
};

/** Annotations of the product that their carrier has no use for, as far as anybody documents. */
export function checkAnnotationNames(names: readonly string[], carrier: Carrier): CheckWarning[] {
  return names.flatMap((name) => {
    const reason = strangeness(name, carriers[carrier]);
    return reason === undefined ? [] : [{ property: `annotations["${name}"]`, reason }];
  });
}

/** Further annotations: those that an option makes are refused, and those that nobody documents are told. */
export function checkFurtherAnnotations(
  annotations: unknown,
  made: readonly string[],
  carrier: Carrier,
): { failures: CheckFailure[]; warnings: CheckWarning[] } {
  const names = typeof annotations === "object" && annotations !== null ? Object.keys(annotations) : [];
  const failures = names
    .filter((name) => made.includes(name))
    .map((name) => ({
      property: `annotations["${name}"]`,
      reason: "is made by an option of its own: use that.",
    }));
  return { failures, warnings: checkAnnotationNames(names, carrier) };
}

function strangeness(name: string, { own, others, other, counterpart }: Names): string | undefined {
  if (!name.startsWith(prefix) || own.includes(name)) return undefined;
  const retired = retiredNames[name.slice(prefix.length)];
  if (retired !== undefined) return `is no longer used: use ${prefix}${retired}.`;
  if (!others.includes(name)) return `is not known${didYouMean(name, own)}.`;
  const instead = counterpart[name];
  return `is an annotation of ${other} and has no effect here${instead === undefined ? "" : `: use ${instead}`}.`;
}

/** Annotations of one carrier, and what the other one calls the option that makes them. */
function counterparts(
  from: Readonly<Record<string, readonly string[]>>,
  to: Readonly<Record<string, readonly string[]>>,
): Readonly<Record<string, string>> {
  const pairs = Object.entries(from).flatMap(([option, names]) => {
    const [instead] = to[option] ?? [];
    return instead === undefined ? [] : names.map((name): [string, string] => [name, instead]);
  });
  return Object.fromEntries(pairs);
}
