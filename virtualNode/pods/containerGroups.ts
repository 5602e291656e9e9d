import { booleanOf, type Entry, entriesOf, numberOf, stringOf } from "../../provider/cloud/answer.js";
import type { Parameters } from "../../provider/cloud/client.js";
import { Cloud, type SharedCloud } from "../../provider/cloud/cloud.js";
import { listImageCachePage } from "../../provider/cloud/eci.js";
import { isNotFound } from "../../provider/cloud/errors.js";

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

/** Ids of one call. */
const mostIds = 20;

/** The container groups of pods that are known by their uids. */
export class ContainerGroups {
  constructor(private readonly shared: SharedCloud) {}

  get region(): string {
    return this.shared.region;
  }

  /** The uid is the token: a second try, also by another process, finds the group of the first one. */
  async create(uid: string, request: Parameters): Promise<string> {
    const { eci } = this.once();
    const parameters = { RegionId: eci.region, ClientToken: uid, ...request };
    const id = stringOf(await eci.call("CreateContainerGroup", parameters), "ContainerGroupId");
    if (id === undefined) throw new Error("CreateContainerGroup answered without an id.");
    return id;
  }

  /** Those that the cloud still lists, by their ids. */
  async find(ids: readonly string[]): Promise<Map<string, Group>> {
    const found: Group[] = [];
    for (let from = 0; from < ids.length; from += mostIds) {
      found.push(...(await this.describe(ids.slice(from, from + mostIds))));
    }
    return new Map(found.map((group) => [group.containerGroupId, group]));
  }

  async remove(containerGroupId: string): Promise<void> {
    const { eci } = this.once();
    try {
      await eci.call("DeleteContainerGroup", { RegionId: eci.region, ContainerGroupId: containerGroupId });
    } catch (error) {
      if (!isNotFound(error)) throw error;
    }
  }

  /** The best cache for images of which it has all, or so many. */
  async bestCache(images: readonly string[], least: number | "all"): Promise<string | undefined> {
    const degree = least === "all" ? { ImageFullMatch: true } : { ImageMatchCountRequest: least };
    const page = await listImageCachePage(this.once().eci, {}, undefined, { MatchImage: images, ...degree });
    return page.caches[0]?.imageCacheId;
  }

  private async describe(ids: readonly string[]): Promise<Group[]> {
    const { eci } = this.once();
    const parameters = { RegionId: eci.region, ContainerGroupIds: JSON.stringify(ids) };
    const reply = await eci.call("DescribeContainerGroups", parameters, (answer) => answer.ContainerGroups);
    return entriesOf(reply.ContainerGroups).map(groupOf);
  }

  /** One try: the next look at the cluster is the second one. */
  private once(): Cloud {
    return new Cloud(this.shared, { deadline: this.shared.clock.now() });
  }
}

function groupOf(entry: Entry): Group {
  return {
    containerGroupId: stringOf(entry, "ContainerGroupId") ?? "",
    status: stringOf(entry, "Status") ?? "unknown",
    creationTime: stringOf(entry, "CreationTime"),
    intranetIp: stringOf(entry, "IntranetIp"),
    containers: entriesOf(entry.Containers).map(containerOf),
    initContainers: entriesOf(entry.InitContainers).map(containerOf),
    events: entriesOf(entry.Events).map(eventOf),
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

function eventOf(entry: Entry): GroupEvent {
  return {
    type: stringOf(entry, "Type") ?? "Normal",
    reason: stringOf(entry, "Reason") ?? "",
    message: stringOf(entry, "Message") ?? "",
    count: numberOf(entry, "Count") ?? 1,
    firstTimestamp: stringOf(entry, "FirstTimestamp"),
    lastTimestamp: stringOf(entry, "LastTimestamp"),
  };
}
