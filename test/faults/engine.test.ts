import { expect, it, onTestFinished } from "vitest";
import { TestStack } from "../engine/support/stack.js";
import { play } from "./support/play.js";
import { RealEngine } from "./support/realEngine.js";
import { describeSequence, type Sequence, sequenceOf } from "./support/sequence.js";
import type { Trouble } from "./support/trouble.js";
import { World } from "./support/world.js";

/** The emulator's clock goes with the calls: its next builds are done when they are looked at a second time. */
const stepMs = 10_000;

it.each([11, 12, 13])("keeps its promises on the real engine (seed %i)", async (seed) => {
  let stack: TestStack | undefined;
  const world = await World.start(stepMs, async (emulator) => {
    stack = await TestStack.create({ emulator, environment: { CLIENT_READ_TIMEOUT: "2000" } });
    return stack.emulator;
  });
  if (stack === undefined) throw new Error("There is no stack.");
  const { close } = stack;
  onTestFinished(close.bind(stack));
  const sequence = inRealTime(sequenceOf(seed));
  await play(world, new RealEngine(stack), sequence).catch((error: Error) => {
    expect.fail(`${describeSequence(sequence)}\n${error.message}`);
  });
});

/** The first steps, without what takes minutes on a real clock or needs a kill at the right moment. */
function inRealTime({ seed, steps }: Sequence): Sequence {
  const troubles = (all: readonly Trouble[]) =>
    all.filter(({ kind }) => kind !== "notClosed" && kind !== "pause").map(shorter);
  return { seed, steps: steps.slice(0, 2).map((step) => ({ ...step, troubles: troubles(step.troubles) })) };
}

function shorter(trouble: Trouble): Trouble {
  if (trouble.kind !== "calls" || trouble.rule.fault.kind !== "throttle") return trouble;
  return { kind: "calls", rule: { ...trouble.rule, times: 3, fault: { kind: "throttle" } } };
}
