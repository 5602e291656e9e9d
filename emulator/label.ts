import { invalidParameter } from "./apiError.js";
import type { Parameters } from "./parameters.js";

/** A name, checked with the rule that the vendor's products share. */
export function readName(parameters: Parameters, parameter: string): string | undefined {
  return readLabel(parameters, parameter, 128);
}

export function readDescription(parameters: Parameters): string | undefined {
  return readLabel(parameters, "Description", 256);
}

function readLabel(parameters: Parameters, name: string, maxLength: number): string | undefined {
  const text = parameters.text(name);
  if (text === undefined) return undefined;
  if (text.length > maxLength) throw invalidParameter(name, `it has more than ${maxLength} characters`);
  if (/^https?:\/\//.test(text)) throw invalidParameter(name, "it must not start with http:// or https://");
  return text;
}
