import { Random } from "../../support/random.js";
import { nextProgram, type Program } from "./program.js";
import { someTrouble, type Trouble } from "./trouble.js";

/** One `pulumi up` in the middle of trouble. */
export interface Step {
  program: Program;
  refresh: boolean;
  troubles: readonly Trouble[];
  /** Whether a run without faults follows when this one has failed; else the damage adds up. */
  repair: boolean;
}

export interface Sequence {
  seed: number;
  steps: readonly Step[];
}

export function sequenceOf(seed: number): Sequence {
  const random = new Random(seed);
  const steps: Step[] = [];
  let program: Program = [];
  for (let count = 2 + random.below(4); count > 0; count--) {
    if (steps.length === 0 || random.chance(0.75)) program = nextProgram(random, program);
    const troubles = Array.from({ length: random.pick([0, 1, 1, 1, 2]) }, () => someTrouble(random));
    steps.push({ program, refresh: random.chance(0.2), troubles, repair: random.chance(0.5) });
  }
  return { seed, steps };
}

/** The sequence for whoever has to find out what went wrong. */
export function describeSequence({ seed, steps }: Sequence): string {
  const lines = steps.map((step, index) => {
    const declared = step.program.map((one) => {
      const through = one.kind === "ImageCache" && one.through !== undefined ? ` through ${one.through}` : "";
      return `    ${one.kind} ${one.name} ${JSON.stringify(one.args)}${through}`;
    });
    const troubles = step.troubles.map((trouble) => `    ! ${JSON.stringify(trouble)}`);
    const head = `  ${index + 1}. up${step.refresh ? " --refresh" : ""}${step.repair ? ", repaired if it fails" : ""}`;
    return [head, ...declared, ...troubles].join("\n");
  });
  return [`sequence of seed ${seed}:`, ...lines].join("\n");
}

/** The same with one thing less, for each thing that can be left out. */
export function smaller({ seed, steps }: Sequence): Sequence[] {
  const without = <T>(list: readonly T[], index: number) => list.filter((_, other) => other !== index);
  const replaced = (index: number, step: Step) => ({
    seed,
    steps: steps.map((other, at) => (at === index ? step : other)),
  });
  return steps.flatMap((step, index) => [
    { seed, steps: without(steps, index) },
    ...step.troubles.map((_, at) => replaced(index, { ...step, troubles: without(step.troubles, at) })),
    ...step.program
      .filter((one) => !step.program.some((other) => "through" in other && other.through === one.name))
      .map((one) => replaced(index, { ...step, program: step.program.filter((other) => other !== one) })),
    ...step.program.flatMap((one) =>
      Object.keys(one.args)
        .filter((name) => !["images", "containers"].includes(name))
        .map((name) =>
          replaced(index, { ...step, program: step.program.map((o) => (o === one ? less(o, name) : o)) }),
        ),
    ),
  ]);
}

function less<T extends Program[number]>(declared: T, name: string): T {
  const args = Object.fromEntries(Object.entries(declared.args).filter(([key]) => key !== name));
  return { ...declared, args };
}
