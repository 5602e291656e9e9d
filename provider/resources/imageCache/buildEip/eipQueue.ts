import type { Cloud, SharedCloud } from "../../../cloud/cloud.js";

/** The right of one build to use an address. */
export interface Turn {
  /** Whether another build was ahead. */
  readonly hasWaited: boolean;
  /** The build is over, or there will be none. */
  end(): void;
  /** The build goes on without anybody who waits for it: whoever comes next follows it first. */
  handOver(follow: () => Promise<unknown>): void;
}

interface Place {
  name: string;
  /** What is to be waited for before the next turn. */
  over: () => Promise<unknown>;
}

/** The builds of this process that use the same declared address, one at a time. */
class EipQueue {
  private readonly last = new Map<string, Place>();
  private readonly builders = new Set<string>();

  /** Waits until every build that came before is over. `onWait` hears which one is ahead. */
  async take(allocationId: string, name: string, onWait: (ahead: string) => void): Promise<Turn> {
    const ahead = this.last.get(allocationId);
    let settle: (follow: () => Promise<unknown>) => void = () => {};
    const settled = new Promise<() => Promise<unknown>>((resolve) => {
      settle = resolve;
    });
    let followed: Promise<unknown> | undefined;
    const over = async () => {
      const follow = await settled;
      followed ??= follow();
      await followed;
    };
    this.last.set(allocationId, { name, over });
    if (ahead !== undefined) {
      onWait(ahead.name);
      // However it ends: its failure is told where it belongs.
      await ahead.over().catch(() => {});
    }
    return { hasWaited: ahead !== undefined, end: () => settle(async () => {}), handOver: settle };
  }

  /** Remembers the temporary instance of a build of ours. */
  note(containerGroupId: string | undefined): void {
    if (containerGroupId !== undefined) this.builders.add(containerGroupId);
  }

  /** Whether this process knows the holder of an address for a build's temporary instance. */
  isBuilder(instanceId: string | undefined): boolean {
    return instanceId !== undefined && this.builders.has(instanceId);
  }
}

const queues = new WeakMap<SharedCloud, EipQueue>();

export function eipQueueOf({ shared }: Cloud): EipQueue {
  const known = queues.get(shared);
  if (known !== undefined) return known;
  const queue = new EipQueue();
  queues.set(shared, queue);
  return queue;
}
