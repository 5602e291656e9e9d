import { PropertyDiff } from "@pulumi/pulumi/proto/provider_pb.js";
import type { Properties } from "../../provider/core/resource.js";
import { isNotSet } from "../../provider/core/schema/rules.js";
import { sameValue } from "../../provider/core/schema/same.js";

/** How one property changes. */
export interface Detail {
  change: "add" | "delete" | "update";
  replaces: boolean;
  /** Whether what the program declares differs from what it declared before, and not from what the cloud has. */
  isOfInputs: boolean;
}

interface Decided {
  /** The arguments that mean something else than before. */
  changed: readonly string[];
  /** What makes a new object, be it an argument or an output. */
  replaces: readonly string[];
}

/** Every property that changes by its path, such as `tags.team` or `images[1]`. */
export function detailOf(
  oldInputs: Properties,
  news: Properties,
  { changed, replaces }: Decided,
): Map<string, Detail> {
  const details = new Map<string, Detail>();
  for (const name of new Set([...changed, ...replaces])) {
    const isReplacing = replaces.includes(name);
    const found = differences(oldInputs[name], news[name], step(name));
    if (found.length === 0)
      details.set(step(name), {
        change: "update",
        replaces: isReplacing,
        isOfInputs: changed.includes(name),
      });
    for (const [path, change] of found)
      details.set(path, { change, replaces: isReplacing, isOfInputs: true });
  }
  return details;
}

type Difference = [path: string, change: Detail["change"]];

function differences(before: unknown, now: unknown, path: string): Difference[] {
  if (sameValue(before, now)) return [];
  if (isNotSet(before)) return [[path, "add"]];
  if (isNotSet(now)) return [[path, "delete"]];
  if (Array.isArray(before) && Array.isArray(now)) {
    const places = Array.from({ length: Math.max(before.length, now.length) }, (_, place) => place);
    return places.flatMap((place) => differences(before[place], now[place], `${path}[${place}]`));
  }
  if (isObject(before) && isObject(now)) {
    const keys = [...new Set([...Object.keys(before), ...Object.keys(now)])];
    return keys.flatMap((key) => differences(before[key], now[key], `${path}${step(key, path)}`));
  }
  return [[path, "update"]];
}

function isObject(value: unknown): value is Properties {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** One step of a path: a name, or any key in brackets and quotes. */
function step(name: string, before = ""): string {
  if (/^[A-Za-z_]\w*$/.test(name)) return before === "" ? name : `.${name}`;
  return `[${JSON.stringify(name)}]`;
}

const kinds = {
  add: [PropertyDiff.Kind.ADD, PropertyDiff.Kind.ADD_REPLACE],
  delete: [PropertyDiff.Kind.DELETE, PropertyDiff.Kind.DELETE_REPLACE],
  update: [PropertyDiff.Kind.UPDATE, PropertyDiff.Kind.UPDATE_REPLACE],
} as const;

/** A detail as the engine takes it. */
export function propertyDiff({ change, replaces, isOfInputs }: Detail): PropertyDiff {
  const told = new PropertyDiff();
  told.setKind(kinds[change][replaces ? 1 : 0]);
  told.setInputdiff(isOfInputs);
  return told;
}
