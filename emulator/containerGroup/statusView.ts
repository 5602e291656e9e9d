import { wireTime } from "../wireTime.js";
import type { Container } from "./container.js";
import type { ContainerGroup, ContainerGroupStatus } from "./containerGroup.js";
import type { ContainerState, EndedRun } from "./containerRun.js";
import { stateOf } from "./containerView.js";
import { endedAt, statusOf } from "./life.js";

/** One entry of DescribeContainerGroupStatus, with the names that the vendor's clients read. */
export function describeStatus(group: ContainerGroup, now: number) {
  const { containerGroupId, fields, placement, scheduledAt } = group;
  const status = statusOf(group, now);
  return {
    ContainerGroupId: containerGroupId,
    Name: fields.ContainerGroupName,
    Namespace: "default",
    Status: status,
    PodStatus: {
      Phase: phaseOf(status),
      PodIp: placement.intranetIp,
      PodIps: [{ Ip: placement.intranetIp }],
      HostIp: placement.intranetIp,
      QosClass: "BestEffort",
      ...(now >= scheduledAt && { StartTime: wireTime(scheduledAt) }),
      Conditions: conditionsOf(group, status, now),
      ContainerStatuses: fields.Container.map((container) => describeContainerStatus(container, group, now)),
    },
  };
}

function phaseOf(status: ContainerGroupStatus): "Pending" | "Running" | "Succeeded" | "Failed" {
  switch (status) {
    case "Scheduling":
    case "Pending":
      return "Pending";
    case "Running":
    case "Restarting":
    case "Updating":
    case "Terminating":
      return "Running";
    case "Succeeded":
      return "Succeeded";
    case "Failed":
    case "Expired":
    case "ScheduleFailed":
      return "Failed";
  }
}

function conditionsOf({ scheduledAt }: ContainerGroup, status: ContainerGroupStatus, now: number) {
  if (now < scheduledAt) return [];
  const ready = status === "Running" ? "True" : "False";
  return ["PodScheduled", "Ready"].map((type) => ({
    type,
    status: type === "Ready" ? ready : "True",
    lastTransitionTime: wireTime(scheduledAt),
  }));
}

function describeContainerStatus({ Name, Image }: Container, group: ContainerGroup, now: number) {
  const run = group.runs.find((each) => each.name === Name && !each.isInit);
  const state = stateOf(run, now, endedAt(group, now));
  return {
    Name,
    Image,
    ImageID: "",
    Ready: state.state === "Running",
    Started: state.state === "Running",
    RestartCount: state.restartCount,
    State: describeState(state),
    LastState: state.previous ? { Terminated: describeEnd(state.previous) } : {},
  };
}

function describeState(state: ContainerState) {
  switch (state.state) {
    case "Waiting":
      return { Waiting: { Reason: state.reason, Message: state.message ?? "" } };
    case "Running":
      // The vendor's clients look for this name.
      return { Running: { StartedAtstartedAt: wireTime(state.startedAt) } };
    case "Terminated":
      return { Terminated: describeEnd(state) };
  }
}

function describeEnd({ exitCode, reason, startedAt, finishedAt }: EndedRun) {
  return {
    ExitCode: exitCode,
    Reason: reason,
    Message: "",
    StartedAt: wireTime(startedAt),
    FinishedAt: wireTime(finishedAt),
  };
}
