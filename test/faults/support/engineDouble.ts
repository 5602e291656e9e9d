import { identityOfUrn } from "../../../provider/core/identity.js";
import { ownerOf } from "../../../provider/core/owner.js";
import type { Properties } from "../../../provider/core/resource.js";
import type { DynamicProvider } from "../../../provider/hosts/dynamic.js";
import type { Engine, Run, Stored } from "./engine.js";
import type { Declared, Program } from "./program.js";
import type { ProviderProcess } from "./provider.js";

interface Kept extends Stored {
  /** Its last create or update was a partial failure. */
  isUnfinished: boolean;
}

/** A resource that failed: the run ends with it. */
class Failed extends Error {}

type Step = { declared: Declared; urn: string; provider: DynamicProvider };

/** What the engine does with a provider and a state, one resource after the other. */
export class EngineDouble implements Engine {
  state: Kept[] = [];

  constructor(private readonly open: () => Promise<ProviderProcess>) {}

  async up(program: Program, { refresh, closes }: Run): Promise<string | undefined> {
    const session = await this.open();
    const failure = await reasonOf(async () => {
      if (refresh) await this.refresh(session);
      for (const declared of program) await this.step(session, declared);
      const urns = program.map(urnOf);
      await this.deleteAll(session, ({ urn, isReplaced }) => isReplaced || !urns.includes(urn));
    });
    if (closes) await session.close();
    return failure;
  }

  async destroy(): Promise<string | undefined> {
    const session = await this.open();
    const failure = await reasonOf(() => this.deleteAll(session, () => true));
    await session.close();
    return failure;
  }

  ownerOf(declared: Declared): string {
    return ownerOf(identityOfUrn(urnOf(declared), "acme"), { ownerInTags: true }).tag;
  }

  find(declared: Pick<Declared, "kind" | "name">): Kept | undefined {
    const urn = urnOf(declared);
    return this.state.find((stored) => stored.urn === urn && !stored.isReplaced);
  }

  private async refresh(session: ProviderProcess): Promise<void> {
    for (const stored of [...this.state]) {
      const read = await session.provider(stored.kind).read(stored.id, wire(stored.outputs)).catch(fail);
      if (read.id === undefined || read.id === "") {
        this.forget(stored);
        continue;
      }
      stored.inputs = wire({ ...read.inputs, __provider: text });
      stored.outputs = wire({ ...read.props, __provider: text });
      stored.isUnfinished = false;
    }
  }

  private async step(session: ProviderProcess, declared: Declared): Promise<void> {
    const provider = session.provider(declared.kind);
    const step = { declared, urn: urnOf(declared), provider };
    const old = this.find(declared);
    const news = await this.check(step, old);
    if (old === undefined) return this.create(step, news);
    const diff = await provider.diff(old.id, wire(old.outputs), wire(news)).catch(fail);
    const replaces = diff.replaces as string[];
    if (replaces.length > 0) return this.replace(step, old, news, diff.deleteBeforeReplace === true);
    const changes = diff.changes ?? JSON.stringify(shown(old.inputs)) !== JSON.stringify(shown(news));
    if (changes === true || old.isUnfinished) return this.update(step, old, news);
    old.inputs = news;
  }

  private async check({ declared, urn, provider }: Step, old: Kept | undefined): Promise<Properties> {
    const hidden = {
      __urn: urn,
      __organization: "acme",
      __provider: text,
    };
    const args = { ...declared.args, ...this.addressOf(declared), ...hidden };
    const { inputs, failures } = await provider.check(wire(old?.inputs ?? {}), wire(args)).catch(fail);
    if (failures.length > 0) throw new Failed(JSON.stringify(failures));
    return wire(inputs);
  }

  private addressOf(declared: Declared): Properties {
    if (declared.kind !== "ImageCache" || declared.through === undefined) return {};
    const address = this.find({ kind: "Eip", name: declared.through });
    return { eipInstanceId: address?.outputs.allocationId };
  }

  private async create({ declared, urn, provider }: Step, inputs: Properties): Promise<void> {
    const { kind, name } = declared;
    const store = (id: string, outputs: Properties, isUnfinished: boolean) =>
      this.state.push({ urn, kind, name, id, inputs, outputs, isUnfinished, isReplaced: false });
    try {
      const { id, outs } = await provider.create(wire(inputs));
      store(id, wire({ ...outs, __provider: text }), false);
    } catch (error) {
      const left = leftBy(error);
      if (left !== undefined) store(left.id, left.properties, true);
      fail(error);
    }
  }

  private async update({ provider }: Step, old: Kept, news: Properties): Promise<void> {
    try {
      const { outs } = await provider.update(old.id, wire(old.outputs), wire(news));
      Object.assign(old, { inputs: news, outputs: wire({ ...outs, __provider: text }), isUnfinished: false });
    } catch (error) {
      const left = leftBy(error);
      if (left !== undefined)
        Object.assign(old, { inputs: news, outputs: left.properties, isUnfinished: true });
      fail(error);
    }
  }

  private async replace(step: Step, old: Kept, news: Properties, deleteFirst: boolean): Promise<void> {
    if (deleteFirst) {
      await this.delete(step.provider, old);
      return this.create(step, news);
    }
    const others = this.state.length;
    try {
      await this.create(step, news);
    } finally {
      // The old one goes at the end of the run, or of the next that gets there.
      if (this.state.length > others) old.isReplaced = true;
    }
  }

  private async deleteAll(session: ProviderProcess, which: (stored: Kept) => boolean): Promise<void> {
    // What was made first is needed by what came later.
    const order = this.state
      .filter(which)
      .sort((a, b) => Number(a.kind === "Eip") - Number(b.kind === "Eip"));
    for (const stored of order) await this.delete(session.provider(stored.kind), stored);
  }

  private async delete(provider: DynamicProvider, stored: Kept): Promise<void> {
    await provider.delete(stored.id, wire(stored.outputs)).catch(fail);
    this.forget(stored);
  }

  private forget(stored: Kept): void {
    this.state = this.state.filter((other) => other !== stored);
  }
}

const text = "the provider's text";

function urnOf({ kind, name }: Pick<Declared, "kind" | "name">): string {
  return `urn:pulumi:dev::shop::pulumi-nodejs:dynamic/eci:${kind}::${name}`;
}

/** What the engine compares by itself: keys with two underscores in front are internal to it. */
function shown(inputs: Properties): [string, unknown][] {
  return Object.entries(inputs)
    .filter(([name]) => !name.startsWith("__"))
    .sort(([a], [b]) => (a < b ? -1 : 1));
}

/** Properties as they cross the wire. */
function wire(properties: Properties): Properties {
  return JSON.parse(JSON.stringify(properties));
}

function leftBy(error: unknown): { id: string; properties: Properties } | undefined {
  const { id, properties } = error as { id?: string; properties?: Properties };
  return id === undefined || properties === undefined ? undefined : { id, properties: wire(properties) };
}

function fail(error: unknown): never {
  const { reasons, message } = error as { reasons?: string[]; message: string };
  throw new Failed(reasons?.join("\n") ?? message, { cause: error });
}

async function reasonOf(run: () => Promise<void>): Promise<string | undefined> {
  try {
    await run();
    return undefined;
  } catch (error) {
    if (error instanceof Failed) return error.message;
    throw error;
  }
}
