import { causeOfEvent, told } from "../../cloud/causes/causeOf.js";
import { noWayOut } from "../../cloud/causes/registryCauses.js";
import type { ImageCacheEvent } from "../../cloud/eci.js";

const mostEvents = 5;
const mostCauses = 3;
const lastFew = 3;

const adviceWithoutEvents =
  "Check the images, the way to their registry, its credentials and imageCacheSize, and run pulumi up again.";
const generalAdvice = "See the events above, correct the arguments, and run pulumi up again.";

/** What tells of a build. */
interface Telling {
  events: readonly ImageCacheEvent[];
}

/** The cloud's own account of a build that failed, and what to do about it. */
export function explainFailure({ events }: Telling): string {
  const telling = tellingOf(events);
  if (telling.length === 0) return `The API gives no event. ${adviceWithoutEvents}`;
  return `Events: ${listed(telling)}. ${causesOf(telling) ?? generalAdvice}`;
}

/** What goes wrong in a build that has been pulling for too long, and what to do about it. */
export function explainSlowPull({ events }: Telling): string {
  const warnings = events.filter(isWarning);
  const causes = slowPullCauses({ events });
  return warnings.length === 0 ? causes : `${listed(warnings)}. ${causes}`;
}

/** The same without the events: what they mean, or else what is most likely. */
export function slowPullCauses({ events }: Telling): string {
  return (
    causesOf(events.filter(isWarning)) ?? `Perhaps the build has no way to the registry. ${noWayOut.advice}`
  );
}

/** How far a build has come by its own account. */
export function lastEvents({ events }: Telling): string {
  if (events.length === 0) return "The API gives no event.";
  const inOrder = [...events].sort((a, b) => timeOf(a) - timeOf(b));
  return `Last events: ${listed(inOrder.slice(-lastFew))}.`;
}

function timeOf({ lastTimestamp = "" }: ImageCacheEvent): number {
  return Date.parse(lastTimestamp) || 0;
}

function isWarning({ type }: ImageCacheEvent): boolean {
  return type !== "Normal";
}

/** Warnings say more than what went well. */
function tellingOf(events: readonly ImageCacheEvent[]): readonly ImageCacheEvent[] {
  const warnings = events.filter(isWarning);
  return warnings.length > 0 ? warnings : events;
}

function listed(events: readonly ImageCacheEvent[]): string {
  const texts = [...new Set(events.map(describeEvent))];
  const more = texts.length - mostEvents;
  return [...texts.slice(0, mostEvents), ...(more > 0 ? [`and ${more} more`] : [])].join("; ");
}

/** Each cause once, with its next step. */
function causesOf(events: readonly ImageCacheEvent[]): string | undefined {
  const causes = [...new Set(events.flatMap((event) => causeOfEvent(event) ?? []))];
  return causes.length === 0 ? undefined : causes.slice(0, mostCauses).map(told).join(" ");
}

function describeEvent({ reason, message, count }: ImageCacheEvent): string {
  const times = count !== undefined && count > 1 ? ` (${count} times)` : "";
  return `${reason ?? "no reason"}: ${(message ?? "no message").replace(/\.$/, "")}${times}`;
}
