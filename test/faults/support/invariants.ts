import type { ContainerGroupSnapshot, EipSnapshot, Emulator, ImageCacheSnapshot } from "pulumi-eci/emulator";
import { ownerTag, phaseTag, userTags } from "../../../provider/core/ownership.js";
import { hasEnded } from "../../../provider/resources/containerGroup/life.js";
import type { Engine } from "./engine.js";
import type { Declared, DeclaredCache, DeclaredEip, DeclaredGroup, Program } from "./program.js";

/** What the next run of its resource finds by itself, because of its phase. */
export interface Lost {
  id: string;
  owner: string | undefined;
}

/** An object that nobody would ever find again, in words. */
export function orphans(emulator: Emulator, engine: Engine): string[] {
  return strangers(emulator, engine)
    .filter(({ tags }) => !["creating", "build"].includes(tags[phaseTag] ?? ""))
    .map(({ id }) => `${id} is neither in the state nor marked as unfinished`);
}

/** What is in the cloud, is not in the state, and is marked as unfinished. */
export function lost(emulator: Emulator, engine: Engine): Lost[] {
  return strangers(emulator, engine).map(({ id, tags }) => ({ id, owner: tags[ownerTag] }));
}

function strangers({ imageCaches, eips, containerGroups }: Emulator, { state }: Engine) {
  const known = new Set(state.flatMap(({ id, outputs }) => [id, outputs.__buildEip]));
  const objects = [
    ...imageCaches.list().map(({ ImageCacheId, Tags }) => ({ id: ImageCacheId, tags: tagsOf(Tags) })),
    ...eips.list().map(({ AllocationId, Tags }) => ({ id: AllocationId, tags: tagsOf(Tags.Tag) })),
    ...containerGroups
      .list()
      .map(({ ContainerGroupId, Tags = [] }) => ({ id: ContainerGroupId, tags: tagsOf(Tags) })),
  ];
  return objects.filter(({ id }) => !known.has(id));
}

/** Where the cloud is not what the program says, in words. */
export function differences(emulator: Emulator, engine: Engine, program: Program): string[] {
  const stored = program.map((declared) => engine.find(declared)?.id);
  const leftovers = engine.state.filter(({ id }) => !stored.includes(id));
  return [
    ...leftovers.map(({ id, name }) => `${id} is still in the state of ${name}`),
    ...lost(emulator, engine).map(({ id }) => `${id} is in the cloud, but not in the state`),
    ...program.flatMap((declared) => {
      const id = engine.find(declared)?.id ?? "nothing";
      const pairs = compared(emulator, declared, id, engine);
      if (pairs === undefined) return [`${declared.name}: ${id} is not in the cloud`];
      return Object.entries(pairs)
        .filter(([, [wanted, is]]) => JSON.stringify(wanted) !== JSON.stringify(is))
        .map(
          ([what, [wanted, is]]) =>
            `${declared.name}: ${what} is ${JSON.stringify(is)}, not ${JSON.stringify(wanted)}`,
        );
    }),
  ];
}

type Pairs = Record<string, [wanted: unknown, is: unknown]>;

function compared(emulator: Emulator, declared: Declared, id: string, engine: Engine): Pairs | undefined {
  if (declared.kind === "Eip") {
    const eip = emulator.eips.get(id);
    return eip && comparedEip(declared, eip, engine);
  }
  if (declared.kind === "ImageCache") {
    const cache = emulator.imageCaches.get(id);
    return cache && comparedCache(declared, cache, engine);
  }
  const group = emulator.containerGroups.get(id);
  const isJob = declared.args.restartPolicy === "Never";
  // The cloud forgets jobs that have ended.
  return group === undefined && isJob ? {} : group && comparedGroup(declared, group);
}

function comparedGroup({ args }: DeclaredGroup, group: ContainerGroupSnapshot): Pairs {
  const { Container, Cpu, Tags = [], RestartPolicy = "Always", Status, Volume = [] } = group;
  const waits = args.waitFor !== "accepted";
  const isFine = Status === "Running" || (args.restartPolicy === "Never" && hasEnded(Status));
  return {
    containers: [
      args.containers.map(({ name, image, command = [] }) => ({ name, image, command })).sort(byName),
      (Container ?? [])
        .map(({ Name, Image, Command = [] }) => ({ name: Name, image: Image, command: [...Command] }))
        .sort(byName),
    ],
    cpu: [args.cpu ?? Cpu, Cpu],
    tags: [sorted(args.tags), sorted(userTags(tagsOf(Tags)))],
    restartPolicy: [args.restartPolicy ?? "Always", RestartPolicy],
    volumes: [(args.volumes ?? []).map(({ name }) => name), Volume.map(({ Name }) => Name)],
    isFine: [true, isFine || !waits],
  };
}

function byName(a: { name?: string }, b: { name?: string }): number {
  return (a.name ?? "") < (b.name ?? "") ? -1 : 1;
}

function comparedCache(declared: DeclaredCache, cache: ImageCacheSnapshot, engine: Engine): Pairs {
  const { args, through } = declared;
  const generated = engine.find(declared)?.inputs.imageCacheName;
  const address = through === undefined ? undefined : engine.find({ kind: "Eip", name: through });
  const waits = args.waitForReady !== false;
  return {
    images: [[...(args.images ?? [])].sort(), [...cache.Images].sort()],
    name: [args.imageCacheName ?? generated, cache.ImageCacheName],
    tags: [sorted(args.tags), sorted(userTags(tagsOf(cache.Tags)))],
    retentionDays: [args.retentionDays, cache.RetentionDays],
    size: [args.imageCacheSize ?? cache.ImageCacheSize, cache.ImageCacheSize],
    strategy: [args.eliminationStrategy ?? "", cache.EliminationStrategy ?? ""],
    flash: [args.flash ?? false, cache.Flash ?? false],
    zone: [args.zoneId, cache.ZoneId],
    address: [address?.id ?? cache.EipInstanceId, cache.EipInstanceId],
    status: [waits ? "Ready" : cache.Status, cache.Status],
  };
}

function comparedEip(declared: DeclaredEip, eip: EipSnapshot, engine: Engine): Pairs {
  const { args } = declared;
  return {
    bandwidth: [String(args.bandwidth ?? 5), eip.Bandwidth],
    name: [args.addressName ?? engine.find(declared)?.inputs.addressName, eip.Name],
    description: [args.description ?? "", eip.Description],
    tags: [sorted(args.tags), sorted(userTags(tagsOf(eip.Tags.Tag)))],
    isp: [args.isp ?? "BGP", eip.ISP],
    charge: [args.internetChargeType ?? "PayByBandwidth", eip.InternetChargeType],
  };
}

function tagsOf(tags: readonly { Key: string; Value: string }[]): Record<string, string> {
  return Object.fromEntries(tags.map(({ Key, Value }) => [Key, Value]));
}

function sorted(tags: Record<string, string> | undefined): [string, string][] {
  return Object.entries(tags ?? {}).sort(([a], [b]) => (a < b ? -1 : 1));
}
