import { createInterface } from "node:readline/promises";
import type { Readable, Writable } from "node:stream";

/** The places, counted from 0, that a text such as "1, 3-5" or "all" names among so many; undefined where it names none. */
export function placesIn(text: string, count: number): number[] | undefined {
  if (text.trim().toLowerCase() === "all") return [...Array(count).keys()];
  const places = new Set<number>();
  for (const part of text.split(/[\s,]+/).filter((word) => word !== "")) {
    const [, from = "", to = from] = /^(\d+)(?:-(\d+))?$/.exec(part) ?? [];
    const [first, last] = [Number(from), Number(to)];
    if (from === "" || first < 1 || last < first || last > count) return undefined;
    for (let place = first; place <= last; place++) places.add(place - 1);
  }
  return [...places].sort((a, b) => a - b);
}

const question = 'Which of them? Numbers such as 1 or 1,3-5, "all", or nothing: ';

/** Asks until the answer makes sense; nothing is a choice too, and so is the end of the input. */
export async function askPlaces(count: number, input: Readable, output: Writable): Promise<number[]> {
  const terminal = createInterface({ input, output });
  output.write(question);
  for await (const line of terminal) {
    const places = placesIn(line, count);
    if (places !== undefined) return places;
    output.write(`That is none of it: numbers from 1 to ${count}.\n${question}`);
  }
  return [];
}
