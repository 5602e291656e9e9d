import { afterAll, beforeAll, expect, it, onTestFinished, vi } from "vitest";
import { Random } from "../support/random.js";
import { EngineDouble } from "./support/engineDouble.js";
import { play } from "./support/play.js";
import type { Declared } from "./support/program.js";
import { openProcess } from "./support/provider.js";
import { describeSequence, type Sequence, sequenceOf, smaller } from "./support/sequence.js";
import { World } from "./support/world.js";

const first = Number(process.env.FAULT_SEED ?? 1);
const usual = process.env.FILES === "few" ? 200 : 1_000;
const count = Number(process.env.FAULT_RUNS ?? (process.env.FAULT_SEED === undefined ? usual : 1));

// The lines that a user would see of thousands of runs.
beforeAll(() => {
  vi.spyOn(console, "log").mockImplementation(() => {});
});
afterAll(() => {
  vi.restoreAllMocks();
});

it(`keeps its promises through ${count} sequences of programs and faults`, async () => {
  for (let seed = first; seed < first + count; seed++) {
    const sequence = sequenceOf(seed);
    if ((await whatBreaks(sequence)) === undefined) continue;
    const least = await smallest(sequence);
    const why = await whatBreaks(least);
    expect.fail(`${describeSequence(least)}\n${why}\nReplay: FAULT_SEED=${seed} npm test -- faults`);
  }
});

it("notices a provider that leaves something behind", async () => {
  const world = await World.start();
  onTestFinished(() => world.emulator.close());
  const { provider, close } = await openProcess(world.emulator);
  const forgetful = {
    provider: (kind: Declared["kind"]) => ({ ...provider(kind), delete: async () => {} }),
    close,
  };
  const program = [{ kind: "Eip", name: "pull", args: {} }] as const;
  const steps = [{ program, refresh: false, troubles: [], repair: false }];
  const engine = new EngineDouble(async () => forgetful);
  await expect(play(world, engine, { seed: 0, steps })).rejects.toThrow(/is left over/);
});

async function whatBreaks(sequence: Sequence): Promise<string | undefined> {
  // The provider's jitter follows from the seed too.
  vi.spyOn(Math, "random").mockImplementation(new Random(sequence.seed).next);
  const world = await World.start();
  try {
    await play(world, new EngineDouble(() => openProcess(world.emulator)), sequence);
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  } finally {
    await world.emulator.close();
  }
}

/** The sequence with all left out that is not needed to break something. */
async function smallest(sequence: Sequence): Promise<Sequence> {
  for (const candidate of smaller(sequence))
    if ((await whatBreaks(candidate)) !== undefined) return smallest(candidate);
  return sequence;
}
