import { readFileSync } from "node:fs";
import { didYouMean } from "../nearestName.js";
import { type Figure, type FigureName, figureNames, type PriceTable, type RegionPrices } from "./prices.js";

/** More is a slip of the keyboard, and its sums are no numbers any more. */
const mostAmount = 1_000_000;

/** A file of prices that cannot be used, and why. */
export class PriceFileError extends Error {}

/** The prices of a file: JSON, by region, each figure a number or with a date and source of its own. */
export function readPriceFile(file: string): PriceTable {
  const entries = Object.entries(objectIn(file, "it", parsed(file)));
  return Object.fromEntries(entries.map(([region, value]) => [region, regionPrices(file, region, value)]));
}

function parsed(file: string): unknown {
  let text: string;
  try {
    text = readFileSync(file, "utf8");
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    const why = code === "ENOENT" ? "there is no such file" : message;
    throw new PriceFileError(`The prices in ${file} cannot be read: ${why}.`);
  }
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new PriceFileError(`The prices in ${file} are no JSON: ${(error as Error).message}.`);
  }
}

function regionPrices(file: string, region: string, value: unknown): RegionPrices {
  const { currency, date, source = file, ...figures } = objectIn(file, region, value);
  if (typeof currency !== "string" || currency === "") throw wrong(file, region, "has no currency");
  const known = Object.entries(figures).map(([name, figure]) => {
    if (!isFigureName(name))
      throw wrong(file, region, `has no figure "${name}"${didYouMean(name, figureNames)}`);
    return [name, figureOf(file, `${region}.${name}`, figure, { date, source })];
  });
  return { currency, ...Object.fromEntries(known) };
}

function isFigureName(name: string): name is FigureName {
  return (figureNames as readonly string[]).includes(name);
}

function figureOf(
  file: string,
  path: string,
  value: unknown,
  region: Partial<Record<string, unknown>>,
): Figure {
  const own: Partial<Record<string, unknown>> =
    typeof value === "number" ? { amount: value } : objectIn(file, path, value);
  const { amount, date, source } = { ...region, ...own };
  if (typeof amount !== "number" || !(amount >= 0 && amount <= mostAmount))
    throw wrong(file, path, `must be a number from 0 to ${mostAmount}`);
  if (typeof date !== "string" || !/^\d{4}-\d{2}(-\d{2})?$/.test(date))
    throw wrong(file, path, 'needs a date such as "2026-11", here or for its region');
  return { amount, date, source: String(source) };
}

function objectIn(file: string, path: string, value: unknown): Partial<Record<string, unknown>> {
  if (typeof value === "object" && value !== null && !Array.isArray(value)) return { ...value };
  throw wrong(file, path, "must be an object");
}

function wrong(file: string, path: string, what: string): PriceFileError {
  return new PriceFileError(`The prices in ${file} cannot be used: ${path} ${what}.`);
}
