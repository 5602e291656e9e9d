import { InvalidArgumentError, Option } from "@commander-js/extra-typings";

const collect = (value: string, previous: string[] | undefined) => [...(previous ?? []), value];

/** An option that may be given several times; its values are a list. */
export function repeatable<Flags extends string>(flags: Flags, description: string) {
  return new Option(flags, `${description}; may be repeated`).argParser(collect);
}

export function isRepeatable({ parseArg }: Pick<Option, "parseArg">): boolean {
  return parseArg === collect;
}

/** Reads a decimal number from one bound to another. */
export function numberBetween(min: number, max: number) {
  return (text: string) => numberIn(text, /^\d+(\.\d+)?$/, "a number", min, max);
}

/** Reads a decimal number above 0. */
export function numberUpTo(max: number) {
  return (text: string) => {
    if (Number(text) === 0) throw new InvalidArgumentError(`It must be a number above 0, up to ${max}.`);
    return numberBetween(0, max)(text);
  };
}

/** Reads a whole number from one bound to another. */
export function wholeNumberBetween(min: number, max: number) {
  return (text: string) => numberIn(text, /^\d+$/, "a whole number", min, max);
}

function numberIn(text: string, form: RegExp, noun: string, min: number, max: number): number {
  const number = Number(text);
  if (form.test(text) && number >= min && number <= max) return number;
  throw new InvalidArgumentError(`It must be ${noun} from ${min} to ${max}.`);
}
