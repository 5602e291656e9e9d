import { randomUUID } from "node:crypto";
import { booleanOf, type Entry, entriesOf, numberOf, stringOf } from "../../provider/cloud/answer.js";
import type { Parameters } from "../../provider/cloud/client.js";
import { Cloud, type SharedCloud } from "../../provider/cloud/cloud.js";
import {
  type ContainerGroup,
  createContainerGroup,
  deleteContainerGroup,
  describeContainerGroups,
} from "../../provider/cloud/containerGroups.js";
import { matchImageCaches } from "../../provider/cloud/eci.js";
import { isNotFound } from "../../provider/cloud/errors.js";
import { containerGroupsPerCall, type EciEvent } from "../../provider/cloud/events.js";

/** A container as its group tells of it. */
export interface Container {
  readonly name: string;
  readonly image: string;
  readonly isReady: boolean;
  readonly restartCount: number;
  readonly current: Entry;
  readonly previous: Entry | undefined;
}

interface GroupEvent {
  readonly type: string;
  readonly reason: string;
  readonly message: string;
  readonly count: number;
  readonly firstTimestamp: string | undefined;
  readonly lastTimestamp: string | undefined;
}

/** A container group as a pod is told of it. */
export interface Group {
  readonly containerGroupId: string;
  readonly status: string;
  readonly creationTime: string | undefined;
  readonly intranetIp: string | undefined;
  readonly containers: readonly Container[];
  readonly initContainers: readonly Container[];
  readonly events: readonly GroupEvent[];
}

/** The container groups of pods that are known by their uids. */
export class ContainerGroups {
  constructor(private readonly shared: SharedCloud) {}

  get region(): string {
    return this.shared.region;
  }

  /** The uid is the token: a second try, also by another process, finds the group of the first one. */
  create(uid: string, request: Parameters): Promise<string> {
    return createContainerGroup(this.once().eci, request, uid);
  }

  /** Those that the cloud still lists, by their ids. */
  async find(ids: readonly string[]): Promise<Map<string, Group>> {
    const found: ContainerGroup[] = [];
    for (let from = 0; from < ids.length; from += containerGroupsPerCall) {
      const some = ids.slice(from, from + containerGroupsPerCall);
      found.push(...(await describeContainerGroups(this.once().eci, some)));
    }
    return new Map(found.map((group) => [group.containerGroupId, groupOf(group)]));
  }

  async remove(containerGroupId: string): Promise<void> {
    try {
      await deleteContainerGroup(this.once().eci, containerGroupId, randomUUID());
    } catch (error) {
      if (!isNotFound(error)) throw error;
    }
  }

  /** The best cache for images of which it has all, or so many. */
  async bestCache(images: readonly string[], least: number | "all"): Promise<string | undefined> {
    const degree = least === "all" ? { perfectMatch: true } : { matchCountRequest: least };
    const [best] = await matchImageCaches(this.once().eci, { images, ...degree });
    return best?.imageCacheId;
  }

  /** One try: the next look at the cluster is the second one. */
  private once(): Cloud {
    return new Cloud(this.shared, { deadline: this.shared.clock.now() });
  }
}

function groupOf({
  containerGroupId,
  status,
  creationTime,
  intranetIp,
  events,
  entry,
}: ContainerGroup): Group {
  return {
    ...{ containerGroupId, status, creationTime, intranetIp },
    containers: entriesOf(entry.Containers).map(containerOf),
    initContainers: entriesOf(entry.InitContainers).map(containerOf),
    events: events.map(toldOf),
  };
}

function containerOf(entry: Entry): Container {
  return {
    name: stringOf(entry, "Name") ?? "",
    image: stringOf(entry, "Image") ?? "",
    isReady: booleanOf(entry, "Ready") ?? false,
    restartCount: numberOf(entry, "RestartCount") ?? 0,
    current: (entry.CurrentState ?? {}) as Entry,
    previous: entry.PreviousState as Entry | undefined,
  };
}

function toldOf({ type = "Normal", reason = "", message = "", count = 1, ...times }: EciEvent): GroupEvent {
  const { firstTimestamp, lastTimestamp } = times;
  return { type, reason, message, count, firstTimestamp, lastTimestamp };
}
