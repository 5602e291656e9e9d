import type { Rule } from "../../provider/core/schema/rules.js";
import type { Argument, RequiredArgument } from "../../provider/core/schema/table.js";
import type { StringMap } from "./objectMeta.js";

/** What becomes of an option's value, by the annotation's whole name; undefined leaves the annotation out. */
export type Texts = Readonly<Record<string, (value: never) => string | undefined>>;

const prefix = "k8s.aliyun.com/";

export const asText = (value: unknown) => String(value);

/** One annotation, by its name without the prefix. */
export function annotation(name: string, text: (value: never) => string | undefined = asText): Texts {
  return { [`${prefix}${name}`]: text };
}

/** The annotations that options make, each from its own value. */
export function annotationsFrom(
  texts: Readonly<Record<string, Texts>>,
  options: Readonly<Record<string, unknown>>,
): StringMap {
  const made = Object.entries(texts).flatMap(([option, ofOption]) => {
    const value = options[option];
    if (value === undefined || value === null) return [];
    return Object.entries(ofOption).map(([name, text]) => [name, text(value as never)] as const);
  });
  return Object.fromEntries(made.filter(([, text]) => text !== undefined)) as StringMap;
}

/** Makes the entries of a table of options. */
export function optionsOf<Facts extends object>() {
  type Option = Facts & { rule: Rule; zero?: "" | 0; zeroParts?: true };
  return {
    option: <Value>(facts: Option) => facts as Option & Argument<Value, never, never>,
    required: <Value>(facts: Option) =>
      ({ ...facts, isRequired: true }) as unknown as Option & RequiredArgument<Value, never>,
  };
}
