import {
  type ContainerGroup,
  finalStatuses,
  type GroupEnd,
  type Placement,
} from "../containerGroup/containerGroup.js";
import type { ContainerRun, EndedRun, ImageArrival } from "../containerGroup/containerRun.js";
import type { GroupEvent } from "../containerGroup/groupEvent.js";
import { heldGroupShape } from "../containerGroup/heldGroup.js";
import {
  filledText,
  flag,
  isTrue,
  listOf,
  moment,
  number,
  object,
  oneOf,
  optional,
  type Shape,
  text,
} from "../shapes.js";

const endedRun = object<EndedRun>({
  startedAt: moment,
  finishedAt: moment,
  exitCode: number,
  reason: text,
});

const run: Shape<ContainerRun> = object<ContainerRun>({
  name: filledText,
  image: filledText,
  isInit: flag,
  arrival: object<ImageArrival>({ from: moment, until: moment, isPresent: flag, failure: optional(text) }),
  startsAt: optional(moment),
  ending: optional(object<NonNullable<ContainerRun["ending"]>>({ exitCode: number, runMs: number })),
  log: optional(text),
  restarts: flag,
  restartsBefore: number,
  endedBefore: optional(endedRun),
});

const event: Shape<GroupEvent> = object<GroupEvent>({
  source: oneOf("EciService", "kubelet"),
  type: oneOf("Normal", "Warning"),
  reason: text,
  message: text,
  firstAt: moment,
  lastAt: moment,
  count: number,
});

export const readContainerGroup: Shape<ContainerGroup> = object<ContainerGroup>({
  containerGroupId: filledText,
  accountId: filledText,
  regionId: filledText,
  sequence: number,
  createdAt: moment,
  placement: object<Placement>({
    vswitchId: optional(text),
    securityGroupId: optional(text),
    vpcId: text,
    zoneId: text,
    intranetIp: text,
    instanceType: optional(text),
  }),
  fields: heldGroupShape,
  eip: optional(object<NonNullable<ContainerGroup["eip"]>>({ allocationId: filledText, isAutomatic: flag })),
  scheduledAt: moment,
  images: listOf(text),
  runs: listOf(run),
  change: optional(
    object<NonNullable<ContainerGroup["change"]>>({
      status: oneOf("Updating", "Restarting"),
      until: optional(moment),
    }),
  ),
  ends: listOf(
    object<GroupEnd>({ status: oneOf(...finalStatuses), at: moment, reason: text, message: text }),
  ),
  pastEvents: listOf(event),
  isLetGo: optional(isTrue),
  deletedAt: optional(moment),
});
