import { moneyText } from "../../prices/forecast.js";
import type { Status } from "../status.js";
import { type Html, html } from "./html.js";

/** What all of it comes to. */
export function figures({ sums }: Status): Html {
  const { imageCaches, imageCachesGiB, containerGroups, eips, needAttention, costs, unpriced } = sums;
  const months = costs.map(({ month, currency }) =>
    figure(moneyText(month, currency), "a month for snapshots, at most"),
  );
  return html`<ul class="figures">
<li${needAttention > 0 ? html` class="alarming"` : ""}><b>${needAttention}</b>${needAttention === 1 ? "needs" : "need"} attention</li>
${figure(imageCaches, `image caches, ${imageCachesGiB} GiB`)}
${figure(containerGroups, "container groups")}
${figure(eips, "addresses")}
${months}
${unpriced === 0 ? [] : [figure(unpriced, "caches without a known price")]}
</ul>`;
}

function figure(value: string | number, text: string): Html {
  return html`<li><b>${value}</b>${text}</li>`;
}
