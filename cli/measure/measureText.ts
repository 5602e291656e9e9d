import type { Run } from "../../provider/measurement/run.js";
import { type Spread, type Summary, summaryOf } from "../../provider/measurement/summary.js";
import { textTable } from "../table.js";
import type { Cost } from "./cost.js";

/** All that was measured. */
export interface Measurement {
  region: string;
  images: string[];
  imageCacheId: string;
  runs: Run[];
  cost: Cost;
}

/** What each kind of run has come to. */
export function summariesOf({ runs }: Pick<Measurement, "runs">): { without: Summary; with: Summary } {
  return {
    without: summaryOf(runs.filter(({ cached }) => !cached)),
    with: summaryOf(runs.filter(({ cached }) => cached)),
  };
}

/** One run, as soon as it is over. */
export function runText({ cached, startSeconds, hit, trouble }: Run, number: string): string {
  const kind = cached ? "from the cache" : "without a cache";
  if (startSeconds === undefined)
    return `${number} ${kind}: does not count, because ${trouble ?? "it never started"}`;
  return `${number} ${kind}: started after ${seconds(startSeconds)}${hit === undefined ? "" : ` (hit: ${hit})`}`;
}

/** The table, and what it comes to. */
export function measureText(measurement: Measurement): string {
  const { imageCacheId, cost } = measurement;
  const found = summariesOf(measurement);
  const rows = [
    ["", "counted", "start", "scheduling", "pulling"],
    row("without a cache", found.without),
    row(imageCacheId, found.with),
  ];
  const isPartial = measurement.runs.some(({ hit }) => hit === "partial");
  return [textTable(rows), "", outcome(found), ...(isPartial ? [partial] : []), costText(cost)].join("\n");
}

const partial = "The cache does not hold all of the images: some were pulled beside it (partial hit).";

function row(name: string, { counted, runs, start, scheduling, pulling }: Summary): string[] {
  return [name, `${counted} of ${runs}`, spread(start), spread(scheduling), spread(pulling)];
}

/** The middle one, with the least and the most where they differ. */
function spread(found: Spread | undefined): string {
  if (found === undefined) return "-";
  const { median, least, most } = found;
  return least === most ? seconds(median) : `${seconds(median)} (${rounded(least)} to ${rounded(most)})`;
}

function outcome({ without, with: cached }: ReturnType<typeof summariesOf>): string {
  const [before, after] = [without.start?.median, cached.start?.median];
  if (before === undefined || after === undefined) return "Not enough runs count to compare them.";
  const arrow = `${seconds(before)} -> ${seconds(after)}`;
  if (after >= before) return `${arrow}: the cache does not make the start sooner.`;
  return `${arrow}: ${seconds(before - after)} sooner.`;
}

function costText({ groups, seconds: lived, hourly, estimated }: Cost): string {
  const what = `The measurement started ${groups} groups, which lived ${lived} s in all`;
  if (hourly === undefined) return `${what}.`;
  return `${what}: about ${estimated} ${hourly.currency} at ${hourly.amount} ${hourly.currency} an hour.`;
}

function seconds(value: number): string {
  return `${rounded(value)} s`;
}

/** With one decimal at the most. */
export function rounded(value: number): string {
  return String(Math.round(value * 10) / 10);
}
