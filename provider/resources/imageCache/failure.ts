import { causeOfEvent, told } from "../../cloud/causes/causeOf.js";
import { noWayOut } from "../../cloud/causes/registryCauses.js";
import type { ImageCacheEvent } from "../../cloud/eci.js";

type Events = readonly ImageCacheEvent[];

const mostEvents = 5;
const mostCauses = 3;
const lastFew = 3;

const adviceWithoutEvents =
  "Check the images, the way to their registry, its credentials and imageCacheSize, and run pulumi up again.";
const generalAdvice = "See the events above, correct the arguments, and run pulumi up again.";

/** The cloud's own account of a build that failed, and what to do about it. */
export function explainFailure(events: Events): string {
  const warnings = warningsOf(events);
  const telling = warnings.length > 0 ? warnings : events;
  if (telling.length === 0) return `The API gives no event. ${adviceWithoutEvents}`;
  return `Events: ${listed(telling)}. ${causesOf(telling) ?? generalAdvice}`;
}

/** What keeps a build that has been pulling for too long: what its events mean, or else what is most likely. */
export function explainSlowPull(events: Events): string {
  const warnings = warningsOf(events);
  const causes = causesOf(warnings) ?? `Perhaps the build has no way to the registry. ${noWayOut.advice}`;
  return warnings.length === 0 ? causes : `${listed(warnings)}. ${causes}`;
}

/** How far a build has come that nobody waits for any longer, and what keeps it where that is known. */
export function explainDelay(events: Events, isSlow: boolean): string {
  if (events.length === 0) return `The API gives no event.${isSlow ? ` ${explainSlowPull(events)}` : ""}`;
  const last = [...events].sort((a, b) => timeOf(a) - timeOf(b)).slice(-lastFew);
  const causes = causesOf(warningsOf(events)) ?? (isSlow ? explainSlowPull([]) : undefined);
  return [`Last events: ${listed(last)}.`, ...(causes === undefined ? [] : [causes])].join(" ");
}

function timeOf({ lastTimestamp = "" }: ImageCacheEvent): number {
  return Date.parse(lastTimestamp) || 0;
}

/** What kubelet says beside the reason of each pull that has failed. */
const echo = /^(?:Error: (?:ErrImagePull|ImagePullBackOff)|Back-off pulling image)/;

/** Warnings say more than what went well. */
function warningsOf(events: Events): Events {
  const warnings = events.filter(({ type }) => type !== "Normal");
  const reasons = warnings.filter(({ message = "" }) => !echo.test(message));
  return reasons.length > 0 ? reasons : warnings;
}

function listed(events: Events): string {
  const distinct = new Map(events.map((event) => [`${event.reason} ${event.message}`, describeEvent(event)]));
  const texts = [...distinct.values()];
  const more = texts.length - mostEvents;
  return [...texts.slice(0, mostEvents), ...(more > 0 ? [`and ${more} more`] : [])].join("; ");
}

/** Each cause once, with its next step. */
function causesOf(events: Events): string | undefined {
  const causes = [...new Set(events.flatMap((event) => causeOfEvent(event) ?? []))];
  return causes.length === 0 ? undefined : causes.slice(0, mostCauses).map(told).join(" ");
}

function describeEvent({ reason, message, count }: ImageCacheEvent): string {
  const times = count !== undefined && count > 1 ? ` (${count} times)` : "";
  return `${reason ?? "no reason"}: ${(message ?? "no message").replace(/\.$/, "")}${times}`;
}
