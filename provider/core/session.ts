import type { Cloud } from "../accounts/clouds.js";
import { type TaggedKind, tagResources } from "../cloud/tags.js";
import { createdPhase, creatingPhase, phaseTag } from "./ownership.js";

/**
 * What this process knows of the objects that it made or was told of. An object carries the phase `creating` from the very
 * call that makes it until the engine is known to have it in the state; one that still carries it when nobody names it is a
 * leftover of a run that was killed.
 */
export class Phases {
  private readonly named = new Set<string>();
  private readonly adopted = new Set<string>();
  private readonly attempted = new Set<string>();
  private readonly kept = new Map<string, { cloud: Cloud; kind: TaggedKind }>();

  /** The engine has named the object: it is in the state, and no leftover. */
  name(id: string): void {
    this.named.add(id);
  }

  isNamed(id: string): boolean {
    return this.named.has(id);
  }

  /** Whether a create for this owner has been tried in this process already; from now on it has. */
  wasAttempted(owner: string): boolean {
    if (this.attempted.has(owner)) return true;
    this.attempted.add(owner);
    return false;
  }

  /** A create hands out an object that it found instead of making one. */
  adopt(id: string): void {
    this.adopted.add(id);
  }

  /**
   * Whether the one deletion that may follow an adoption is to be passed over: in a forced replacement the object that was
   * found can be the very one that the engine then deletes as the old one.
   */
  passOverDeletion(id: string): boolean {
    return this.adopted.delete(id);
  }

  /** The engine has been handed this object, or holds it already: its phase ends when the engine closes the host. */
  keep(cloud: Cloud, kind: TaggedKind, id: string): void {
    this.kept.set(id, { cloud, kind });
  }

  /** The same for an object that was looked at, if its phase has not ended yet. */
  keepIfCreating(cloud: Cloud, kind: TaggedKind, id: string, tags: Readonly<Record<string, string>>): void {
    if (tags[phaseTag] === creatingPhase) this.keep(cloud, kind, id);
  }

  /** Ends the phase of everything kept, in as few calls as possible. A failure is no harm: the next run repeats it. */
  async end(withinMs: number): Promise<void> {
    const batches = new Map<string, { cloud: Cloud; kind: TaggedKind; ids: string[] }>();
    for (const [id, { cloud, kind }] of this.kept) {
      const key = `${kind} ${cloud.region}`;
      const batch = batches.get(key) ?? { cloud, kind, ids: [] };
      batch.ids.push(id);
      batches.set(key, batch);
    }
    this.kept.clear();
    const calls = [...batches.values()].map(({ cloud, kind, ids }) => {
      const client = kind === "eip" ? cloud.vpc : cloud.eci;
      return tagResources(client, kind, ids, { [phaseTag]: createdPhase }, cloud.clock.now() + withinMs);
    });
    await Promise.allSettled(calls);
  }
}
