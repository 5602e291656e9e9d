import { dayMs, hourMs } from "./clock.js";

const minuteMs = 60 * 1_000;

/** How long ago something was. */
export function ago(time: string, now: number): string {
  return `${duration(now - Date.parse(time))} ago`;
}

/** How far ahead something is. */
export function ahead(time: string, now: number): string {
  return `in ${duration(Date.parse(time) - now)}`;
}

/** The clock of an emulator may be ahead. */
function duration(ms: number): string {
  if (ms >= 2 * dayMs) return `${Math.floor(ms / dayMs)} days`;
  if (ms >= dayMs) return "1 day";
  return ms >= hourMs ? `${Math.floor(ms / hourMs)} h` : `${Math.max(0, Math.floor(ms / minuteMs))} min`;
}
