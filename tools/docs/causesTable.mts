import type { Cause } from "../../provider/cloud/causes/cause.ts";
import { markdownTable } from "./markdownTable.mts";

/** What stands in docs/troubleshooting.md of everything that is known to go wrong. */
export function causesTable(causes: readonly Cause[]): string {
  const rows = causes.map(({ texts = [], codes = [], cause, advice }) => [
    [...texts, ...codes].map((seen) => `\`${seen}\``).join(", "),
    cause,
    advice,
  ]);
  return markdownTable(["an event or an error says", "it means", "do"], rows);
}
