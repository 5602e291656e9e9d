import { dayMs, hourMs } from "../clock.js";
import { buildPhase, creatingPhase, measurePhase } from "../core/ownership.js";

/** Why an object is worth a look. */
export type Attention =
  | "failed"
  | "gone"
  | "expires soon"
  | "moved"
  | "left over"
  | "old build address"
  | "unused";

/** From the most urgent to the least. */
const urgency: readonly Attention[] = [
  "failed",
  "gone",
  "expires soon",
  "moved",
  "left over",
  "old build address",
  "unused",
];

/** What needs attention first, the most urgent of it at the front; else as it was. */
export function byUrgency<T extends { attention: readonly Attention[] }>(objects: readonly T[]): T[] {
  const rank = ({ attention: [first] }: T) => (first === undefined ? urgency.length : urgency.indexOf(first));
  return [...objects].sort((a, b) => rank(a) - rank(b));
}

/** From when on what counts. */
export interface Limits {
  /** Milliseconds since the epoch. */
  now: number;
  expiresWithinDays: number;
  unusedForDays: number;
  leftForHours: number;
}

interface Looked {
  status: string;
  createdAt?: string | undefined;
  lastMatchedAt?: string | undefined;
  expiresAt?: string | undefined;
  phase?: string | undefined;
  isCache: boolean;
  /** An image of it stands for something else by now. */
  hasMoved?: boolean;
}

/** What about an object needs attention, the most urgent first. */
export function attentionOf(looked: Looked, limits: Limits): Attention[] {
  const { status, phase, isCache } = looked;
  const found: [Attention, boolean][] = [
    ["failed", status === "Failed" || status === "UpdateFailed" || status === "ScheduleFailed"],
    ["expires soon", isCache && expiresSoon(looked, limits)],
    ["moved", looked.hasMoved === true],
    ["left over", (phase === creatingPhase || phase === measurePhase) && isOld(looked, limits)],
    ["old build address", phase === buildPhase && isOld(looked, limits)],
    ["unused", isCache && isUnused(looked, limits)],
  ];
  return found.flatMap(([attention, isSo]) => (isSo ? [attention] : []));
}

function expiresSoon({ expiresAt }: Looked, { now, expiresWithinDays }: Limits): boolean {
  return expiresAt !== undefined && Date.parse(expiresAt) - now <= expiresWithinDays * dayMs;
}

function isOld({ createdAt }: Looked, { now, leftForHours }: Limits): boolean {
  return createdAt !== undefined && now - Date.parse(createdAt) >= leftForHours * hourMs;
}

/** A new one has had no time to be used. */
function isUnused({ lastMatchedAt, createdAt }: Looked, { now, unusedForDays }: Limits): boolean {
  const since = lastMatchedAt ?? createdAt;
  return since !== undefined && now - Date.parse(since) >= unusedForDays * dayMs;
}
