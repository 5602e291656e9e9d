import { wireTime } from "../wireTime.js";
import type { Container } from "./container.js";
import type { GroupEnd } from "./containerGroup.js";
import { type ContainerRun, type ContainerState, type EndedRun, stateAt } from "./containerRun.js";

export interface StatefulContainer {
  readonly container: Container;
  /** Absent where the group never got to run. */
  readonly run: ContainerRun | undefined;
}

export function describeContainer(each: StatefulContainer, now: number, end: GroupEnd | undefined) {
  const { container } = each;
  return {
    ...describeCommon(each, now, end),
    Commands: container.Command ?? [],
    LivenessProbe: describeProbe(container.LivenessProbe),
    ReadinessProbe: describeProbe(container.ReadinessProbe),
    Stdin: container.Stdin ?? false,
    StdinOnce: container.StdinOnce ?? false,
    Tty: container.Tty ?? false,
  };
}

/** Its command has another name here than in other containers. */
export function describeInitContainer(each: StatefulContainer, now: number, end: GroupEnd | undefined) {
  return { ...describeCommon(each, now, end), Command: each.container.Command ?? [] };
}

/** A container that never came to run waits. */
export function stateOf(
  run: ContainerRun | undefined,
  now: number,
  end: GroupEnd | undefined,
): ContainerState {
  return run ? stateAt(run, now, end) : { state: "Waiting", reason: "ContainerCreating", restartCount: 0 };
}

function describeCommon({ container, run }: StatefulContainer, now: number, end: GroupEnd | undefined) {
  const state = stateOf(run, now, end);
  return {
    Name: container.Name,
    Image: container.Image,
    ImagePullPolicy: container.ImagePullPolicy,
    Args: container.Arg ?? [],
    WorkingDir: container.WorkingDir,
    Cpu: container.Cpu,
    Memory: container.Memory,
    Gpu: container.Gpu,
    EnvironmentVars: describeEnvironment(container),
    Ports: container.Port ?? [],
    VolumeMounts: container.VolumeMount ?? [],
    SecurityContext: describeSecurity(container),
    Ready: state.state === "Running",
    RestartCount: state.restartCount,
    CurrentState: describeState(state),
    ...(state.previous && { PreviousState: describeState({ state: "Terminated", ...state.previous }) }),
  };
}

function describeEnvironment({ EnvironmentVar = [], EnvironmentVarHide }: Container) {
  return EnvironmentVar.map(({ Key, Value, FieldRef }) => ({
    Key,
    ...(!EnvironmentVarHide && { Value }),
    ...(FieldRef && { ValueFrom: { FieldRef } }),
  }));
}

function describeSecurity({ SecurityContext }: Container) {
  if (SecurityContext === undefined) return undefined;
  const { Capability, ...rest } = SecurityContext;
  return { ...rest, ...(Capability && { Capability: { Adds: Capability.Add ?? [] } }) };
}

function describeProbe(probe: Container["LivenessProbe"]) {
  if (probe === undefined) return undefined;
  const { Exec, ...rest } = probe;
  return { ...rest, ...(Exec && { Execs: Exec.Command ?? [] }) };
}

type Told = Pick<ContainerState, "state"> & Partial<EndedRun> & { message?: string | undefined };

function describeState(told: Told) {
  const { state, reason, message, startedAt, finishedAt, exitCode } = told;
  return {
    State: state,
    DetailStatus: reason,
    Reason: reason,
    Message: message,
    ...(startedAt !== undefined && { StartTime: wireTime(startedAt) }),
    ...(finishedAt !== undefined && { FinishTime: wireTime(finishedAt) }),
    ExitCode: exitCode,
  };
}
