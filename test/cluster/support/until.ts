import { setTimeout } from "node:timers/promises";
import type { Program } from "./program.js";

const pauseMs = 100;
const tries = 900;

/** Comes back when these programs have brought about something; fails when one of them has ended. */
export async function until(isTrue: () => Promise<boolean>, programs: Program[]): Promise<void> {
  for (let count = 0; count < tries; count++) {
    const failure = programs.find((program) => program.failure !== undefined)?.failure;
    if (failure !== undefined) throw failure;
    if (await isTrue().catch(() => false)) return;
    await setTimeout(pauseMs);
  }
  const said = programs.map(({ lastLines }) => lastLines).join("\n");
  throw new Error(`The cluster is not ready after ${tries} looks at it:\n${said}`);
}
