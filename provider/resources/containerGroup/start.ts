import type { ContainerGroup, ContainerGroupEvent } from "../../cloud/containerGroups.js";
import type { Properties } from "../../core/resource.js";
import { hasEnded } from "./life.js";
import type { ContainerGroupImageCache } from "./schema.js";

type Events = readonly ContainerGroupEvent[];

/**
 * Which image cache a group has started from, as its events tell; undefined where none was asked for, and while that cannot be told yet. The events
 * go after a while, so that what was told once is kept.
 */
export function imageCacheOf(
  { imageCacheId, autoMatchImageCache }: Properties,
  { status }: ContainerGroup,
  events: Events,
): ContainerGroupImageCache | undefined {
  const asksForOne = typeof imageCacheId === "string" || autoMatchImageCache === true;
  const hasStarted = status === "Running" || hasEnded(status);
  if (!asksForOne || !hasStarted) return undefined;
  const told = (reason: string) => events.find((event) => event.reason === reason);
  const hit = told("SuccessfulHitImageCache");
  const id = cacheIn(hit) ?? (typeof imageCacheId === "string" ? imageCacheId : undefined);
  if (id !== undefined) return { id, hit: pullsIn(events).length > 0 ? "partial" : "full" };
  const made = told("ImageCacheAutoCreated");
  if (made !== undefined) {
    const created = cacheIn(made);
    return { ...(created !== undefined && { id: created }), hit: "created" };
  }
  return { hit: told("ImageCacheMissed") === undefined ? "unknown" : "missed" };
}

function cacheIn(event: ContainerGroupEvent | undefined): string | undefined {
  return /\bimc-[a-z0-9]+/.exec(event?.message ?? "")?.[0];
}

const secondMs = 1_000;

/** How long a group was scheduled and has pulled, as far as its events tell. */
export function durationsOf(
  { creationTime }: ContainerGroup,
  events: Events,
): { schedulingSeconds?: number; pullingSeconds?: number } {
  const images = events.filter(({ reason }) => reason === "Pulling" || reason === "Pulled");
  const from = Math.min(...images.map(({ firstTimestamp }) => timeOf(firstTimestamp)));
  const made = timeOf(creationTime);
  if (!Number.isFinite(from) || !Number.isFinite(made)) return {};
  const pulls = pullsIn(events).map(({ firstTimestamp }) => timeOf(firstTimestamp));
  const ends = images.map(({ lastTimestamp }) => timeOf(lastTimestamp));
  const pulled = pulls.length === 0 ? 0 : Math.max(...ends) - Math.min(...pulls);
  return {
    schedulingSeconds: Math.max(0, Math.round((from - made) / secondMs)),
    pullingSeconds: Math.max(0, Math.round(pulled / secondMs)),
  };
}

function pullsIn(events: Events): Events {
  return events.filter(({ reason }) => reason === "Pulling");
}

function timeOf(text: string | undefined): number {
  return text === undefined ? Number.NaN : Date.parse(text);
}
