import type { ImageCache } from "../../../cloud/eci.js";

type Told = Pick<ImageCache, "creationTime" | "events">;

/**
 * How many seconds a build took, by the times that the cloud itself tells: from the creation of the cache to its last event, or for a pull in place
 * from the first event that was not there before. Undefined where it does not tell them.
 */
export function buildSecondsOf({ creationTime, events }: Told, before?: Told): number | undefined {
  const earlier = lastOf(before?.events ?? []);
  const first = events
    .map(({ firstTimestamp }) => timeOf(firstTimestamp))
    .filter((time) => !(time <= earlier))
    .sort((a, b) => a - b)[0];
  const start = before === undefined ? timeOf(creationTime) : (first ?? Number.NaN);
  const seconds = Math.round((lastOf(events) - start) / 1_000);
  return seconds > 0 ? seconds : undefined;
}

function lastOf(events: Told["events"]): number {
  const times = events.map(({ firstTimestamp, lastTimestamp }) => timeOf(lastTimestamp ?? firstTimestamp));
  return Math.max(...times.filter((time) => !Number.isNaN(time)));
}

function timeOf(text: string | undefined): number {
  return Date.parse(text ?? "");
}
