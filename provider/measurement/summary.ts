import type { Run } from "./run.js";

/** What the runs of one kind come to. */
export interface Summary {
  /** How many were made, and how many of them count. */
  runs: number;
  counted: number;
  start: Spread | undefined;
  scheduling: Spread | undefined;
  pulling: Spread | undefined;
}

/** Seconds: the middle one, the least and the most. */
export interface Spread {
  median: number;
  least: number;
  most: number;
}

export function summaryOf(runs: readonly Run[]): Summary {
  const counted = runs.filter(({ startSeconds }) => startSeconds !== undefined);
  return {
    runs: runs.length,
    counted: counted.length,
    start: spreadOf(counted.map(({ startSeconds }) => startSeconds)),
    scheduling: spreadOf(counted.map(({ schedulingSeconds }) => schedulingSeconds)),
    pulling: spreadOf(counted.map(({ pullingSeconds }) => pullingSeconds)),
  };
}

function spreadOf(values: readonly (number | undefined)[]): Spread | undefined {
  const known = values.filter((value) => value !== undefined).sort((a, b) => a - b);
  const [least] = known;
  const most = known.at(-1);
  if (least === undefined || most === undefined) return undefined;
  const half = known.length / 2;
  const [low = least, high = low] =
    known.length % 2 === 0
      ? [known[half - 1], known[half]]
      : [known[Math.floor(half)], known[Math.floor(half)]];
  return { median: (low + high) / 2, least, most };
}
