import { expect, test } from "vitest";
import type { Emulator, Seed } from "../../emulator/index.js";
import {
  createGroup,
  eci,
  type ListedContainerGroup,
  listGroups,
} from "../conformance/support/containerGroups.js";
import { create } from "../conformance/support/imageCaches.js";
import type { Target } from "../conformance/support/target.js";
import { Chance } from "./support/noise.js";
import { startedEmulator } from "./support/startedEmulator.js";

const seed = Number(process.env.FUZZ_SEED ?? Date.now() % 2 ** 31);
const runs = 15;
const steps = 25;
const final = ["Succeeded", "Failed", "Expired", "ScheduleFailed"];

const good = "r.local/good:1";
const images = [good, good, good, "r.local/bad:1", "r.local/web:1", "r.local/web:2", "fail-build:1"] as const;
const policies = ["Always", "OnFailure", "Never"] as const;

/** A play that never gets somewhere would prove nothing of it. */
const seen = new Set<string>();

/** One run: what is done to container groups at random, and what must hold after each step. */
class Play {
  private readonly over = new Map<string, string>();

  constructor(
    private readonly chance: Chance,
    private readonly emulator: Emulator,
    private readonly target: Target,
  ) {}

  async begin(): Promise<void> {
    await createGroup(this.target, { RestartPolicy: "Never", Container: [{ Name: "app-0", Image: good }] });
    for (let count = 0; count < 3; count++) await createGroup(this.target, this.group()).catch(refused);
  }

  async step(): Promise<void> {
    const { ContainerGroups } = await listGroups(this.target);
    const [first, ...others] = ContainerGroups.map(({ ContainerGroupId }) => ContainerGroupId);
    const ContainerGroupId = first === undefined ? "eci-none" : this.chance.of([first, ...others]);
    const deed = this.chance.of([
      () => createGroup(this.target, this.group()),
      () => create(this.target, { Image: [this.chance.of(images)] }),
      () => eci(this.target, "UpdateContainerGroup", { ContainerGroupId, ...this.change() }),
      () => eci(this.target, "RestartContainerGroup", { ContainerGroupId }),
      () => eci(this.target, "DeleteContainerGroup", { ContainerGroupId }),
      async () => this.emulator.containerGroups.end(ContainerGroupId, { exitCode: this.chance.below(2) }),
      async () => this.emulator.containerGroups.expire(ContainerGroupId),
      async () => this.emulator.clock.advance(this.chance.below(120_000)),
      async () => this.emulator.clock.advance(this.chance.below(120_000)),
      async () => this.emulator.clock.advance(this.chance.below(5_000)),
    ]);
    await deed().catch(refused);
  }

  private group(): object {
    const { chance } = this;
    return {
      RestartPolicy: chance.of(policies),
      Container: this.containers(1 + chance.below(2)),
      InitContainer: this.containers(chance.below(2), "init"),
      AutoMatchImageCache: chance.next() < 0.5,
      ...(chance.next() < 0.3 && { AutoCreateEip: true }),
      ...(chance.next() < 0.3 && { ActiveDeadlineSeconds: chance.below(300) }),
      ...(chance.next() < 0.3 && { SpotStrategy: "SpotAsPriceGo" }),
    };
  }

  private change(): object {
    const { chance } = this;
    return {
      UpdateType: chance.of(["RenewUpdate", "IncrementalUpdate"]),
      ...(chance.next() < 0.7 && { Container: this.containers(1 + chance.below(2)) }),
      ...(chance.next() < 0.2 && { InitContainer: this.containers(1, "init") }),
      ...(chance.next() < 0.3 && { RestartPolicy: chance.of(policies) }),
      ...(chance.next() < 0.2 && { Cpu: 4, Memory: 8 }),
    };
  }

  private containers(count: number, name = "app"): object[] {
    const names = [`${name}-0`, `${name}-1`].slice(0, count);
    return names.map((Name) => ({ Name, Image: this.chance.of(images) }));
  }

  async check(): Promise<void> {
    const { ContainerGroups } = await listGroups(this.target);
    for (const group of ContainerGroups) this.checkGroup(group);
  }

  /** Another emulator goes on with what this one holds. */
  async checkSeed(): Promise<void> {
    const { ContainerGroups } = await listGroups(this.target);
    const seeded = JSON.parse(JSON.stringify(this.emulator.seed())) as Seed;
    const second = await startedEmulator({ seed: seeded });
    expect((await listGroups(second.target)).ContainerGroups).toEqual(ContainerGroups);
    await second.emulator.close();
  }

  private checkGroup({
    ContainerGroupId: id,
    Status,
    Containers,
    InitContainers,
    Events,
  }: ListedContainerGroup) {
    seen.add(Status);
    const told = `${id} is ${Status}: ${JSON.stringify({ Containers, InitContainers })}`;
    const before = this.over.get(id);
    if (before !== undefined && Status !== "Terminating") expect(Status, told).toBe(before);
    if (final.includes(Status)) this.over.set(id, Status);
    const now = Math.floor(this.emulator.clock.now() / 1_000) * 1_000;
    for (const { Name, CurrentState, RestartCount } of [...Containers, ...InitContainers]) {
      const { State, StartTime = "", FinishTime = "", ExitCode } = CurrentState;
      const isOver = final.includes(Status);
      if (State === "Running") expect(Date.parse(StartTime), told).toBeLessThanOrEqual(now);
      if (State === "Terminated") {
        expect(Date.parse(FinishTime), told).toBeGreaterThanOrEqual(Date.parse(StartTime));
        expect(Date.parse(FinishTime), told).toBeLessThanOrEqual(now);
      }
      if (isOver) expect(State, told).not.toBe("Running");
      if (Status === "Succeeded")
        expect({ State, ExitCode }, told).toEqual({ State: "Terminated", ExitCode: 0 });
      if (Status === "Running" && Containers.some((each) => each.Name === Name))
        expect(
          State === "Waiting" && RestartCount === 0 && CurrentState.Reason === "ContainerCreating",
          told,
        ).toBe(false);
      expect(RestartCount, told).toBeGreaterThanOrEqual(0);
    }
    for (const { Count, FirstTimestamp, LastTimestamp } of Events as unknown as Record<
      string,
      string | number
    >[]) {
      expect(Count, told).toBeGreaterThan(0);
      expect(Date.parse(String(FirstTimestamp)), told).toBeLessThanOrEqual(Date.parse(String(LastTimestamp)));
      expect(Date.parse(String(LastTimestamp)), told).toBeLessThanOrEqual(now);
    }
  }

  /** Deleted groups leave nothing behind. */
  async end(): Promise<void> {
    for (const { ContainerGroupId } of this.emulator.containerGroups.list())
      await eci(this.target, "DeleteContainerGroup", { ContainerGroupId });
    this.emulator.clock.advance(60_000);
    for (const { ImageCacheId } of this.emulator.imageCaches.list())
      this.emulator.imageCaches.remove(ImageCacheId);
    expect(this.emulator.eips.list()).toEqual([]);
    expect(this.emulator.isEmpty()).toBe(true);
  }
}

/** In the vendor's shape, or in the words of the emulator's own methods. */
function refused(error: { code?: string; message: string }): void {
  expect(error.code ?? error.message).toMatch(/^(?!InternalError)[A-Z]/);
}

test("whatever is done to container groups, their states hold together", async () => {
  console.log(`FUZZ_SEED=${seed} replays this run.`);
  for (let run = 0; run < runs; run++) {
    const chance = new Chance(seed + run);
    const rule = (image: string, exitCode: number) => ({ image, exitCode, runMs: chance.below(60_000) });
    const { emulator, target } = await startedEmulator({
      containerRules: [rule("*/good:*", 0), rule("*/bad:*", 1)],
      spotExpiryMs: 200_000,
      buildMs: chance.below(10_000),
      updateUnderNever: chance.of(["restarts", "fails"]),
      eipQuota: 3,
    });
    const play = new Play(chance, emulator, target);
    await play.begin();
    for (let step = 0; step < steps; step++) {
      await play.step();
      await play.check();
    }
    await play.checkSeed();
    await play.end();
    await emulator.close();
  }
  expect([...seen]).toEqual(
    expect.arrayContaining(["Scheduling", "Pending", "Running", "Succeeded", "Failed", "Expired"]),
  );
});
