/** `note`: nothing is wrong with it, or nobody needs it, and it is worth a line. */
type Verdict = "ok" | "wrong" | "note";

/** What was looked at, and how it is. */
export interface Finding {
  /** Such as `credentials`. */
  about: string;
  verdict: Verdict;
  /** What was found, without secrets. */
  told: string;
  /** What to do about it. */
  advice?: string;
  /** The permission that a call was refused for, such as `eci:ListUsage`. */
  permission?: string;
}

export const ok = (about: string, told: string): Finding => ({ about, verdict: "ok", told });

export const wrong = (about: string, told: string, advice?: string): Finding => ({
  ...{ about, verdict: "wrong", told },
  ...(advice !== undefined && { advice }),
});

export const note = (about: string, told: string, advice?: string): Finding => ({
  ...wrong(about, told, advice),
  verdict: "note",
});

/** The end of a sentence is the printer's. */
export function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
