import type { Call } from "../call.js";
import { readTags, withTags } from "../tags.js";
import { fieldsThatUpdateLacks } from "../undocumented.js";
import { wholeContainer } from "./checks.js";
import type { Container, ContainerInUpdate } from "./container.js";
import { readGroupInUpdate } from "./declaration.js";
import type { HeldGroup } from "./heldGroup.js";
import type { Volume, VolumeInUpdate } from "./volume.js";

type Settings = Call["cloud"]["settings"];

/** A list of parts that are known by their names. */
interface Named {
  readonly Name: string;
}

/** A group after UpdateContainerGroup. What is not sent stays; how far, within a list, is UpdateType's matter. */
export function fieldsAfterUpdate(held: HeldGroup, { cloud, parameters }: Call): HeldGroup {
  const sent = readGroupInUpdate(parameters);
  const type = parameters.oneOf("UpdateType", ["RenewUpdate", "IncrementalUpdate"]) ?? "RenewUpdate";
  const merges = type === "IncrementalUpdate";
  const { settings } = cloud;
  const { AcrRegistryInfo, ImageRegistryCredential, Container, InitContainer, Volume, DnsConfig } = sent;
  return {
    ...held,
    ResourceGroupId: sent.ResourceGroupId ?? held.ResourceGroupId,
    Cpu: sent.Cpu ?? held.Cpu,
    Memory: sent.Memory ?? held.Memory,
    RestartPolicy: sent.RestartPolicy ?? held.RestartPolicy,
    ...(DnsConfig && { DnsConfig: { ...(merges && held.DnsConfig), ...DnsConfig } }),
    Container: containersAfter("Container", held.Container, Container, merges, settings),
    InitContainer: containersAfter("InitContainer", held.InitContainer, InitContainer, merges, settings),
    Volume: listAfter(held.Volume, Volume, merges, (before, after) =>
      volumeAfter(before, after, merges, settings),
    ),
    AcrRegistryInfos: AcrRegistryInfo ?? held.AcrRegistryInfos,
    ImageRegistryCredentials: ImageRegistryCredential ?? held.ImageRegistryCredentials,
    Tags: withTags(held.Tags, readTags(parameters)),
  };
}

function containersAfter(
  where: string,
  held: readonly Container[],
  sent: readonly ContainerInUpdate[] | undefined,
  merges: boolean,
  settings: Settings,
): Container[] {
  return listAfter(held, sent, merges, (before, after, index) => {
    const base = merges ? before : fieldsThatUpdateLacks(before, settings);
    return wholeContainer({ ...base, ...inHeldNames(after) }, `${where}.${index + 1}`);
  });
}

/** The headers of one handler have another name in this call. */
function inHeldNames(sent: ContainerInUpdate): ContainerInUpdate {
  const { LifecyclePostStartHandlerHttpGetHttpHeaders: headers, ...rest } = sent;
  return { ...rest, ...(headers && { LifecyclePostStartHandlerHttpGetHttpHeader: headers }) };
}

function volumeAfter(
  before: Volume | undefined,
  after: VolumeInUpdate,
  merges: boolean,
  settings: Settings,
): Volume {
  if (before === undefined || (!merges && settings.fieldsUpdateLacks === "lost")) return after;
  const modes = new Map(before.ConfigFileVolume?.ConfigFileToPath?.map(({ Path, Mode }) => [Path, Mode]));
  const files = after.ConfigFileVolume?.ConfigFileToPath?.map((file) => {
    const mode = modes.get(file.Path);
    return mode === undefined ? file : { ...file, Mode: mode };
  });
  const { DiskVolume } = before;
  return {
    ...(merges ? before : DiskVolume && { DiskVolume }),
    ...after,
    ...(files && { ConfigFileVolume: { ...before.ConfigFileVolume, ConfigFileToPath: files } }),
  };
}

function listAfter<Held extends Named, Sent extends Named>(
  held: readonly Held[],
  sent: readonly Sent[] | undefined,
  merges: boolean,
  partAfter: (before: Held | undefined, after: Sent, index: number) => Held,
): Held[] {
  if (sent === undefined) return [...held];
  const after = sent.map((each, index) =>
    partAfter(
      held.find(({ Name }) => Name === each.Name),
      each,
      index,
    ),
  );
  if (!merges) return after;
  const changed = held.map((each) => after.find(({ Name }) => Name === each.Name) ?? each);
  return [...changed, ...after.filter(({ Name }) => !held.some((each) => each.Name === Name))];
}
