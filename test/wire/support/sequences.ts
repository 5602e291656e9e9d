import { isDeepStrictEqual } from "node:util";
import type { Emulator, Fault } from "../../../emulator/index.js";
import { markKey } from "../../../provider/core/secretMark.js";
import { HostFailure, type Properties } from "./client.js";
import type { Side, Stored } from "./sides.js";

/** What happens to a resource: a run of `pulumi`, or what somebody else does to the cloud. */
export type Step =
  | Run
  | { cloud: (emulator: Emulator, id: string) => unknown }
  | { fault: { action: string; times?: number; fault: Fault } };

type Run = { up: Properties } | { refresh: true } | { destroy: true };

/** The steps as the engine would take them, and what came of each: answers, what people read, and the calls of the cloud. */
export async function play(side: Side, emulator: Emulator, steps: readonly Step[]): Promise<unknown[]> {
  const engine = new Engine(side);
  const seen: unknown[] = [];
  for (const step of steps) {
    emulator.clearCalls();
    if ("cloud" in step) step.cloud(emulator, engine.stored?.id ?? "");
    else if ("fault" in step) emulator.faults.add(step.fault);
    else {
      const answers = await engine.run(step);
      seen.push({ ...step, answers, lines: await side.takeLines(), calls: callsOf(emulator) });
    }
  }
  return withoutOwn(seen) as unknown[];
}

/** The engine's own order of calls for one resource. */
class Engine {
  stored: Stored | undefined;
  private asked: Properties = {};
  /** The last create or update has failed halfway: another one follows, whatever has changed. */
  private isHalf = false;

  constructor(private readonly side: Side) {}

  async run(step: Run): Promise<unknown[]> {
    const answers: unknown[] = [];
    try {
      if ("up" in step) await this.up(step.up, answers);
      else if ("refresh" in step) await this.refresh(answers);
      else await this.destroy(answers);
    } catch (error) {
      if (!(error instanceof HostFailure)) throw error;
      answers.push({ failed: reasonOf(error.message), left: error.left?.properties });
      if (error.left !== undefined) this.keep(error.left);
    }
    return answers;
  }

  private async up(args: Properties, answers: unknown[]): Promise<void> {
    const checked = await this.side.check(this.stored, args);
    answers.push({ inputs: checked.inputs, failures: checked.failures });
    if (checked.failures.length > 0) return;
    this.asked = checked.inputs;
    if (this.stored === undefined) return this.create(checked.inputs, answers);
    const difference = await this.side.diff(this.stored, checked.inputs);
    // Where a host leaves that to the engine, it compares what was asked for.
    const isSame =
      difference.changes === "none" ||
      (difference.changes === "unknown" && isDeepStrictEqual(checked.inputs, this.stored.inputs));
    answers.push({ ...difference, changes: isSame && !this.isHalf ? "none" : "some" });
    if (difference.replaces.length > 0)
      return this.replace(this.stored, args, difference.deleteBeforeReplace, answers);
    if (isSame && !this.isHalf) return;
    this.isHalf = false;
    this.stored = await this.side.update(this.stored, checked.inputs);
    answers.push(this.stored.state);
  }

  private async replace(old: Stored, args: Properties, oldFirst: boolean, answers: unknown[]): Promise<void> {
    const { inputs, failures } = await this.side.check(undefined, args);
    answers.push({ inputs, failures });
    if (failures.length > 0) return;
    this.asked = inputs;
    if (oldFirst) await this.side.delete(old);
    if (oldFirst) this.stored = undefined;
    await this.create(inputs, answers);
    if (!oldFirst) await this.side.delete(old);
  }

  private async create(inputs: Properties, answers: unknown[]): Promise<void> {
    this.stored = await this.side.create(inputs);
    answers.push(this.stored.state);
  }

  private async refresh(answers: unknown[]): Promise<void> {
    if (this.stored === undefined) return;
    this.stored = await this.side.read(this.stored);
    answers.push(
      this.stored === undefined ? "gone" : { outs: this.stored.state, inputs: this.stored.inputs },
    );
  }

  private async destroy(answers: unknown[]): Promise<void> {
    if (this.stored === undefined) return;
    await this.side.delete(this.stored);
    this.stored = undefined;
    answers.push("deleted");
  }

  private keep({ id, properties }: NonNullable<HostFailure["left"]>): void {
    this.stored = { id, inputs: this.asked, state: properties };
    this.isHalf = true;
  }
}

/** The dynamic host begins with the resource, beside which the engine shows what the plugin says. */
function reasonOf(message: string): string {
  return message.replace(/^[A-Z]\w+ web-\d+(?: \([\w-]+\))?: /, "").replace(/^(?:imc|eip|eci)-\w+ /, "");
}

function callsOf(emulator: Emulator): unknown[] {
  return emulator.calls.map(({ action, parameters: { ClientToken, ...parameters } }) => ({
    action,
    ...Object.fromEntries(Object.entries(parameters).filter(([, value]) => value !== undefined)),
  }));
}

/** Without hidden names and marks of secrets; ids and request ids by the order in which they come up. */
function withoutOwn(seen: unknown): unknown {
  const known = new Map<string, string>();
  const named = (id: string) => {
    if (!known.has(id)) known.set(id, `${id.replace(/-.*/s, "")}#${known.size}`);
    return known.get(id) ?? id;
  };
  const walk = (value: unknown): unknown => {
    if (typeof value === "string")
      return value
        .replace(/\b(?:imc|eip|eci|s|vsw|sg)-[a-z0-9]{15,}\b/g, named)
        .replace(/\b[0-9A-F]{8}(?:-[0-9A-F]{4}){3}-[0-9A-F]{12}\b/g, "<request>")
        .replace(/\b\d+\.\d+\.\d+\.\d+(:\d+)?\b/g, "<address>");
    if (Array.isArray(value)) return value.map(walk);
    if (typeof value !== "object" || value === null) return value;
    const held = value as Properties;
    if (markKey in held) return walk(held.value);
    return Object.fromEntries(
      Object.entries(held)
        .filter(([name]) => !name.startsWith("__"))
        .sort(([one], [other]) => (one < other ? -1 : 1))
        .map(([name, item]) => [name, walk(item)]),
    );
  };
  return walk(seen);
}
