import {
  anyText,
  decimal,
  flag,
  integer,
  items,
  needed,
  oneOf,
  record,
  type Stated,
  text,
  texts,
} from "../field.js";
import { positive } from "../parameters.js";

const maxContainers = 20;
const maxItems = 100;
const maxArguments = 10;
const seconds = integer({ min: 0, max: 1_000_000 });
const port = integer({ min: 1, max: 65_535 });
const scheme = oneOf("HTTP", "HTTPS");
const header = items({ Name: text, Value: anyText(1_024) }, maxItems);

const probe = record({
  Exec: record({ Command: texts(maxItems) }),
  HttpGet: record({ Path: text, Port: port, Scheme: scheme }),
  TcpSocket: record({ Port: port }),
  InitialDelaySeconds: seconds,
  PeriodSeconds: seconds,
  TimeoutSeconds: seconds,
  SuccessThreshold: seconds,
  FailureThreshold: seconds,
});

/** What both kinds of containers are told in both calls. */
const common = {
  Name: needed(text),
  Image: text,
  Command: texts(maxArguments),
  Arg: texts(maxArguments),
  WorkingDir: text,
  Cpu: decimal(positive),
  Memory: decimal(positive),
  Gpu: integer(positive),
  ImagePullPolicy: oneOf("Always", "IfNotPresent", "Never"),
  EnvironmentVar: items(
    { Key: needed(text), Value: anyText(256), FieldRef: record({ FieldPath: text }) },
    maxItems,
  ),
  Port: items({ Port: port, Protocol: oneOf("TCP", "UDP") }, maxItems),
  VolumeMount: items(
    {
      Name: needed(text),
      MountPath: needed(text),
      SubPath: text,
      ReadOnly: flag,
      MountPropagation: oneOf("None", "HostToContainer", "HostToCotainer", "Bidirectional"),
    },
    maxItems,
  ),
  SecurityContext: record({
    Capability: record({ Add: texts(maxItems) }),
    ReadOnlyRootFilesystem: flag,
    RunAsUser: integer(positive),
  }),
};

const standardStreams = { Stdin: flag, StdinOnce: flag, Tty: flag };

const probesAndHandlers = {
  LivenessProbe: probe,
  ReadinessProbe: probe,
  LifecyclePostStartHandlerExec: texts(maxItems),
  LifecyclePostStartHandlerHttpGetHost: text,
  LifecyclePostStartHandlerHttpGetPath: text,
  LifecyclePostStartHandlerHttpGetPort: port,
  LifecyclePostStartHandlerHttpGetScheme: scheme,
  LifecyclePostStartHandlerTcpSocketHost: text,
  LifecyclePostStartHandlerTcpSocketPort: port,
  LifecyclePreStopHandlerExec: texts(maxItems),
  LifecyclePreStopHandlerHttpGetHost: text,
  LifecyclePreStopHandlerHttpGetHttpHeader: header,
  LifecyclePreStopHandlerHttpGetPath: text,
  LifecyclePreStopHandlerHttpGetPort: port,
  LifecyclePreStopHandlerHttpGetScheme: scheme,
  LifecyclePreStopHandlerTcpSocketHost: text,
  LifecyclePreStopHandlerTcpSocketPort: port,
};

const terminationMessage = {
  TerminationMessagePath: text,
  TerminationMessagePolicy: oneOf("File", "FallbackToLogsOnError"),
};

const containerInCreate = {
  ...common,
  ...standardStreams,
  ...probesAndHandlers,
  ...terminationMessage,
  LifecyclePostStartHandlerHttpGetHttpHeader: header,
  EnvironmentVarHide: flag,
  SecurityContextRunAsGroup: integer(positive),
  SecurityContextRunAsNonRoot: flag,
  SecurityContextPrivileged: flag,
};

/** Only here the headers of the first handler have an s. */
const containerInUpdate = {
  ...common,
  ...standardStreams,
  ...probesAndHandlers,
  LifecyclePostStartHandlerHttpGetHttpHeaders: header,
};

const initContainerInCreate = { ...common, ...terminationMessage };
const initContainerInUpdate = { ...common, ...standardStreams };

export const containersInCreate = items(containerInCreate, maxContainers);
export const containersInUpdate = items(containerInUpdate, maxContainers);
export const initContainersInCreate = items(initContainerInCreate, maxContainers);
export const initContainersInUpdate = items(initContainerInUpdate, maxContainers);
/** As they are held, with all that either call tells. */
export const heldContainers = items({ ...containerInCreate, Image: needed(text) }, maxContainers);

export type Container = Stated<typeof containerInCreate> & { Image: string };
export type ContainerInUpdate = Stated<typeof containerInUpdate>;

/** What UpdateContainerGroup has no place for. */
export const updateLacks = [
  "TerminationMessagePath",
  "TerminationMessagePolicy",
  "EnvironmentVarHide",
  "SecurityContextRunAsGroup",
  "SecurityContextRunAsNonRoot",
  "SecurityContextPrivileged",
] as const satisfies readonly (keyof Container)[];
