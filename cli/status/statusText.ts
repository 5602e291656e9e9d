import { moneyText } from "../../provider/prices/forecast.js";
import { byUrgency } from "../../provider/status/attention.js";
import type { CacheStatus, EipStatus, GroupStatus, Status } from "../../provider/status/status.js";
import { ago, ahead } from "../../provider/timeText.js";
import { type Paint, paintFor } from "../paint.js";
import { textTable } from "../table.js";

/** What is there, what needs attention first, for people. */
export function statusText(status: Status, paint = paintFor(process.stdout, process.env)): string {
  const now = Date.parse(status.takenAt);
  const { imageCaches, containerGroups, eips, stack } = status;
  const where = isPartial(status) ? " in what could be read" : "";
  const whose = stack === undefined ? "of this package" : "of the stack";
  const section = (title: string, rows: string[][]) =>
    rows.length < 2 ? [`no ${title}${where}`, ""] : [`${title}:`, painted(rows, paint), ""];
  return [
    ...section("image caches", cells(byUrgency(imageCaches), cacheColumns, now)),
    ...section("container groups", cells(byUrgency(containerGroups), groupColumns, now)),
    ...section(`addresses ${whose}`, cells(byUrgency(eips), addressColumns, now)),
    summary(status),
    ...costLines(status),
  ].join("\n");
}

/** Whether there is more than it tells. */
function isPartial({ regions }: Status): boolean {
  return regions.some(({ error }) => error !== undefined);
}

const urgent: readonly string[] = ["failed", "gone"];

/** The first column tells what needs attention: in red what does not work, in yellow what will not. */
function painted(rows: string[][], paint: Paint): string {
  const lines = textTable(rows).split("\n");
  return lines
    .map((line, row) => {
      const needs = rows[row]?.[0] ?? "";
      if (row === 0 || needs === "") return line;
      const colour = urgent.some((word) => needs.startsWith(word)) ? "red" : "yellow";
      return line.replace(/^\S+(?: \S+)*/, (shown) => paint(colour, shown));
    })
    .join("\n");
}

/** A head, and what stands below it. */
type Columns<T> = Readonly<Record<string, (one: T, now: number) => string | undefined>>;

/** What every kind of object has. */
interface Shown {
  attention: readonly string[];
  resource?: string;
  createdAt?: string | undefined;
}

const needs = ({ attention }: Shown) => attention.join(", ");
const resource = ({ resource: name }: Shown) => name;
const made = ({ createdAt }: Shown, now: number) => since(createdAt, now);

const cacheColumns: Columns<CacheStatus> = {
  needs,
  resource,
  id: ({ id }) => id,
  name: ({ name }) => name,
  region: ({ regionId }) => regionId,
  status: ({ status }) => status,
  GiB: ({ sizeGiB }) => sizeGiB?.toString(),
  made,
  "last match": ({ lastMatchedAt, createdAt }, now) =>
    lastMatchedAt === undefined ? createdAt && "never" : ago(lastMatchedAt, now),
  expires: ({ expiresAt, createdAt }, now) =>
    expiresAt === undefined ? createdAt && "never" : ahead(expiresAt, now),
  "month, at most": costText("month"),
  "pod month": costText("podMonth"),
  digests: digestsText,
  owner: ({ owner }) => owner,
};

const identified = { needs, resource, id: ({ id }: GroupStatus) => id };
const placed = {
  region: ({ regionId }: GroupStatus) => regionId,
  status: ({ status }: GroupStatus) => status,
  made,
  owner: ({ owner }: GroupStatus) => owner,
};

const groupColumns: Columns<GroupStatus> = { ...identified, name: ({ name }) => name, ...placed };
const addressColumns: Columns<EipStatus> = {
  ...identified,
  address: ({ ipAddress }) => ipAddress,
  ...placed,
};

/** These are left out where they say nothing of anything. */
const optional = ["resource", "digests", "month, at most", "pod month"];
const saysNothing = ["", "unknown"];

function cells<T>(objects: readonly T[], columns: Columns<T>, now: number): string[][] {
  const filled = Object.entries(columns)
    .map(([head, read]) => [head, ...objects.map((one) => read(one, now) ?? "")])
    .filter(
      ([head = "", ...values]) =>
        !optional.includes(head) || values.some((value) => !saysNothing.includes(value)),
    );
  return Array.from({ length: objects.length + 1 }, (_, row) => filled.map((column) => column[row] ?? ""));
}

function costText(figure: "month" | "podMonth") {
  return ({ cost, isUnpriced }: CacheStatus): string | undefined => {
    if (cost === undefined) return isUnpriced ? "unknown" : undefined;
    return moneyText(cost[figure], cost.currency);
  };
}

function digestsText({ digests }: CacheStatus): string | undefined {
  if (digests === undefined) return undefined;
  const { moved, unknown } = digests;
  const untold = unknown.length === 0 ? [] : [`${unknown.join(", ")}: unknown`];
  return moved.length + untold.length === 0 ? "as built" : [...moved, ...untold].join("; ");
}

function since(time: string | undefined, now: number): string {
  return time === undefined ? "" : ago(time, now);
}

function summary(status: Status): string {
  const { sums, account, stack } = status;
  const { imageCaches, imageCachesGiB, containerGroups, eips, needAttention } = sums;
  const whose = stack === undefined ? `account ${account}` : `stack ${stack} in the account ${account}`;
  const what = `${whose}: ${counted(imageCaches, "image cache")} of ${imageCachesGiB} GiB, ${counted(containerGroups, "container group")}, ${counted(eips, "address", "addresses")}`;
  const unread = isPartial(status) ? "; not everything could be read" : "";
  return `${what}; ${needAttention === 0 ? "nothing needs attention" : `${needAttention} of them ${needAttention === 1 ? "needs" : "need"} attention`}${unread}.`;
}

/** What all caches come to, and by whose prices. */
function costLines({ sums: { costs, unpriced }, imageCaches }: Status): string[] {
  const known = costs.map(({ currency, month, imageCaches: many }) => {
    const prices = imageCaches.flatMap(({ cost }) => (cost?.currency === currency ? [cost.prices] : []));
    const from = [...new Set(prices.map((text) => text.replace(/:.*$/s, "")))].join(" and ");
    return `estimated: at most ${moneyText(month, currency)} a month for the snapshots of ${counted(many, "image cache")}; ${from}.`;
  });
  if (unpriced === 0) return known;
  const untold = `what ${counted(unpriced, "image cache")} ${unpriced === 1 ? "costs" : "cost"} is unknown: no prices of the region are known (--prices).`;
  return [...known, untold];
}

function counted(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}
