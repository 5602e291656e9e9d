import { join } from "node:path";
import { type Clock, steppedClock } from "pulumi-eci/emulator";
import { vi } from "vitest";
import type { Declaration } from "../../crash/support/declaration.mts";
import { interruptEngine } from "../../crash/support/processTree.js";
import type { TestStack } from "../../engine/support/stack.js";

/** A clock that each call moves on, unless it stands still: then no wait for the cloud ends. */
export class StoppableClock implements Clock {
  isStopped = false;
  private readonly stepped = steppedClock({ stepMs: 10_000 });

  now = () => this.stepped.now();
  advance = (ms: number) => this.stepped.advance(ms);
  onCall = () => {
    if (!this.isStopped) this.stepped.onCall?.();
  };
}

interface Interrupted {
  /** What it has printed. */
  output: string;
  /** From Ctrl-C to the end of the run. */
  ms: number;
}

/** Runs the declaration in a process of its own, and ends it once at its moment as Ctrl-C does; hands out what became of it. */
export async function interrupted(
  stack: TestStack,
  command: "up" | "destroy" | "preview",
  declaration: Declaration,
  isTime: () => boolean,
  end: () => void = interruptEngine,
): Promise<Interrupted> {
  const run = join(__dirname, "..", "..", "crash", "support", "run.mts");
  let output: string | undefined;
  const ended = stack.script(run, command, JSON.stringify(declaration)).then(
    (stdout) => {
      output = stdout;
    },
    (error: { stdout: string; stderr: string }) => {
      output = `${error.stdout}${error.stderr}`;
    },
  );
  await vi.waitUntil(() => isTime() || output !== undefined, { timeout: 60_000, interval: 10 });
  if (output !== undefined) throw new Error(`The run had ended before: ${output}`);
  const at = performance.now();
  end();
  await ended;
  return { output: String(output), ms: performance.now() - at };
}
