import type { Properties } from "../../../core/resource.js";
import * as rules from "../../../core/schema/rules.js";
import { entriesField, field, fieldsOf, neededField } from "../../../core/schema/shape.js";
import type { PlainInputs } from "../../../core/schema/table.js";
import { imageReference } from "../../imageCache/images.js";
import {
  type ContainerGroupEnvironmentVarInputs,
  environmentVarRule,
  environmentVarShape,
} from "./environmentVar.js";
import { type ContainerGroupLifecycleInputs, lifecycleShape } from "./lifecycle.js";
import { command, commandOf, port, probeField } from "./probe.js";

const portShape = {
  /** Number of the port, 1 to 65535. Source: `Port.N.Port`. */
  port: neededField<number>(port, { wire: "Port", told: "Port" }),
  /** `TCP` (default) or `UDP`. Source: `Port.N.Protocol`. */
  protocol: field<string>(rules.oneOf("TCP", "UDP"), { wire: "Protocol", told: "Protocol", fallback: "TCP" }),
};

/** A port of a container. */
export interface ContainerGroupPortInputs extends PlainInputs<typeof portShape> {}

const volumeMountShape = {
  /** Name of the volume, one of `volumes`. Source: `VolumeMount.N.Name`. */
  name: neededField<string>(rules.text(), { wire: "Name", told: "Name" }),
  /** Where the container sees it. Source: `VolumeMount.N.MountPath`. */
  mountPath: neededField<string>(rules.text(), { wire: "MountPath", told: "MountPath" }),
  /** The part of the volume that it sees. Source: `VolumeMount.N.SubPath`. */
  subPath: field<string>(rules.text(), { wire: "SubPath", told: "SubPath" }),
  /** Whether it may only be read. Default false. Source: `VolumeMount.N.ReadOnly`. */
  readOnly: field<boolean>(rules.trueOrFalse, { wire: "ReadOnly", told: "ReadOnly", fallback: false }),
  /** `None` (default), `HostToContainer` or `Bidirectional`. Source: `VolumeMount.N.MountPropagation`. */
  mountPropagation: field<string>(rules.oneOf("None", "HostToContainer", "Bidirectional"), {
    wire: "MountPropagation",
    told: "MountPropagation",
    fallback: "None",
  }),
};

/** Where a container sees a volume. */
export interface ContainerGroupVolumeMountInputs extends PlainInputs<typeof volumeMountShape> {}

const capabilitiesShape = {
  /** Capabilities that the container gets, such as `NET_ADMIN`. Source: `SecurityContext.Capability.Add.N`. */
  add: field<string[]>(rules.list(rules.text(), { unit: "capabilities" }), { wire: "Add", told: "Adds" }),
};

/** Capabilities of Linux. */
export interface ContainerGroupCapabilitiesInputs extends PlainInputs<typeof capabilitiesShape> {}

const wholeId = rules.wholeNumber(0, Number.MAX_SAFE_INTEGER);

const initSecurityContextShape = {
  /** User that the container runs as. Changed in place. Source: `SecurityContext.RunAsUser`. */
  runAsUser: field<number>(wholeId, { wire: "SecurityContext.RunAsUser", told: "SecurityContext.RunAsUser" }),
  /** Whether the container may not write to its own file system. Source: `SecurityContext.ReadOnlyRootFilesystem`. */
  readOnlyRootFilesystem: field<boolean>(rules.trueOrFalse, {
    wire: "SecurityContext.ReadOnlyRootFilesystem",
    told: "SecurityContext.ReadOnlyRootFilesystem",
    fallback: false,
  }),
  /** Capabilities of Linux. Source: `SecurityContext.Capability`. */
  capabilities: fieldsOf<ContainerGroupCapabilitiesInputs>(capabilitiesShape, {
    wire: "SecurityContext.Capability",
    told: "SecurityContext.Capability",
  }),
};

const securityContextShape = {
  ...initSecurityContextShape,
  /** Group that the container runs as. An update cannot carry it: any change of the containers replaces the group. Write-only. Source: `SecurityContextRunAsGroup`. */
  runAsGroup: field<number>(wholeId, { wire: "SecurityContextRunAsGroup", replaces: true }),
  /** Whether a container that would run as root is refused. As `runAsGroup`. Source: `SecurityContextRunAsNonRoot`. */
  runAsNonRoot: field<boolean>(rules.trueOrFalse, {
    wire: "SecurityContextRunAsNonRoot",
    replaces: true,
    fallback: false,
  }),
  /** Whether the container has all rights of its host; by invitation. As `runAsGroup`. Source: `SecurityContextPrivileged`. */
  privileged: field<boolean>(rules.trueOrFalse, {
    wire: "SecurityContextPrivileged",
    replaces: true,
    fallback: false,
  }),
};

/** What an init container may do. */
export interface ContainerGroupInitContainerSecurityContextInputs
  extends PlainInputs<typeof initSecurityContextShape> {}
/** What a container may do. */
export interface ContainerGroupContainerSecurityContextInputs
  extends PlainInputs<typeof securityContextShape> {}

/** Empty values of these are what nobody has given. */
const amount =
  (unit: string): rules.Rule =>
  (value, property, fail) => {
    if (typeof value !== "number" || !(value >= 0) || !Number.isFinite(value))
      fail(property, `must be a number of ${unit}, 0 or more, not ${rules.quote(value)}.`);
  };

const dnsLabel = /^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$/;

/** What the API allows here is not documented: a group is run as a pod. */
const containerName: rules.Rule = (value, property, fail, warn) => {
  rules.text()(value, property, fail, warn);
  if (typeof value === "string" && value.trim() !== "" && !dnsLabel.test(value))
    warn(
      property,
      `is ${rules.quote(value)}: Kubernetes takes 1 to 63 small letters, digits and dashes, no dash at its ends, and the API may refuse others.`,
    );
};

const sharedShape = {
  /** Name of the container, unique in the group. Changed in place, as a container less and one more. Source: `Container.N.Name`. */
  name: neededField<string>(containerName, { wire: "Name", told: "Name" }),
  /**
   * Image, with its registry and a tag or digest. What a change does, `onImageChange` says. Source: `Container.N.Image`.
   */
  image: neededField<string>(imageReference, { wire: "Image", told: "Image" }),
  /** Command, word by word, in the place of the image's entry point. Changed in place. Source: `Container.N.Command.N`. */
  command: field<string[]>(command, { wire: "Command", told: ["Commands", "Command"] }),
  /** Arguments of the command, up to 10. Changed in place. Source: `Container.N.Arg.N`. */
  args: field<string[]>(commandOf({ max: 10 }), { wire: "Arg", told: "Args" }),
  /** Folder that the command starts in. Changed in place. Source: `Container.N.WorkingDir`. */
  workingDir: field<string>(rules.text(), { wire: "WorkingDir", told: "WorkingDir" }),
  /** vCPUs of the container. Default: those of the group. A change is tried in place. Source: `Container.N.Cpu`. */
  cpu: field<number>(amount("vCPUs"), { wire: "Cpu", told: "Cpu", fallback: 0, isLeast: true }),
  /** Memory of the container in GiB. Default: that of the group. A change is tried in place. Source: `Container.N.Memory`. */
  memory: field<number>(amount("GiB"), { wire: "Memory", told: "Memory", fallback: 0, isLeast: true }),
  /** GPUs of the container. Changed in place. Source: `Container.N.Gpu`. */
  gpu: field<number>(rules.wholeNumber(0, Number.MAX_SAFE_INTEGER), {
    wire: "Gpu",
    told: "Gpu",
    fallback: 0,
  }),
  /** `Always`, `IfNotPresent` or `Never`. `Always` pulls what an image cache holds. Changed in place. Source: `Container.N.ImagePullPolicy`. */
  imagePullPolicy: field<string>(rules.oneOf("Always", "IfNotPresent", "Never"), {
    wire: "ImagePullPolicy",
    told: "ImagePullPolicy",
  }),
  /** Environment variables. Changed in place, unless they are hidden. Source: `Container.N.EnvironmentVar.N`. */
  environmentVars: entriesField<ContainerGroupEnvironmentVarInputs>(environmentVarShape, ({ key }) => key, {
    unit: "variables",
    max: 100,
    rule: rules.list(environmentVarRule, {
      max: 100,
      unit: "variables",
      key: (one) => (one as Properties).key,
    }),
    wire: "EnvironmentVar",
    told: "EnvironmentVars",
  }),
  /** Ports. Changed in place. Source: `Container.N.Port.N`. */
  ports: entriesField<ContainerGroupPortInputs>(
    portShape,
    ({ port: number, protocol = "TCP" }) => `${number}/${protocol}`,
    { unit: "ports", max: 100, wire: "Port", told: "Ports" },
  ),
  /** Where it sees which volumes. Changed in place. Source: `Container.N.VolumeMount.N`. */
  volumeMounts: entriesField<ContainerGroupVolumeMountInputs>(
    volumeMountShape,
    ({ mountPath }) => mountPath,
    {
      unit: "mounts",
      wire: "VolumeMount",
      told: "VolumeMounts",
    },
  ),
  /** File that the container's last words are read from. An update cannot carry it: any change of the containers replaces the group. Write-only. Source: `Container.N.TerminationMessagePath`. */
  terminationMessagePath: field<string>(rules.text(), { wire: "TerminationMessagePath", replaces: true }),
  /** `File` or `FallbackToLogsOnError`. As `terminationMessagePath`. Source: `Container.N.TerminationMessagePolicy`. */
  terminationMessagePolicy: field<string>(rules.oneOf("File", "FallbackToLogsOnError"), {
    wire: "TerminationMessagePolicy",
    replaces: true,
  }),
};

export const initContainerShape = {
  ...sharedShape,
  /** What the container may do. Changed in place. Source: `InitContainer.N.SecurityContext`. */
  securityContext: fieldsOf<ContainerGroupInitContainerSecurityContextInputs>(initSecurityContextShape, {
    wire: "",
    told: "",
  }),
};

export const containerShape = {
  ...sharedShape,
  /**
   * Whether the values of the variables are hidden in what the API tells. Default: true for a container with a `valueEnv` or a secret value, else
   * false. An update cannot carry it: any change of the containers replaces the group. Write-only. Source: `Container.N.EnvironmentVarHide`.
   */
  environmentVarHide: field<boolean>(rules.trueOrFalse, {
    wire: "EnvironmentVarHide",
    replaces: true,
    fallback: false,
  }),
  /** How it is found out that the container is alive. Changed in place. Source: `Container.N.LivenessProbe`. */
  livenessProbe: probeField("LivenessProbe"),
  /** How it is found out that the container is ready. Changed in place. Source: `Container.N.ReadinessProbe`. */
  readinessProbe: probeField("ReadinessProbe"),
  /** What the container may do. Changed in place but for some of it. Source: `Container.N.SecurityContext`. */
  securityContext: fieldsOf<ContainerGroupContainerSecurityContextInputs>(securityContextShape, {
    wire: "",
    told: "",
  }),
  /** What is done when it starts, and before it ends. Changed in place. Write-only. Source: `Container.N.Lifecycle…`. */
  lifecycle: fieldsOf<ContainerGroupLifecycleInputs>(lifecycleShape, { wire: "" }),
  /** Whether it reads what is sent to it. Default false. Changed in place. Source: `Container.N.Stdin`. */
  stdin: field<boolean>(rules.trueOrFalse, { wire: "Stdin", told: "Stdin", fallback: false }),
  /** Whether that ends with the first who sends. Default false. Changed in place. Source: `Container.N.StdinOnce`. */
  stdinOnce: field<boolean>(rules.trueOrFalse, { wire: "StdinOnce", told: "StdinOnce", fallback: false }),
  /** Whether it has a terminal. Default false. Changed in place. Source: `Container.N.Tty`. */
  tty: field<boolean>(rules.trueOrFalse, { wire: "Tty", told: "Tty", fallback: false }),
};

/** A container that runs to its end before the others start. */
export interface ContainerGroupInitContainerInputs extends PlainInputs<typeof initContainerShape> {}
/** A container of a group. */
export interface ContainerGroupContainerInputs extends PlainInputs<typeof containerShape> {}

export const containerKey = ({ name }: Properties): unknown => name;
