import type { V1Pod } from "@kubernetes/client-node";
import { type Entry, numberOf, stringOf } from "../../provider/cloud/answer.js";
import type { Container, Group } from "./containerGroups.js";

const phases: Readonly<Record<string, "Pending" | "Running" | "Succeeded" | "Failed">> = {
  Scheduling: "Pending",
  Pending: "Pending",
  // Its pod waits: one that has failed would be made anew at once by whoever owns it, again and again.
  ScheduleFailed: "Pending",
  Running: "Running",
  Updating: "Running",
  Restarting: "Running",
  Terminating: "Running",
  Succeeded: "Succeeded",
  Failed: "Failed",
  Expired: "Failed",
};

/** Whether a pod has come to its end. */
export function isOver({ status }: V1Pod): boolean {
  return status?.phase === "Succeeded" || status?.phase === "Failed";
}

/** What a pod says of the group that it runs in, as JSON. */
export function podStatus(group: Group) {
  const { status, intranetIp, creationTime, containers, initContainers } = group;
  const phase = phases[status] ?? "Pending";
  const isReady = status === "Running" && containers.every((each) => each.isReady);
  const isInitialized = initContainers.every(({ current }) => current.State === "Terminated");
  return {
    phase,
    ...(["Expired", "ScheduleFailed"].includes(status) && { reason: status }),
    ...(intranetIp !== undefined && { podIP: intranetIp, podIPs: [{ ip: intranetIp }], hostIP: intranetIp }),
    ...(creationTime !== undefined && { startTime: creationTime }),
    conditions: conditionsOf(group, { isReady, isInitialized }),
    containerStatuses: containers.map(containerStatus),
    ...(initContainers.length > 0 && { initContainerStatuses: initContainers.map(containerStatus) }),
  };
}

function conditionsOf(
  { creationTime, containers }: Group,
  { isReady, isInitialized }: { isReady: boolean; isInitialized: boolean },
) {
  const starts = containers.flatMap(({ current }) => stringOf(current, "StartTime") ?? []);
  const readySince = starts.sort().at(-1) ?? creationTime;
  const conditions = [
    ["PodScheduled", true, creationTime],
    ["Initialized", isInitialized, creationTime],
    ["ContainersReady", isReady, readySince],
    ["Ready", isReady, readySince],
  ] as const;
  return conditions.map(([type, isTrue, since]) => ({
    type,
    status: isTrue ? "True" : "False",
    ...(since !== undefined && { lastTransitionTime: since }),
  }));
}

function containerStatus({ name, image, isReady, restartCount, current, previous }: Container) {
  return {
    name,
    image,
    imageID: "",
    ready: isReady,
    started: current.State === "Running",
    restartCount,
    state: stateOf(current),
    lastState: previous === undefined ? {} : stateOf(previous),
  };
}

function stateOf(state: Entry) {
  const startedAt = stringOf(state, "StartTime");
  switch (state.State) {
    case "Running":
      return { running: { startedAt } };
    case "Terminated":
      return {
        terminated: {
          exitCode: numberOf(state, "ExitCode") ?? 0,
          reason: stringOf(state, "Reason"),
          startedAt,
          finishedAt: stringOf(state, "FinishTime"),
        },
      };
    default:
      return { waiting: { reason: stringOf(state, "Reason"), message: stringOf(state, "Message") } };
  }
}
