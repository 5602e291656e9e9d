import type { ImageCacheEvent } from "../../cloud/eci.js";
import { redactionMark } from "../../cloud/scrub.js";
import type { Secrets } from "../../core/secrets.js";

/**
 * The events of a cache that a state holds: what went wrong, and of what went well only what an earlier version has stored, so that a refresh
 * changes nothing there.
 */
export function kept(
  events: readonly ImageCacheEvent[],
  stored: readonly ImageCacheEvent[],
): ImageCacheEvent[] {
  return events.filter(
    (event) => event.type !== "Normal" || stored.some((other) => isSameEvent(event, other)),
  );
}

/**
 * The events as a state may hold them. A run that does not know a password would store it as the cloud quotes it: what an
 * earlier run has redacted stays so.
 */
export function redacted(
  events: readonly ImageCacheEvent[],
  stored: readonly ImageCacheEvent[],
  secrets: Secrets,
): ImageCacheEvent[] {
  return events.map(({ message, ...event }) => {
    if (message === undefined) return event;
    const before = stored.find(
      (other) => isSameEvent(event, other) && isRedactedFrom(other.message, message),
    );
    return { ...event, message: secrets.scrub(before?.message ?? message) };
  });
}

function isSameEvent(a: ImageCacheEvent, b: ImageCacheEvent): boolean {
  return (["name", "reason", "type", "firstTimestamp"] as const).every((field) => a[field] === b[field]);
}

/** Whether a stored message is this one with something taken out. */
function isRedactedFrom(stored: string | undefined, message: string): boolean {
  const [head = "", ...parts] = stored?.split(redactionMark) ?? [];
  const tail = parts.pop();
  if (tail === undefined || message.length < head.length + tail.length) return false;
  if (!message.startsWith(head) || !message.endsWith(tail)) return false;
  let rest = message.slice(head.length, message.length - tail.length);
  for (const part of parts) {
    const at = rest.indexOf(part);
    if (at < 0) return false;
    rest = rest.slice(at + part.length);
  }
  return true;
}
