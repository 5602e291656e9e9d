import { moneyText } from "../../prices/forecast.js";
import { namesIn } from "../../resources/imageCache/foresight/finding.js";
import { ago, ahead } from "../../timeText.js";
import { byUrgency } from "../attention.js";
import type { CacheStatus, EipStatus, GroupStatus } from "../status.js";
import { type Html, html } from "./html.js";
import { minuteText } from "./minuteText.js";

/** What stands in a cell, and by what its column is sorted: an empty key comes last. */
interface Cell {
  shown: Html | string;
  key: string | number;
}

type Columns<T> = Readonly<Record<string, (one: T) => Cell>>;

export function cacheTable(caches: readonly CacheStatus[], now: number): Html {
  return table("Image caches", byUrgency(caches), {
    ...nameColumns(caches, ({ images }) => html`<small>${namesIn(images)}</small>`),
    GiB: ({ sizeGiB }) => ({ shown: String(sizeGiB ?? ""), key: sizeGiB ?? "" }),
    ...madeColumn(now),
    "last match": ({ lastMatchedAt, status }) =>
      lastMatchedAt === undefined
        ? { shown: status === "gone" ? "" : "never", key: "" }
        : { shown: timeCell(lastMatchedAt, ago(lastMatchedAt, now)), key: lastMatchedAt },
    expires: ({ expiresAt, status }) =>
      expiresAt === undefined
        ? { shown: status === "gone" ? "" : "never", key: "" }
        : { shown: timeCell(expiresAt, ahead(expiresAt, now)), key: expiresAt },
    "month, at most": costCell("month"),
    "pod month": costCell("podMonth"),
    ...ownerColumn,
  });
}

export function groupTable(groups: readonly GroupStatus[], now: number): Html {
  return table("Container groups", byUrgency(groups), {
    ...nameColumns(groups),
    ...madeColumn(now),
    ...ownerColumn,
  });
}

export function eipTable(eips: readonly EipStatus[], now: number): Html {
  return table("Addresses", byUrgency(eips), {
    ...nameColumns(eips, ({ ipAddress }) => html`<small>${ipAddress}</small>`),
    ...madeColumn(now),
    ...ownerColumn,
  });
}

/** The only region stands in the heading. */
function nameColumns<T extends GroupStatus>(
  objects: readonly T[],
  more: (one: T) => Html = () => html``,
): Columns<T> {
  const areMany = new Set(objects.map(({ regionId }) => regionId)).size > 1;
  return {
    needs: ({ attention }) => ({
      shown: html`${attention.map((why) => html`<span class="badge">${why}</span>`)}`,
      key: attention.join(),
    }),
    name: (one) => ({
      shown: html`${one.resource ?? one.name ?? one.id}<small><code>${one.id}</code></small>${more(one)}`,
      key: one.resource ?? one.name ?? one.id,
    }),
    ...(areMany && { region: ({ regionId }: T) => ({ shown: regionId, key: regionId }) }),
    status: ({ status }) => ({ shown: status, key: status }),
  };
}

function madeColumn(now: number): Columns<GroupStatus> {
  return {
    made: ({ createdAt }) =>
      createdAt === undefined
        ? { shown: "", key: "" }
        : { shown: timeCell(createdAt, ago(createdAt, now)), key: createdAt },
  };
}

const ownerColumn: Columns<GroupStatus> = { owner: ({ owner }) => ({ shown: owner, key: owner }) };

function costCell(figure: "month" | "podMonth") {
  return ({ cost, isUnpriced }: CacheStatus): Cell => {
    const amount = cost?.[figure];
    if (amount === undefined) return { shown: isUnpriced ? "unknown" : "", key: "" };
    return { shown: moneyText(amount, cost?.currency ?? ""), key: Math.round(amount * 1_000_000) };
  };
}

function timeCell(time: string, text: string): Html {
  return html`<time datetime="${time}">${text}<small>${minuteText(time)}</small></time>`;
}

function table<T>(title: string, objects: readonly T[], columns: Columns<T>): Html {
  if (objects.length === 0) return html`<section><h2>${title}</h2><p class="quiet">none</p></section>`;
  const heads = Object.keys(columns);
  return html`<section>
<h2>${title}</h2>
<div class="wide"><table>
<thead><tr>${heads.map((head) => html`<th scope="col"><button type="button">${head}</button></th>`)}</tr></thead>
<tbody>
${objects.map((one) => html`<tr>${Object.entries(columns).map(([head, read]) => cell(head, read(one)))}</tr>`)}
</tbody>
</table></div>
</section>`;
}

function cell(head: string, { shown, key }: Cell): Html {
  const isEmpty = (typeof shown === "string" ? shown : shown.text) === "";
  return html`<td data-head="${head}" data-sort="${key}"${isEmpty ? html` class="empty"` : ""}><div>${shown}</div></td>`;
}
