import type { CacheStatus, EipStatus, GroupStatus, Status } from "../../provider/status/status.js";
import { textTable } from "../table.js";
import { ago, ahead } from "../timeText.js";

/** What is there, what needs attention first, for people. */
export function statusText(status: Status): string {
  const now = Date.parse(status.takenAt);
  const { imageCaches, containerGroups, eips } = status;
  return [
    ...section("image caches", caches(byAttention(imageCaches), now)),
    ...section("container groups", groups(byAttention(containerGroups), now)),
    ...section("addresses of this package", addresses(byAttention(eips), now)),
    summary(status),
  ].join("\n");
}

function section(title: string, rows: string[][]): string[] {
  return rows.length < 2 ? [`no ${title}`, ""] : [`${title}:`, textTable(rows), ""];
}

function byAttention<T extends { attention: readonly string[] }>(objects: readonly T[]): T[] {
  return [...objects].sort((a, b) => Number(b.attention.length > 0) - Number(a.attention.length > 0));
}

function caches(found: readonly CacheStatus[], now: number): string[][] {
  const head = ["needs", "id", "name", "region", "status", "GiB", "made", "last match", "expires", "owner"];
  return [
    head,
    ...found.map((cache) => [
      cache.attention.join(", "),
      cache.id,
      cache.name ?? "",
      cache.regionId,
      cache.status,
      String(cache.sizeGiB ?? ""),
      since(cache.createdAt, now),
      cache.lastMatchedAt === undefined ? "never" : ago(cache.lastMatchedAt, now),
      cache.expiresAt === undefined ? "never" : ahead(cache.expiresAt, now),
      cache.owner,
    ]),
  ];
}

function groups(found: readonly GroupStatus[], now: number): string[][] {
  return [
    ["needs", "id", "name", "region", "status", "made", "owner"],
    ...found.map(({ attention, id, name = "", regionId, status, createdAt, owner }) => [
      ...[attention.join(", "), id, name, regionId, status, since(createdAt, now), owner],
    ]),
  ];
}

function addresses(found: readonly EipStatus[], now: number): string[][] {
  return [
    ["needs", "id", "address", "region", "status", "made", "owner"],
    ...found.map(({ attention, id, ipAddress = "", regionId, status, createdAt, owner }) => [
      ...[attention.join(", "), id, ipAddress, regionId, status, since(createdAt, now), owner],
    ]),
  ];
}

function since(time: string | undefined, now: number): string {
  return time === undefined ? "" : ago(time, now);
}

function summary({ sums, account, regions }: Status): string {
  const { imageCaches, imageCachesGiB, containerGroups, eips, needAttention } = sums;
  const what = `account ${account}: ${counted(imageCaches, "image cache")} of ${imageCachesGiB} GiB, ${counted(containerGroups, "container group")}, ${counted(eips, "address", "addresses")}`;
  const unread = regions.some(({ error }) => error !== undefined) ? "; not everything could be read" : "";
  return `${what}; ${needAttention === 0 ? "nothing needs attention" : `${needAttention} of them ${needAttention === 1 ? "needs" : "need"} attention`}${unread}.`;
}

function counted(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}
