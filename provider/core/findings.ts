import type { CheckFailure } from "./resource.js";

/** All of them in one text, for who has no place of its own for each. */
export function explainFindings(failures: readonly CheckFailure[]): string {
  return failures.map(({ property, reason }) => `${property} ${reason}`.trim()).join(" ");
}
