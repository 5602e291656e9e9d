import { dayMs } from "../../clock.js";
import { ago, ahead } from "../../timeText.js";
import { byUrgency } from "../attention.js";
import type { CacheStatus } from "../status.js";
import { type Html, html } from "./html.js";
import { type Part, row } from "./row.js";

/** More lines than that nobody reads; the table has them all. */
const mostRows = 60;

/** How much of the future is shown where nothing expires. */
const leastAheadMs = 7 * dayMs;

interface Span {
  from: number;
  to: number;
  now: number;
}

/** Each cache from when it was made until it expires, those that end first at the top. */
export function timeline(caches: readonly CacheStatus[], now: number): Html {
  const dated = caches.filter(({ createdAt }) => createdAt !== undefined);
  if (dated.length === 0) return html``;
  const shown = byUrgency([...dated].sort((a, b) => endOf(a) - endOf(b))).slice(0, mostRows);
  const span = spanOf(shown, now);
  const rest = dated.length - shown.length;
  return html`<section>
<h2>From when until when</h2>
<p class="quiet"><svg class="key" viewBox="0 0 1 1"><rect class="bar" width="1" height="1"/></svg> there
<svg class="key" viewBox="0 0 1 1"><rect class="alarm" width="1" height="1"/></svg> there, and needs attention
<svg class="key" viewBox="0 0 1 1"><rect class="used" width="1" height="1"/></svg> last match
<svg class="key" viewBox="0 0 1 1"><rect class="now" width="1" height="1"/></svg> now</p>
<div class="row axis"><span></span><div><span>${day(span.from)}</span><span>${day(span.to)}</span></div><span></span></div>
${shown.map((cache) => lineOf(cache, span))}
${rest === 0 ? "" : html`<p class="quiet">and ${rest} more, in the table below</p>`}
</section>`;
}

function endOf({ expiresAt }: CacheStatus): number {
  return expiresAt === undefined ? Number.POSITIVE_INFINITY : Date.parse(expiresAt);
}

function spanOf(caches: readonly CacheStatus[], now: number): Span {
  const starts = caches.map(({ createdAt }) => Date.parse(createdAt ?? ""));
  const ends = caches.map(endOf).filter(Number.isFinite);
  return { from: Math.min(...starts, now - dayMs), to: Math.max(...ends, now + leastAheadMs), now };
}

function lineOf(cache: CacheStatus, span: Span): Html {
  const place = (time: number) => ((time - span.from) / (span.to - span.from)) * 1_000;
  const { name, id, resource, createdAt, lastMatchedAt, expiresAt, attention } = cache;
  const end = Math.min(endOf(cache), span.to);
  const matched = lastMatchedAt === undefined ? undefined : place(Date.parse(lastMatchedAt));
  const parts: Part[] = [
    {
      from: place(Date.parse(createdAt ?? "")),
      to: place(end),
      kind: attention.length > 0 ? "alarm" : "bar",
    },
    ...(matched === undefined ? [] : [{ from: matched - 4, to: matched + 4, kind: "used" as const }]),
    { from: place(span.now), to: place(span.now) + 3, kind: "now" },
  ];
  return row(html`${resource ?? name ?? id}`, parts, endText(expiresAt, span.now));
}

function endText(expiresAt: string | undefined, now: number): string {
  if (expiresAt === undefined) return "stays";
  return Date.parse(expiresAt) < now ? `expired ${ago(expiresAt, now)}` : ahead(expiresAt, now);
}

function day(time: number): string {
  return new Date(time).toISOString().slice(0, 10);
}
