import type { EipSnapshot, Emulator, ImageCacheSnapshot } from "pulumi-eci/emulator";
import { ownerTag, phaseTag, userTags } from "../../../provider/core/ownership.js";
import type { Engine } from "./engine.js";
import type { DeclaredCache, DeclaredEip, Program } from "./program.js";

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

function strangers({ imageCaches, eips }: Emulator, { state }: Engine) {
  const known = new Set(state.flatMap(({ id, outputs }) => [id, outputs.__buildEip]));
  const objects = [
    ...imageCaches.list().map(({ ImageCacheId, Tags }) => ({ id: ImageCacheId, tags: tagsOf(Tags) })),
    ...eips.list().map(({ AllocationId, Tags }) => ({ id: AllocationId, tags: tagsOf(Tags.Tag) })),
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
      const found = declared.kind === "Eip" ? emulator.eips.get(id) : emulator.imageCaches.get(id);
      if (found === undefined) return [`${declared.name}: ${id} is not in the cloud`];
      const pairs =
        declared.kind === "Eip"
          ? comparedEip(declared, found as EipSnapshot, engine)
          : comparedCache(declared, found as ImageCacheSnapshot, engine);
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
