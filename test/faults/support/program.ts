import type { ContainerGroupInputs } from "../../../provider/resources/containerGroup/schema.js";
import type { EipInputs } from "../../../provider/resources/eip/schema.js";
import type { ImageCacheInputs } from "../../../provider/resources/imageCache/schema.js";
import type { Random } from "../../support/random.js";

/** A cache of a program; `through` names the Eip of the program that its builds use. */
export interface DeclaredCache {
  kind: "ImageCache";
  name: string;
  args: Partial<ImageCacheInputs>;
  through?: string;
}

export interface DeclaredEip {
  kind: "Eip";
  name: string;
  args: EipInputs;
}

export interface DeclaredGroup {
  kind: "ContainerGroup";
  name: string;
  args: ContainerGroupInputs;
}

export type Declared = DeclaredCache | DeclaredEip | DeclaredGroup;

/** What a program declares, what others need first. */
export type Program = readonly Declared[];

const cacheNames = ["web", "api", "jobs"];
const eipNames = ["pull", "spare"];
const groupNames = ["shop", "night"];

/** The values that an argument may take; those that many programs have stand several times. */
const cacheArgs: { [K in keyof ImageCacheInputs]?: readonly ImageCacheInputs[K][] } = {
  images: [["registry.example.com/a:1"], ["registry.example.com/a:2"], ["registry.example.com/a:2", "b:1"]],
  imageCacheName: [undefined, undefined, "night", "day"],
  tags: [undefined, { stage: "one" }, { stage: "two", team: "shop" }],
  retentionDays: [undefined, undefined, 7, 30],
  imageCacheSize: [undefined, undefined, 20, 40],
  eliminationStrategy: [undefined, undefined, undefined, "LRU"],
  flash: [undefined, undefined, undefined, true],
  zoneId: [undefined, undefined, undefined, "cn-beijing-a"],
  waitForReady: [undefined, undefined, true, false],
  autoCreateEip: [undefined, undefined, true],
};

const eipArgs: { [K in keyof EipInputs]?: readonly EipInputs[K][] } = {
  bandwidth: [undefined, 10, 20],
  addressName: [undefined, undefined, "front", "back"],
  description: [undefined, "for pulling"],
  tags: [undefined, { stage: "one" }, { team: "shop" }],
  isp: [undefined, undefined, undefined, "ChinaTelecom"],
  internetChargeType: [undefined, undefined, undefined, "PayByTraffic"],
};

const web = { name: "web", image: "groups.example.com/a:1" };

const groupArgs: { [K in keyof ContainerGroupInputs]?: readonly ContainerGroupInputs[K][] } = {
  containers: [
    [web],
    [{ ...web, command: ["serve"] }],
    [{ ...web, image: "groups.example.com/a:2" }],
    [web, { name: "side", image: "groups.example.com/side:1" }],
    [{ ...web, environmentVarHide: true }],
  ],
  cpu: [undefined, 2, 4],
  tags: [undefined, { stage: "one" }, { stage: "two", team: "shop" }],
  restartPolicy: [undefined, undefined, "Always", "Never"],
  onImageChange: [undefined, undefined, "update"],
  volumes: [undefined, undefined, [{ name: "data", emptyDir: {} }]],
  hostName: [undefined, undefined, undefined, "shop"],
  triggers: [undefined, undefined, { run: "1" }, { run: "2" }],
  waitFor: [undefined, undefined, "accepted"],
};

/** A program like the one before with some things added, changed or taken out. */
export function nextProgram(random: Random, before: Program): Program {
  const eips = eipNames.flatMap((name) => nextEip(random, name, find(before, "Eip", name)));
  const caches = cacheNames.flatMap((name) =>
    nextCache(random, name, find(before, "ImageCache", name), eips),
  );
  const groups = groupNames.flatMap((name) => nextGroup(random, name, find(before, "ContainerGroup", name)));
  return [...eips, ...caches, ...groups];
}

function find<K extends Declared["kind"]>(program: Program, kind: K, name: string) {
  return program.find((one): one is Extract<Declared, { kind: K }> => one.kind === kind && one.name === name);
}

function nextEip(random: Random, name: string, before: DeclaredEip | undefined): DeclaredEip[] {
  if (!random.chance(before === undefined ? 0.3 : 0.8)) return [];
  return [{ kind: "Eip", name, args: nextArgs(random, eipArgs, before?.args) }];
}

function nextGroup(random: Random, name: string, before: DeclaredGroup | undefined): DeclaredGroup[] {
  if (!random.chance(before === undefined ? 0.3 : 0.8)) return [];
  return [{ kind: "ContainerGroup", name, args: nextArgs(random, groupArgs, before?.args) }];
}

function nextCache(
  random: Random,
  name: string,
  before: DeclaredCache | undefined,
  eips: readonly DeclaredEip[],
): DeclaredCache[] {
  if (!random.chance(before === undefined ? 0.4 : 0.8)) return [];
  const args = nextArgs(random, cacheArgs, before?.args);
  const wish = random.chance(0.8) ? before?.through : random.pick(eips)?.name;
  const isThere = eips.some((eip) => eip.name === wish);
  if (wish === undefined || !isThere || args.autoCreateEip === true)
    return [{ kind: "ImageCache", name, args }];
  return [{ kind: "ImageCache", name, args, through: wish }];
}

function nextArgs<A extends object>(
  random: Random,
  choices: { [K in keyof A]?: readonly A[K][] },
  before: Partial<A> | undefined,
): A {
  const names = Object.keys(choices) as (keyof A)[];
  const args: Partial<A> = { ...before };
  for (const name of names) {
    if (before !== undefined && !random.chance(0.15)) continue;
    const value = random.pick(choices[name] ?? []);
    if (value === undefined) delete args[name];
    else args[name] = value;
  }
  return args as A;
}
