import { timingSafeEqual } from "node:crypto";
import type { Pair } from "../wireRequest.js";

/** Percent-encoding by RFC 3986, which also escapes the five marks that JavaScript leaves alone. */
function percentEncode(text: string): string {
  return encodeURIComponent(text).replace(
    /[!'()*]/g,
    (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

/** The canonical query of both signature generations: sorted by name, name and value encoded. */
export function canonicalQuery(pairs: readonly Pair[]): string {
  return [...pairs]
    .sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
    .map(([name, value]) => `${percentEncode(name)}=${percentEncode(value)}`)
    .join("&");
}

export function isSameText(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
}
