import { cutToWidth, displayWidth, padToWidth } from "./displayWidth.js";
import { columnsOf } from "./paint.js";
import { plainText } from "./plainText.js";

const gap = "  ";
/** A column that is narrower says nothing any more. */
const leastWidth = 8;

/**
 * Rows as columns of text, each as wide as its widest cell. Where a terminal is narrower than that, the widest columns are cut, but never one
 * with ids: those are there to be copied.
 */
export function textTable(
  given: readonly (readonly string[])[],
  columns = columnsOf(process.stdout),
): string {
  const rows = given.map((cells) => cells.map(plainText));
  const widths = fitted(rows, columns);
  const line = (cells: readonly string[]) =>
    cells.map((cell, column) => fittedTo(widths[column] ?? 0, cell)).join(gap);
  return rows.map((cells) => line(cells).trimEnd()).join("\n");
}

function fitted(rows: readonly (readonly string[])[], columns: number): number[] {
  const places = [...(rows[0] ?? []).keys()];
  const widths = places.map((place) => Math.max(...rows.map((cells) => displayWidth(cells[place] ?? ""))));
  const isWhole = places.map((place) => rows.some((cells) => isId(cells[place] ?? "")));
  let tooMuch = widths.reduce((sum, width) => sum + width + gap.length, -gap.length) - columns;
  while (tooMuch > 0) {
    const widest = Math.max(...widths.filter((_, place) => !isWhole[place]));
    if (!(widest > leastWidth)) break;
    widths[widths.findIndex((width, place) => width === widest && !isWhole[place])] = widest - 1;
    tooMuch -= 1;
  }
  return widths;
}

function isId(cell: string): boolean {
  return /^(imc|eci|eip)-\w+$/.test(cell);
}

function fittedTo(width: number, cell: string): string {
  return padToWidth(cutToWidth(cell, width), width);
}
