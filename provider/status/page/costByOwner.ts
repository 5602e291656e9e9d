import { moneyText } from "../../prices/forecast.js";
import type { CacheStatus } from "../status.js";
import { type Html, html } from "./html.js";
import { row, share } from "./row.js";

/** What the snapshots of one owner cost in one currency. */
interface Bill {
  owner: string;
  currency: string;
  month: number;
  imageCaches: number;
}

/** Who costs what, the most at the top. */
export function costByOwner(caches: readonly CacheStatus[]): Html {
  const bills = billsOf(caches);
  if (bills.length === 0) return html``;
  const most = (currency: string) =>
    Math.max(...bills.filter((bill) => bill.currency === currency).map(({ month }) => month));
  const rows = bills.map(({ owner, currency, month, imageCaches }) =>
    row(
      html`${owner}<small>${imageCaches} ${imageCaches === 1 ? "cache" : "caches"}</small>`,
      share(month, most(currency)),
      moneyText(month, currency),
    ),
  );
  const prices = new Set(caches.flatMap(({ cost }) => (cost ? [cost.prices.replace(/:.*$/s, "")] : [])));
  return html`<section>
<h2>Cost by owner</h2>
<p class="quiet">Estimated: a month of the snapshots, at most; ${[...prices].join(" and ")}</p>
${rows}
</section>`;
}

function billsOf(caches: readonly CacheStatus[]): Bill[] {
  const bills = new Map<string, Bill>();
  for (const { owner, cost } of caches) {
    if (cost?.month === undefined) continue;
    const { currency, month } = cost;
    const key = JSON.stringify([currency, owner]);
    const bill = bills.get(key) ?? { owner, currency, month: 0, imageCaches: 0 };
    bills.set(key, { ...bill, month: bill.month + month, imageCaches: bill.imageCaches + 1 });
  }
  return [...bills.values()].sort((a, b) => b.month - a.month);
}
