import type { Cloud } from "../store/cloud.js";
import { type Held, HeldObjects } from "../store/held.js";
import { spotEnd } from "../undocumented.js";
import type { ContainerGroup } from "./containerGroup.js";
import { endedNow } from "./containerRun.js";
import type { HeldGroup } from "./heldGroup.js";
import { endedAt } from "./life.js";
import { type DescribedContainerGroup, describeContainerGroup } from "./view.js";

/** A group as the API describes it, plus what the cloud holds but never tells: in-process only. */
export type ContainerGroupSnapshot = DescribedContainerGroup & HeldGroup & { AccountId: string };

/** A change from outside, in the API's own names. */
export type ContainerGroupPatch = Partial<HeldGroup>;

export interface ContainerGroups extends Held<ContainerGroupSnapshot, ContainerGroupPatch> {
  /** Ends what runs in a group now, with this exit code; RestartPolicy decides what comes then. Default 0. */
  end(containerGroupId: string, how?: { exitCode?: number | undefined }): void;
  /** Takes a group back as the cloud does with spot instances. */
  expire(containerGroupId: string): void;
}

export class HeldContainerGroups
  extends HeldObjects<ContainerGroup, ContainerGroupSnapshot, ContainerGroupPatch>
  implements ContainerGroups
{
  constructor(cloud: Cloud) {
    super(cloud, {
      noun: "container group",
      objects: cloud.containerGroups,
      snapshot: (group) => snapshotOf(cloud, group),
      change: (group, patch) => {
        group.fields = { ...group.fields, ...patch };
      },
      removed: (group) => cloud.removeGroup(group, cloud.now()),
    });
  }

  end(containerGroupId: string, { exitCode = 0 }: { exitCode?: number | undefined } = {}): void {
    const group = this.findAlive(containerGroupId);
    const { RestartPolicy } = group.fields;
    const now = this.cloud.now();
    group.runs = group.runs.map((run) => endedNow(run, now, { exitCode, policy: RestartPolicy }));
  }

  expire(containerGroupId: string): void {
    this.findAlive(containerGroupId).ends.push({ ...spotEnd, at: this.cloud.now() });
  }

  private findAlive(containerGroupId: string): ContainerGroup {
    const group = this.find(containerGroupId);
    const end = endedAt(group, this.cloud.now());
    if (end !== undefined)
      throw new Error(`The container group ${containerGroupId} is ${end.status} already.`);
    return group;
  }
}

function snapshotOf(cloud: Cloud, group: ContainerGroup): ContainerGroupSnapshot {
  const described = describeContainerGroup(group, cloud);
  const { ZoneId, VSwitchId } = described;
  return structuredClone({
    ...described,
    ...group.fields,
    ...{ ZoneId, VSwitchId },
    AccountId: group.accountId,
  });
}
