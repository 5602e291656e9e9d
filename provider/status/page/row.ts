import { type Html, html } from "./html.js";

/** A part of a bar, from and to in thousandths of its length. */
export interface Part {
  from: number;
  to: number;
  kind: "bar" | "alarm" | "used" | "now";
}

const length = 1_000;

/** A name, a bar and what it says in words. */
export function row(name: Html, parts: readonly Part[], amount: Html | string): Html {
  const bars = parts.map(
    ({ from, to, kind }) =>
      html`<rect class="${kind}" x="${from.toFixed(1)}" y="${isMark(kind) ? 0 : 3}" width="${Math.max(to - from, 3).toFixed(1)}" height="${isMark(kind) ? 16 : 10}"/>`,
  );
  return html`<div class="row"><span>${name}</span><svg viewBox="0 0 ${length} 16" preserveAspectRatio="none" aria-hidden="true"><rect class="track" y="3" width="${length}" height="10"/>${bars}</svg><span class="amount">${amount}</span></div>`;
}

/** A bar of its share of the longest. */
export function share(amount: number, most: number): Part[] {
  return amount > 0 ? [{ from: 0, to: (amount / most) * length, kind: "bar" }] : [];
}

function isMark(kind: Part["kind"]): boolean {
  return kind === "now" || kind === "used";
}
