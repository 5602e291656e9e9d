import { capitalized, defined, type Entry, entriesOf, numberOf, stringOf } from "./answer.js";
import type { Caller } from "./client.js";

/** What happened to something, as the API tells it. */
export interface EciEvent {
  /** How often it has happened. */
  count?: number;
  /** When it happened first (UTC). */
  firstTimestamp?: string;
  /** When it happened last (UTC). */
  lastTimestamp?: string;
  /** What happened, in words. */
  message?: string;
  /** Name of the event. */
  name?: string;
  /** What happened, in one word. */
  reason?: string;
  /** `Normal` or `Warning`. */
  type?: string;
}

/** Reads one of a list. */
export function eventOf(entry: Entry): EciEvent {
  return defined({
    count: numberOf(entry, "Count"),
    firstTimestamp: stringOf(entry, "FirstTimestamp"),
    lastTimestamp: stringOf(entry, "LastTimestamp"),
    message: stringOf(entry, "Message"),
    name: stringOf(entry, "Name"),
    reason: stringOf(entry, "Reason"),
    type: stringOf(entry, "Type"),
  });
}

/** How many container groups one call may name. */
export const containerGroupsPerCall = 20;

/** The events of each of these container groups that there are any of. */
export async function describeContainerGroupEvents(
  caller: Caller,
  containerGroupIds: readonly string[],
): Promise<Map<string, EciEvent[]>> {
  const parameters = { RegionId: caller.region, ContainerGroupIds: JSON.stringify(containerGroupIds) };
  const listOf = (answer: Entry) => capitalized(answer).Data;
  const reply = await caller.call("DescribeContainerGroupEvents", parameters, listOf);
  return new Map(
    entriesOf(listOf(reply)).map((group) => [
      stringOf(group, "ContainerGroupId") ?? "",
      entriesOf(group.Events).map(eventOf),
    ]),
  );
}
