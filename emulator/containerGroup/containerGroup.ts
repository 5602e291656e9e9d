import type { Place } from "../store/collection.js";
import type { ContainerRun } from "./containerRun.js";
import type { GroupEvent } from "./groupEvent.js";
import type { HeldGroup } from "./heldGroup.js";

export const finalStatuses = ["Succeeded", "Failed", "Expired", "ScheduleFailed"] as const;
type FinalStatus = (typeof finalStatuses)[number];
export type ContainerGroupStatus =
  | "Scheduling"
  | "Pending"
  | "Running"
  | "Restarting"
  | "Updating"
  | "Terminating"
  | FinalStatus;

/** Where a group runs. */
export interface Placement {
  readonly vswitchId?: string | undefined;
  readonly securityGroupId?: string | undefined;
  readonly vpcId: string;
  readonly zoneId: string;
  readonly intranetIp: string;
  readonly instanceType?: string | undefined;
}

/** The end of a group from outside. */
export interface GroupEnd {
  readonly status: FinalStatus;
  readonly at: number;
  readonly reason: string;
  readonly message: string;
}

export interface ContainerGroup extends Place {
  readonly containerGroupId: string;
  /** Rises with each new group: the order of lists and pages. */
  readonly sequence: number;
  readonly createdAt: number;
  readonly placement: Placement;
  fields: HeldGroup;
  /** The address by which it reaches the Internet. */
  readonly eip?: { readonly allocationId: string; readonly isAutomatic: boolean };
  readonly scheduledAt: number;
  /** What is on its disk: the images of its cache, and those that were pulled. */
  images: string[];
  runs: ContainerRun[];
  /** What goes on until its containers have started again; without an end where an image does not come. */
  change?: { readonly status: "Updating" | "Restarting"; readonly until?: number };
  /** What is going to end it; the first of them does. */
  ends: GroupEnd[];
  /** What the service has told, and kubelet of earlier runs. */
  pastEvents: GroupEvent[];
  /** It has ended, and its network is given back. */
  isLetGo?: true;
  /** A delete was accepted; the group is listed until then. */
  deletedAt?: number;
}
