import { subscribe, unsubscribe } from "node:diagnostics_channel";
import { join } from "node:path";
import type { Emulator } from "pulumi-eci/emulator";
import { vi } from "vitest";
import type { TestStack } from "../../engine/support/stack.js";
import type { Declaration } from "./declaration.mts";
import { engines, isAnyAlive, killDescendants } from "./processTree.js";

export type Moment = "before its effect" | "before its answer" | "after its answer";

export interface KillPoint {
  product: string;
  action: string;
  /** Which of the run's calls of this action, from 1. */
  nth: number;
  moment: Moment;
}

export type Command = "up" | "destroy";

/** Starts a run, ends it at a point of its course, by kill -9 unless told otherwise, and takes off the lock that it leaves. */
export async function endAt(
  stack: TestStack,
  point: KillPoint,
  command: Command,
  declaration: Declaration,
  end: () => void = killDescendants,
): Promise<void> {
  const { emulator } = stack;
  emulator.clearCalls();
  const stopAt = point.moment === "after its answer" ? afterAnswer : whileHeld;
  let over = false;
  let outcome = "It succeeded.";
  let ending: number[] = [];
  const stop = stopAt(emulator, point, () => {
    ending = engines();
    end();
  });
  const ended = stack
    .script(join(__dirname, "run.mts"), command, JSON.stringify(declaration))
    .catch((error: unknown) => {
      outcome = String(error);
    })
    .finally(() => {
      over = true;
    });
  try {
    await vi.waitUntil(() => stop.hasEnded() || over, { timeout: 60_000, interval: 10 });
    if (!stop.hasEnded()) throw new Error(`The run made no call ${JSON.stringify(point)}. ${outcome}`);
    await ended;
    // An engine outlives its parent by what it was writing.
    await vi.waitUntil(() => !isAnyAlive(ending), { timeout: 60_000, interval: 10 });
  } finally {
    stop.forget();
    emulator.faults.clear();
  }
  await stack.mendState();
  await stack.cancel();
}

interface Stop {
  /** Whether the point was reached, and the run ended there. */
  hasEnded(): boolean;
  forget(): void;
}

function whileHeld(emulator: Emulator, point: KillPoint, end: () => void): Stop {
  const { product, action, nth, moment } = point;
  const fault = { kind: "hold", effect: moment === "before its answer" } as const;
  emulator.faults.add({ product, action, skip: nth - 1, fault });
  let isReached = false;
  return {
    hasEnded: () => {
      if (!isReached && emulator.faults.heldCalls > 0) {
        isReached = true;
        end();
      }
      return isReached;
    },
    forget: () => {},
  };
}

const finished = "http.server.response.finish";

/** Nothing that the run still sends has an effect. */
function afterAnswer(emulator: Emulator, { product, action, nth }: KillPoint, end: () => void): Stop {
  let isReached = false;
  const listener = () => {
    const calls = emulator.calls.filter((call) => call.product === product && call.action === action);
    // It has a status as soon as its answer is written.
    if (isReached || (calls[nth - 1]?.status ?? 0) === 0) return;
    isReached = true;
    emulator.faults.add({ times: Number.POSITIVE_INFINITY, fault: { kind: "dropBefore" } });
    end();
  };
  subscribe(finished, listener);
  return { hasEnded: () => isReached, forget: () => unsubscribe(finished, listener) };
}
