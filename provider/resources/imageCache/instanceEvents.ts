import { causeOfCode } from "../../cloud/causes/causeOf.js";
import type { Cloud, SharedCloud } from "../../cloud/cloud.js";
import type { ImageCache, ImageCacheEvent } from "../../cloud/eci.js";
import { CloudError } from "../../cloud/errors.js";
import { containerGroupsPerCall, describeContainerGroupEvents } from "../../cloud/events.js";
import { once } from "../../core/polling/listing.js";

type Events = readonly ImageCacheEvent[];

/** Asks what happened in the temporary instances of builds: of all that are asked for at the same moment, with one call for twenty. */
class InstanceEvents {
  private readonly asked = new Map<string, ((events: Events) => void)[]>();
  private isDenied = false;

  constructor(private readonly cloud: SharedCloud) {}

  of(containerGroupId: string): Promise<Events> {
    return new Promise((resolve) => {
      if (this.asked.size === 0) setImmediate(() => void this.answer());
      this.asked.set(containerGroupId, [...(this.asked.get(containerGroupId) ?? []), resolve]);
    });
  }

  private async answer(): Promise<void> {
    const asked = [...this.asked];
    this.asked.clear();
    for (let start = 0; start < asked.length; start += containerGroupsPerCall) {
      const batch = asked.slice(start, start + containerGroupsPerCall);
      const found = await this.find(batch.map(([id]) => id));
      for (const [id, resolves] of batch) for (const resolve of resolves) resolve(found.get(id) ?? []);
    }
  }

  /** They only add to what the cache tells itself: without the permission, or in any trouble, there are none. */
  private async find(ids: readonly string[]): Promise<ReadonlyMap<string, Events>> {
    if (this.isDenied) return new Map();
    try {
      return await describeContainerGroupEvents(this.cloud.eci.within(once), ids);
    } catch (error) {
      this.isDenied = error instanceof CloudError && causeOfCode(error.code)?.id === "denied";
      return new Map();
    }
  }
}

const known = new WeakMap<SharedCloud, InstanceEvents>();

/** What a build tells of itself, and what was said in its temporary instance where that may be asked for. */
export function eventsOfBuild(cloud: Cloud, { containerGroupId, events }: ImageCache): Promise<Events> {
  return containerGroupId === undefined
    ? Promise.resolve(events)
    : eventsOfInstance(cloud, { containerGroupId, events });
}

/** What a container group tells of itself, and what its events' own action tells beside, where that may be asked. */
export async function eventsOfInstance(
  { shared }: Cloud,
  { containerGroupId, events }: { containerGroupId: string; events: Events },
): Promise<Events> {
  const instances = known.get(shared) ?? new InstanceEvents(shared);
  known.set(shared, instances);
  return [...events, ...(await instances.of(containerGroupId))];
}
