import type { Result } from "../../provider/accountSweep/carryOut.js";
import { kindNamed } from "../../provider/accountSweep/found.js";
import { ago } from "../../provider/timeText.js";
import { plainText } from "../plainText.js";
import { textTable } from "../table.js";
import type { AccountSweep } from "./accountSweep.js";

/** What would go and what would stay, as a table. */
export function accountTable({ objects, takenAt }: AccountSweep): string {
  const now = Date.parse(takenAt);
  const head = ["what", "id", "name", "region", "made", "last match", "class", "why", "stays, because"];
  const rows = objects.map(({ found, class: asked, reason, why = "" }) => [
    ...[kindNamed(found.kind).noun, found.id, found.name ?? "", found.regionId, ago(found.madeAt, now)],
    ...[lastMatch(found, now), asked, reason, why],
  ]);
  return textTable([head, ...rows]);
}

function lastMatch({ kind, lastMatchedAt }: Result["found"], now: number): string {
  if (kind !== "imageCache") return "";
  return lastMatchedAt === undefined ? "never" : ago(lastMatchedAt, now);
}

/** The same for programs: what an object is and what has become of it side by side. */
export function accountJson({ objects, ...swept }: AccountSweep): string {
  const flat = objects.map(({ found, ...rest }) => ({ ...found, ...rest }));
  return JSON.stringify({ ...swept, objects: flat }, null, 2);
}

/** What has become of one object, in a line. */
export function resultLine({ found, outcome, why, reason }: Result): string {
  const { kind, id, name } = found;
  const what = `${kindNamed(kind).noun} ${id}${name === undefined ? "" : ` (${name})`} in ${found.regionId}`;
  return plainText(`${outcome}: ${what}: ${why ?? reason}`);
}

/** How many have gone, and how many were left for which reason. */
export function summaryText({ objects, unknownIds, regions }: AccountSweep): string {
  const count = (outcome: Result["outcome"]) => objects.filter((each) => each.outcome === outcome).length;
  const numbers = (["deleted", "gone", "failed", "listed"] as const).flatMap((outcome) =>
    count(outcome) === 0 ? [] : [`${count(outcome)} ${words[outcome]}`],
  );
  const isPartial = regions.some(({ error }) => error !== undefined);
  const nothing = `Nothing of ${isPartial ? "what could be read" : "the account"} is in these classes`;
  const told = objects.length === 0 ? nothing : numbers.join(", ");
  const unknown = unknownIds.length === 0 ? [] : [`not found: ${unknownIds.join(", ")}`];
  const unread = isPartial ? ["not everything could be read"] : [];
  return `${[told, ...leftText(objects), ...unknown, ...unread].filter((part) => part !== "").join("; ")}.`;
}

const words = {
  deleted: "deleted",
  gone: "gone before it was their turn",
  failed: "could not be deleted",
  listed: "would be deleted",
};

function leftText(objects: readonly Result[]): string[] {
  const reasons = objects.flatMap(({ outcome, why }) =>
    outcome === "left" && why !== undefined ? [why] : [],
  );
  if (reasons.length === 0) return [];
  const each = [...new Set(reasons)].map(
    (why) => `${reasons.filter((one) => one === why).length} because ${why}`,
  );
  return [`${reasons.length} left: ${each.join(", ")}`];
}
