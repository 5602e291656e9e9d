import type { Cloud } from "./cloud.js";
import type { Collection } from "./collection.js";

/** The objects of one kind in all accounts and regions, for whoever runs the emulator. */
export interface Held<Snapshot, Patch> {
  list(): Snapshot[];
  get(id: string): Snapshot | undefined;
  /** Changes fields as somebody else would, past all checks. */
  change(id: string, patch: Patch): void;
  /** Removes an object at once, whatever its state and whatever uses it. */
  remove(id: string): void;
}

/** What is particular to a kind of objects. */
export interface Kind<T extends object, Snapshot, Patch> {
  /** As errors call it. */
  readonly noun: string;
  readonly objects: Collection<T>;
  snapshot(object: T): Snapshot;
  /** May keep the patch: it is a copy. */
  change(object: T, patch: Patch): void;
  /** What else goes when an object is removed. Default: nothing. */
  removed?(object: T): void;
}

export class HeldObjects<T extends object, Snapshot, Patch> implements Held<Snapshot, Patch> {
  constructor(
    protected readonly cloud: Cloud,
    private readonly kind: Kind<T, Snapshot, Patch>,
  ) {}

  list(): Snapshot[] {
    this.cloud.settle();
    return this.kind.objects.list().map((object) => this.kind.snapshot(object));
  }

  get(id: string): Snapshot | undefined {
    this.cloud.settle();
    const object = this.kind.objects.get(id);
    return object && this.kind.snapshot(object);
  }

  change(id: string, patch: Patch): void {
    this.kind.change(this.find(id), structuredClone(patch));
  }

  remove(id: string): void {
    const object = this.find(id);
    this.kind.objects.delete(id);
    this.kind.removed?.(object);
  }

  protected find(id: string): T {
    this.cloud.settle();
    const object = this.kind.objects.get(id);
    if (!object) throw new Error(`The emulator holds no ${this.kind.noun} ${id}.`);
    return object;
  }
}
