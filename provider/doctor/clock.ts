import { type Finding, note, ok, wrong } from "./finding.js";

const minuteMs = 60_000;
/** Signatures are refused that are further off; dates count whole seconds. */
const allowedMinutes = 15;

/** How far this machine's clock is from what a server says, which both looked at between two moments. */
export function clockFinding(
  host: string,
  date: string | undefined,
  { from, to }: { from: number; to: number },
): Finding | undefined {
  const theirs = Date.parse(date ?? "");
  if (Number.isNaN(theirs)) return undefined;
  const offMs = theirs < from ? from - theirs : Math.max(0, theirs - to);
  const told = `${theirs < from ? "ahead of" : "behind"} the clock of ${host} by ${Math.round(offMs / 1_000)} s`;
  if (offMs > allowedMinutes * minuteMs)
    return wrong(
      "clock",
      told,
      `Set it: calls are refused that are more than ${allowedMinutes} minutes off.`,
    );
  if (offMs > minuteMs)
    return note("clock", told, `Up to ${allowedMinutes} minutes are allowed: have it set by NTP.`);
  return ok("clock", `as that of ${host}`);
}
