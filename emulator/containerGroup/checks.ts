import { ApiError, invalidParameter, missingParameter } from "../apiError.js";
import type { Container, ContainerInUpdate } from "./container.js";
import type { GroupInCreate } from "./declaration.js";
import type { HeldGroup } from "./heldGroup.js";
import type { Volume } from "./volume.js";

/** Sums of fractions are never quite right. */
const rounding = 1e-6;
const maxConfigBytes = 32 * 1_024;

function checkName(name: string): void {
  if (/^[a-z0-9][a-z0-9-]{0,126}[a-z0-9]$/.test(name)) return;
  throw invalidParameter(
    "ContainerGroupName",
    "it takes 2 to 128 lower-case letters, digits and dashes, no dash at its ends",
  );
}

/** What cannot be sent together. */
export function checkGroupInCreate({
  EipInstanceId,
  AutoCreateEip,
  SpotStrategy,
  ...group
}: GroupInCreate): void {
  checkName(group.ContainerGroupName);
  if (EipInstanceId !== undefined && AutoCreateEip === true)
    throw invalidParameter("EipInstanceId", "it and AutoCreateEip exclude each other");
  if (SpotStrategy === "SpotWithPriceLimit" && group.SpotPriceLimit === undefined)
    throw missingParameter("SpotPriceLimit");
}

/** A container that must say everything of itself. */
export function wholeContainer(container: ContainerInUpdate, where: string): Container {
  const { Image } = container;
  if (Image === undefined) throw missingParameter(`${where}.Image`);
  return { ...container, Image };
}

/** Whether the parts of a group fit together. */
export function checkGroup({ Container, InitContainer, Volume, Cpu, Memory }: HeldGroup): void {
  if (Container.length === 0) throw missingParameter("Container.1.Name");
  const all = [...InitContainer, ...Container];
  const twice = repeated(all.map(({ Name }) => Name));
  if (twice !== undefined) throw invalidParameter("Container.Name", `${twice} is there twice`);
  const volume = repeated(Volume.map(({ Name }) => Name));
  if (volume !== undefined) throw invalidParameter("Volume.Name", `${volume} is there twice`);
  for (const each of Volume) checkVolume(each);
  for (const each of all) checkContainer(each, Volume);
  const fits = (["Cpu", "Memory"] as const).every(
    (name) => sumOf(Container, name) <= { Cpu, Memory }[name] + rounding,
  );
  if (fits) return;
  throw new ApiError(
    400,
    "InvalidParameter.CPU.Memory",
    `The containers want more than the ${Cpu} vCPU and ${Memory} GiB of the group.`,
  );
}

export function sumOf(containers: readonly Container[], name: "Cpu" | "Memory"): number {
  return containers.reduce((sum, container) => sum + (container[name] ?? 0), 0);
}

function checkContainer(container: Container, volumes: readonly Volume[]): void {
  const { Name, VolumeMount = [], EnvironmentVar = [], LivenessProbe, ReadinessProbe } = container;
  const stray = VolumeMount.find((mount) => !volumes.some((volume) => volume.Name === mount.Name));
  if (stray) throw invalidParameter("VolumeMount.Name", `${Name} mounts ${stray.Name}, which is no volume`);
  for (const { Key } of EnvironmentVar) {
    if (Key.length > 128) throw invalidParameter("EnvironmentVar.Key", "it has more than 128 characters");
  }
  for (const probe of [LivenessProbe, ReadinessProbe]) {
    if (probe === undefined) continue;
    const ways = [probe.Exec, probe.HttpGet, probe.TcpSocket].filter((way) => way !== undefined);
    if (ways.length !== 1) throw invalidParameter("Probe", `a probe of ${Name} takes exactly one way`);
  }
}

function checkVolume(volume: Volume): void {
  if (volume.Type === undefined) throw missingParameter("Volume.Type");
  const files = volume.ConfigFileVolume?.ConfigFileToPath ?? [];
  const bytes = files.reduce((sum, { Content = "" }) => sum + Buffer.byteLength(Content, "base64"), 0);
  if (bytes > maxConfigBytes)
    throw invalidParameter("ConfigFileVolume", `its files have more than ${maxConfigBytes} bytes`);
}

function repeated(names: readonly string[]): string | undefined {
  return names.find((name, index) => names.indexOf(name) < index);
}
