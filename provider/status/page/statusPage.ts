import { createHash } from "node:crypto";
import type { Status } from "../status.js";
import { costByOwner } from "./costByOwner.js";
import { figures } from "./figures.js";
import { Html, html } from "./html.js";
import { minuteText } from "./minuteText.js";
import { script } from "./script.js";
import { style } from "./style.js";
import { cacheTable, eipTable, groupTable } from "./tables.js";
import { timeline } from "./timeline.js";
import { usage } from "./usage.js";

/** What the page may do: show itself, with its own style and script. It loads nothing and sends nothing. */
const pagePolicy = [
  "default-src 'none'",
  `style-src '${hashOf(style)}'`,
  `script-src '${hashOf(script)}'`,
  "base-uri 'none'",
  "form-action 'none'",
].join("; ");

/** A status as one page that needs nothing else. `more` stands below it. */
export function statusPage(status: Status, more: readonly Html[] = []): string {
  const now = Date.parse(status.takenAt);
  const { stack, account } = status;
  const title = stack === undefined ? `Account ${account}` : `Stack ${stack}`;
  // The hashes are those of the whole content: no blank may come in between.
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${pagePolicy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title}: image caches</title>
<style>${new Html(style)}</style>
</head>
<body>
${heading(status, title)}
${figures(status)}
${timeline(status.imageCaches, now)}
<div class="charts">
${costByOwner(status.imageCaches)}
${usage(status.imageCaches, now)}
</div>
${cacheTable(status.imageCaches, now)}
${groupTable(status.containerGroups, now)}
${eipTable(status.eips, now)}
${more}
<script>${new Html(script)}</script>
</body>
</html>
`.text;
}

function heading({ takenAt, regions, stack, account }: Status, title: string) {
  const unread = regions.flatMap(({ regionId, error }) =>
    error === undefined ? [] : [html`<p class="unread">${regionId} could not be read: ${error}</p>`],
  );
  return html`<header>
<h1>${title}</h1>
<p class="quiet">${regions.map(({ regionId }) => regionId).join(", ")}${stack === undefined ? "" : `, account ${account}`}; as of ${minuteText(takenAt)} (all times are UTC); costs are estimated</p>
${unread}
</header>`;
}

function hashOf(text: string): string {
  return `sha256-${createHash("sha256").update(text).digest("base64")}`;
}
