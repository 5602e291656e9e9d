import { dayMs } from "../clock.js";
import { buildPhase, measurePhase } from "../core/ownership.js";
import type { Found } from "./found.js";
import { isLike } from "./glob.js";

/** Why somebody may want an object gone. */
export type SweepClass = "failed" | "build address" | "measurement" | "unused" | "superseded" | "named";

/** What is asked for; nothing of it is asked for by default. */
export interface Classes {
  failed?: boolean | undefined;
  buildEips?: boolean | undefined;
  measure?: boolean | undefined;
  /** Of caches that no stack owns, those that no pod has started from for so many days. */
  unusedForDays?: number | undefined;
  /** Of caches that no stack owns and that are called like this, all but the newest ones of each region. */
  keep?: { newest: number; name: string } | undefined;
  ids?: readonly string[] | undefined;
}

/** An object that falls into a class, and in words why. */
export interface Candidate {
  found: Found;
  class: SweepClass;
  reason: string;
}

/** What of all that was found falls into a class that is asked for; by its id first, because that is the stronger word. */
export function candidatesAmong(all: readonly Found[], classes: Classes, now: number): Candidate[] {
  const kept = keptNames(all, classes);
  return all.flatMap((found) => {
    const [first] = [
      named(found, classes),
      failed(found, classes),
      buildAddress(found, classes),
      measurement(found, classes),
      superseded(found, classes, kept),
      unused(found, classes, now),
    ].flatMap((candidate) => candidate ?? []);
    return first === undefined ? [] : [{ found, ...first }];
  });
}

type Judgement = Omit<Candidate, "found"> | undefined;

function named({ id }: Found, { ids }: Classes): Judgement {
  return ids?.includes(id) ? { class: "named", reason: "named by --id" } : undefined;
}

/** Only caches: the containers of a group that has failed may still have something to say. */
function failed({ kind, status }: Found, classes: Classes): Judgement {
  if (!classes.failed || kind !== "imageCache") return undefined;
  if (status === "Failed") return { class: "failed", reason: "its build has failed" };
  return status === "UpdateFailed" ? { class: "failed", reason: "its last update has failed" } : undefined;
}

function buildAddress({ kind, phase }: Found, { buildEips }: Classes): Judgement {
  const isSo = buildEips && kind === "eip" && phase === buildPhase;
  return isSo ? { class: "build address", reason: "was to live as long as a build" } : undefined;
}

function measurement({ phase }: Found, { measure }: Classes): Judgement {
  const isSo = measure && phase === measurePhase;
  return isSo ? { class: "measurement", reason: "a measurement has left it" } : undefined;
}

function unused(found: Found, { unusedForDays }: Classes, now: number): Judgement {
  if (unusedForDays === undefined || !isUnowned(found)) return undefined;
  const days = (now - Date.parse(found.lastMatchedAt ?? found.madeAt)) / dayMs;
  if (!(days >= unusedForDays)) return undefined;
  const hasStarted =
    found.lastMatchedAt === undefined
      ? "no pod has ever started from it"
      : `no pod has started from it for ${Math.floor(days)} days`;
  return { class: "unused", reason: `${hasStarted}, and no stack owns it` };
}

function superseded(found: Found, { keep }: Classes, kept: ReadonlySet<string>): Judgement {
  if (keep === undefined || !isOfSeries(found, keep.name) || kept.has(found.id)) return undefined;
  return { class: "superseded", reason: `not among the newest ${keep.newest} of ${keep.name}` };
}

/** The newest ones of each region: only one that pods can start from takes the place of another. */
function keptNames(all: readonly Found[], { keep }: Classes): Set<string> {
  if (keep === undefined) return new Set();
  const series = all.filter((found) => isOfSeries(found, keep.name));
  const regions = [...new Set(series.map(({ regionId }) => regionId))];
  const newest = regions.flatMap((regionId) =>
    series
      .filter((found) => found.regionId === regionId)
      .sort((a, b) => Date.parse(b.madeAt) - Date.parse(a.madeAt))
      .slice(0, keep.newest),
  );
  return new Set(newest.map(({ id }) => id));
}

function isOfSeries(found: Found, name: string): boolean {
  return isUnowned(found) && found.status === "Ready" && isLike(name, found.name ?? "");
}

function isUnowned({ kind, owner, isAutomatic }: Found): boolean {
  return kind === "imageCache" && owner === undefined && !isAutomatic;
}
