import { dayMs } from "../../clock.js";
import type { CacheStatus } from "../status.js";
import { type Html, html } from "./html.js";
import { row, share } from "./row.js";

const steps: readonly [string, number][] = [
  ["within a day", dayMs],
  ["within a week", 7 * dayMs],
  ["within 30 days", 30 * dayMs],
  ["longer ago", Number.POSITIVE_INFINITY],
];

/** How many caches were last used when. */
export function usage(caches: readonly CacheStatus[], now: number): Html {
  const there = caches.filter(({ status }) => status !== "gone");
  if (there.length === 0) return html``;
  const ages = there.flatMap(({ lastMatchedAt }) =>
    lastMatchedAt === undefined ? [] : [now - Date.parse(lastMatchedAt)],
  );
  const counts = steps.map(([name, most], index): [string, number] => {
    const least = steps[index - 1]?.[1] ?? Number.NEGATIVE_INFINITY;
    return [name, ages.filter((age) => age > least && age <= most).length];
  });
  counts.push(["never", there.length - ages.length]);
  const most = Math.max(...counts.map(([, count]) => count));
  return html`<section>
<h2>Last use</h2>
<p class="quiet">When a pod or a group last started from a cache</p>
${counts.map(([name, count]) => row(html`${name}`, share(count, most), String(count)))}
</section>`;
}
