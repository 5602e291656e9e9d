import {
  type Clock,
  type ContainerGroupSnapshot,
  type Emulator,
  type EmulatorOptions,
  type FailingImage,
  startEmulator,
  steppedClock,
} from "pulumi-eci/emulator";
import type { Deed, Trouble } from "./trouble.js";

const dayMs = 86_400_000;
const buildMs = 12_000;

type StartCloud = (options: EmulatorOptions) => Promise<Emulator>;

/** The cloud of a sequence, and what somebody else does to it. */
export class World {
  /** Whether anything was changed from outside since this was last set to false. */
  isMeddledWith = false;
  private pending: Extract<Trouble, { kind: "outside" }>[] = [];
  private callsOfRun = 0;

  private constructor(
    readonly emulator: Emulator,
    private readonly failing: FailingImage[],
  ) {}

  /** `stepMs` is how far each call moves the clock. */
  static async start(stepMs = 100, start: StartCloud = startEmulator): Promise<World> {
    const failing: FailingImage[] = [];
    const holder: { world?: World } = {};
    const inner = steppedClock({ stepMs });
    const clock: Clock = {
      now: () => inner.now(),
      advance: (ms) => inner.advance(ms),
      onCall: () => {
        inner.onCall?.();
        holder.world?.onCall();
      },
    };
    const emulator = await start({ clock, buildMs, failingImages: failing, imagePullMs: 2_000 });
    holder.world = new World(emulator, failing);
    return holder.world;
  }

  /** From now on this goes wrong. */
  begin(troubles: readonly Trouble[]): void {
    this.callsOfRun = 0;
    for (const trouble of troubles) {
      if (trouble.kind === "calls") this.emulator.faults.add(trouble.rule);
      if (trouble.kind === "failingBuilds")
        this.failing.push({ pattern: "registry.example.com" }, { pattern: "b:1" });
      if (trouble.kind === "outside") this.pending.push(trouble);
      if (trouble.kind === "pause") this.emulator.clock.advance(trouble.days * dayMs);
    }
  }

  /** From now on everything works. */
  end(): void {
    this.emulator.faults.clear();
    // A build that has begun in trouble ends in it.
    if (this.failing.length > 0) this.emulator.clock.advance(buildMs);
    this.failing.length = 0;
    this.pending = [];
  }

  private onCall(): void {
    this.callsOfRun += 1;
    const due = this.pending.filter(({ afterCalls }) => afterCalls < this.callsOfRun);
    this.pending = this.pending.filter((trouble) => !due.includes(trouble));
    for (const { deed, index } of due) this.meddle(deed, index);
  }

  private meddle(deed: Deed, index: number): void {
    const { imageCaches, eips, containerGroups } = this.emulator;
    const group = containerGroups.list().at(index);
    const cache = imageCaches.list().at(index);
    const eip = eips.list().at(index);
    const target = deed.endsWith("Eip") ? eip : deed.endsWith("Group") ? group : cache;
    if (target === undefined) return;
    this.isMeddledWith = true;
    if (eip !== undefined && deed === "removeEip") eips.remove(eip.AllocationId);
    if (eip !== undefined && deed === "describeEip")
      eips.change(eip.AllocationId, { Description: "not ours" });
    if (group !== undefined && deed.endsWith("Group")) this.meddleWithGroup(deed, group);
    if (cache === undefined) return;
    const id = cache.ImageCacheId;
    if (deed === "removeCache") imageCaches.remove(id);
    if (deed === "failCache") imageCaches.fail(id);
    if (deed === "renameCache") imageCaches.change(id, { ImageCacheName: "not-ours" });
    if (deed === "tagCache") imageCaches.change(id, { Tags: [...cache.Tags, { Key: "x", Value: "y" }] });
  }

  private meddleWithGroup(deed: Deed, { ContainerGroupId: id, Tags = [] }: ContainerGroupSnapshot): void {
    const { containerGroups } = this.emulator;
    if (deed === "removeGroup") containerGroups.remove(id);
    if (deed === "expireGroup") containerGroups.expire(id);
    if (deed === "tagGroup") containerGroups.change(id, { Tags: [...Tags, { Key: "x", Value: "y" }] });
  }
}
