import type { Engine } from "./engine.js";
import { differences, lost, orphans } from "./invariants.js";
import type { Program } from "./program.js";
import type { Sequence, Step } from "./sequence.js";
import type { World } from "./world.js";

/** A promise of the provider that a sequence has broken. */
class Broken extends Error {
  constructor(moment: string, what: readonly string[]) {
    super(`${moment}:\n${what.map((line) => `    ${line}`).join("\n")}`);
  }
}

/** Plays a sequence in a cloud that is empty; what it finds broken is thrown. */
export async function play(world: World, engine: Engine, { steps }: Sequence): Promise<void> {
  const course = new PollSchedule(world, engine);
  for (const [index, step] of steps.entries()) await course.take(step, `step ${index + 1}`);
  await course.repair(steps.at(-1)?.program ?? [], "at the end");
  await course.destroy();
}

class PollSchedule {
  /** Ids that no run will ask for any more: docs/crash-safety.md, "When nobody asks for it any more". */
  private forsaken = new Set<string>();
  private program: Program = [];
  /** The last run has said that only a refresh helps. */
  private needsRefresh = false;

  constructor(
    private readonly world: World,
    private readonly engine: Engine,
  ) {}

  async take(step: Step, moment: string): Promise<void> {
    this.turnTo(step.program);
    const failure = await this.up(step.program, step);
    this.expect(`${moment}, after ${failure ?? "success"}`, orphans(this.world.emulator, this.engine));
    if (failure === undefined) this.expectProgram(`${moment}, after success`);
    else if (step.repair) await this.repair(step.program, `${moment}, repaired after: ${failure}`);
  }

  /** One run without faults makes everything right. */
  async repair(program: Program, moment: string): Promise<void> {
    this.turnTo(program);
    const quiet = { refresh: this.world.isMeddledWith || this.needsRefresh, troubles: [] };
    let failure = await this.up(program, quiet);
    // Documented: what the API keeps although it was cleared is told, and replaced by the run after that.
    for (let left = 3 * program.length; left > 0 && isKept(failure); left--)
      failure = await this.up(program, quiet);
    if (failure !== undefined) throw new Broken(moment, [`the run without faults failed: ${failure}`]);
    this.expectProgram(moment);
  }

  async destroy(): Promise<void> {
    const failure = await this.engine.destroy();
    if (failure !== undefined) throw new Broken("destroy failed", [failure]);
    const left = lost(this.world.emulator, this.engine).filter(({ id }) => !this.forsaken.has(id));
    this.expect(
      "after destroy",
      left.map(({ id }) => `${id} is left over`),
    );
  }

  private async up(program: Program, step: Pick<Step, "refresh" | "troubles">): Promise<string | undefined> {
    const { world, engine } = this;
    const wasMeddledWith = world.isMeddledWith;
    world.begin(step.troubles);
    if (step.refresh) world.isMeddledWith = false;
    const closes = !step.troubles.some(({ kind }) => kind === "notClosed");
    const failure = await engine.up(program, { refresh: step.refresh, closes });
    world.end();
    this.needsRefresh = failure?.includes("Run pulumi up --refresh") === true;
    if (failure !== undefined) world.isMeddledWith ||= wasMeddledWith;
    return failure;
  }

  /** What was lost while a resource was replaced or made is asked for only as long as the program wants the same. */
  private turnTo(program: Program): void {
    const same = (declared: Program[number]) =>
      this.program.some((before) => JSON.stringify(before) === JSON.stringify(declared));
    const asking = program.filter((declared) => this.engine.find(declared) === undefined || same(declared));
    const owners = asking.map((declared) => this.engine.ownerOf(declared));
    for (const { id, owner } of lost(this.world.emulator, this.engine))
      if (!owners.includes(owner ?? "")) this.forsaken.add(id);
    this.program = program;
  }

  private expectProgram(moment: string): void {
    // A run without --refresh takes the state for the cloud: what somebody else has changed is not its to see.
    if (this.world.isMeddledWith) return;
    const found = differences(this.world.emulator, this.engine, this.program);
    const forsaken = [...this.forsaken];
    this.expect(
      moment,
      found.filter((line) => !forsaken.some((id) => line.startsWith(`${id} is in the cloud`))),
    );
  }

  private expect(moment: string, wrong: readonly string[]): void {
    if (wrong.length > 0) throw new Broken(moment, wrong);
  }
}

function isKept(failure: string | undefined): boolean {
  return failure?.includes("the cloud has kept the old") === true;
}
