import { invalidParameter } from "./apiError.js";

interface Page<T> {
  readonly items: T[];
  /** Absent on the last page. */
  readonly nextToken: string | undefined;
}

/**
 * A page of a list that is sorted newest first. The token names the last object shown, so that objects which
 * come or go between two pages neither repeat nor hide others.
 */
export function pageAfter<T extends { sequence: number }>(
  sorted: readonly T[],
  token: string | undefined,
  limit: number,
): Page<T> {
  const after = token === undefined ? Number.POSITIVE_INFINITY : decode(token);
  const rest = sorted.filter((item) => item.sequence < after);
  const items = rest.slice(0, limit);
  const last = items.at(-1);
  return { items, nextToken: last && rest.length > limit ? encode(last.sequence) : undefined };
}

function encode(sequence: number): string {
  return Buffer.from(`after ${sequence}`).toString("base64url");
}

function decode(token: string): number {
  const sequence = /^after (\d+)$/.exec(Buffer.from(token, "base64url").toString())?.[1];
  if (sequence === undefined) throw invalidParameter("NextToken", "it comes from no earlier answer");
  return Number(sequence);
}
