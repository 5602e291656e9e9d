import type { Cloud, SharedCloud } from "../../cloud/cloud.js";
import type { Properties } from "../../core/resource.js";

/** How many caches of one set may be pulled again at once, as the set tells its members. */
interface PullLimit {
  /** Names the set. */
  of: string;
  most: number;
}

/** What the class passes on as `__pullLimit` of the set that a cache belongs to. */
export function pullLimitOf({ __pullLimit }: Properties): PullLimit | undefined {
  const { of, most } = (__pullLimit ?? {}) as Partial<PullLimit>;
  return typeof of === "string" && typeof most === "number" ? { of, most } : undefined;
}

/** The pulls of one set in one region: so many at once that the others still serve pods. */
class PullQueue {
  private readonly waiting: ((isAdmitted: boolean) => void)[] = [];
  private readonly cold: string[] = [];
  private inside = 0;

  /** Runs a pull when it is its turn. One that fails leaves its cache cold, and so keeps its place. */
  async pull<T>(name: string, most: number, work: () => Promise<T>, onWait: () => void): Promise<T> {
    const isAdmitted = new Promise<boolean>((resolve) => this.waiting.push(resolve));
    if (this.isFull(most)) onWait();
    this.admit(most);
    if (!(await isAdmitted)) throw new Error(tooManyCold(this.cold));
    try {
      return await work();
    } catch (error) {
      this.cold.push(name);
      throw error;
    } finally {
      this.inside -= 1;
      this.admit(most);
    }
  }

  private isFull(most: number): boolean {
    return this.inside + this.cold.length >= most;
  }

  private admit(most: number): void {
    while (this.waiting.length > 0 && !this.isFull(most)) {
      this.inside += 1;
      this.waiting.shift()?.(true);
    }
    // There will be no room for them any more.
    if (this.cold.length >= most) for (const refuse of this.waiting.splice(0)) refuse(false);
  }
}

function tooManyCold(names: readonly string[]): string {
  return (
    `was not pulled again, because ${names.join(", ")} of its set failed before it, and more of them would be cold at once ` +
    "(maxConcurrentUpdates). Its images are those of before. Correct what failed and run pulumi up again."
  );
}

const queues = new WeakMap<SharedCloud, Map<string, PullQueue>>();

export function pullQueueOf({ shared }: Cloud, of: string): PullQueue {
  const known = queues.get(shared) ?? new Map<string, PullQueue>();
  queues.set(shared, known);
  const queue = known.get(of) ?? new PullQueue();
  known.set(of, queue);
  return queue;
}
