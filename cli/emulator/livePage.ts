import { type Emulator, realClock, startEmulator } from "../../emulator/index.js";
import { Clouds } from "../../provider/accounts/clouds.js";
import { readSettings } from "../../provider/accounts/settings.js";
import { Cloud } from "../../provider/cloud/cloud.js";
import { lookTimeoutMs } from "../../provider/core/hidden.js";
import { priceTable } from "../../provider/prices/priceTable.js";
import { type Html, html } from "../../provider/status/page/html.js";
import { statusPage } from "../../provider/status/page/statusPage.js";
import { takeStatus } from "../../provider/status/status.js";
import { endpointVariables } from "../endpointVariables.js";

const mostCalls = 50;
/** Of the copy. */
const keys = { accessKeyId: "test", accessKeySecret: "test" };
const limits = { expiresWithinDays: 3, unusedForDays: 30, leftForHours: 2 };

/** What an emulator has, as the page of a status, with its last calls and the faults that wait for others. */
export class LivePage {
  private mirror: Promise<Emulator> | undefined;

  constructor(
    private readonly accountId: string,
    private readonly emulator: () => Emulator,
  ) {}

  /** Its own look is at a copy: it stands among nobody's calls, and no fault hits it. */
  async text(): Promise<string> {
    const { accountId } = this;
    this.mirror ??= startEmulator({ clock: realClock({ speed: 1 }), accounts: [{ accountId, ...keys }] });
    const mirror = await this.mirror;
    const emulator = this.emulator();
    mirror.load(emulator.seed());
    const clouds = new Clouds(settingsFor(mirror), {});
    const regions = regionsOf(emulator);
    const limit = { deadline: Date.now() + lookTimeoutMs };
    const opened = await Promise.all(
      regions.map(async (region) => new Cloud(await clouds.in(region), limit)),
    );
    const status = await takeStatus(opened, {
      limits: { now: emulator.clock.now(), ...limits },
      pricesOf: async ({ region }) => priceTable[region],
    });
    return statusPage(status, [callTable(emulator), faultTable(emulator)]);
  }

  async close(): Promise<void> {
    await (await this.mirror)?.close();
  }
}

function settingsFor({ url }: Emulator) {
  const { accessKeyId: ALICLOUD_ACCESS_KEY, accessKeySecret: ALICLOUD_SECRET_KEY } = keys;
  return readSettings(() => undefined, {
    ...endpointVariables(url),
    ALICLOUD_ACCESS_KEY,
    ALICLOUD_SECRET_KEY,
  });
}

/** Where something is; one that is empty shows the region that programs begin with. */
function regionsOf({ imageCaches, containerGroups, eips }: Emulator): string[] {
  const objects: { RegionId?: string | undefined }[] = [
    ...imageCaches.list(),
    ...containerGroups.list(),
    ...eips.list(),
  ];
  const regions = new Set(objects.flatMap(({ RegionId }) => RegionId ?? []));
  return regions.size === 0 ? ["cn-hangzhou"] : [...regions].sort();
}

function callTable({ calls }: Emulator): Html {
  const last = calls.slice(-mostCalls).reverse();
  return section(
    `Last calls, of ${calls.length}`,
    ["product", "action", "region", "answer", "request id"],
    last.map(({ product, action, region = "", status, code, requestId }) => [
      ...[product, action, region],
      status === 0 ? "none yet" : `${status} ${code ?? ""}`.trim(),
      requestId,
    ]),
  );
}

function faultTable({ faults }: Emulator): Html {
  return section(
    "Faults that wait",
    ["product", "action", "skip", "times", "fault"],
    faults
      .list()
      .map(({ product = "any", action = "any", skip = 0, times = 1, fault }) => [
        ...[product, action, String(skip), String(times)],
        JSON.stringify(fault),
      ]),
  );
}

function section(title: string, heads: readonly string[], rows: readonly (readonly string[])[]): Html {
  if (rows.length === 0) return html`<section><h2>${title}</h2><p class="quiet">none</p></section>`;
  return html`<section>
<h2>${title}</h2>
<div class="wide"><table>
<thead><tr>${heads.map((head) => html`<th scope="col">${head}</th>`)}</tr></thead>
<tbody>
${rows.map((row) => html`<tr>${row.map((cell, index) => html`<td data-head="${heads[index]}"><div>${cell}</div></td>`)}</tr>`)}
</tbody>
</table></div>
</section>`;
}
