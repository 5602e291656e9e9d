// One stack of many caches, from preview to destroy.
import { mkdtemp, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { LocalWorkspace } from "@pulumi/pulumi/automation/index.js";
import { startEmulator } from "pulumi-eci/emulator";
import { sharedConfig } from "../sharedConfig.mts";
import { CallLog } from "./callLog.mts";
import { watchMemory } from "./memory.mts";
import { alicloud, declareCaches, declareSpread, type Side, type Spread } from "./programs.mts";
import { engineVariables } from "./variables.mts";

export interface Setting {
  side: Side;
  count: number;
  /** Virtual milliseconds of a build. */
  buildMs: number;
  /** Virtual milliseconds for each real one. */
  speed: number;
  /** What the command line of the provider's process holds. Default: that of the side. */
  process?: string;
  /** Default: all caches are in one region. */
  spread?: Spread;
}

export interface Measured {
  /** Real seconds. */
  seconds: Record<"preview" | "up" | "refresh" | "destroy", number>;
  calls: Record<"up" | "look" | "refresh" | "destroy", number>;
  /** Length of `up` in build times of one cache. */
  builds: number;
  /** Virtual seconds from Ready to known, the mean. */
  known: number;
  /** Bytes of state for each cache. */
  state: number;
  /** MB of the provider's processes together. */
  memory: number | undefined;
}

export async function measure(setting: Setting): Promise<Measured> {
  const { side, count, buildMs, speed, process: given, spread } = setting;
  const log = new CallLog(speed);
  const emulator = await startEmulator({ clock: log.clock, buildMs, imageCacheQuota: count });
  const folder = await mkdtemp(join(tmpdir(), "pulumi-eci-bench-"));
  const provider = side === alicloud ? "pulumi-resource-alicloud" : "cmd/dynamic-provider";
  const memory = watchMemory(folder, given ?? provider);
  try {
    const stack = await LocalWorkspace.createOrSelectStack(
      {
        stackName: "dev",
        projectName: "bench",
        program: () =>
          Promise.resolve(spread === undefined ? declareCaches(side, count) : declareSpread(count, spread)),
      },
      {
        pulumiHome: join(folder, "home"),
        envVars: {
          ...engineVariables(folder),
          PULUMI_ECI_WAIT_FACTOR: String(1 / speed),
        },
      },
    );
    await stack.setAllConfig(sharedConfig(emulator));
    const timed = async (operation: () => Promise<unknown>) => {
      log.restart(emulator);
      const start = performance.now();
      await operation();
      return (performance.now() - start) / 1_000;
    };
    const quiet = { color: "never" as const };
    const preview = await timed(() => stack.preview(quiet));
    const up = await timed(() => stack.up(quiet));
    const known = log.timeToKnown(emulator, buildMs);
    const upCalls = log.count(emulator);
    const look = log.count(emulator, "DescribeImageCaches");
    const { size } = await stat(join(folder, ".pulumi", "stacks", "bench", "dev.json"));
    const refresh = await timed(() => stack.refresh(quiet));
    const refreshCalls = log.count(emulator, "DescribeImageCaches");
    const destroy = await timed(() => stack.destroy(quiet));
    return {
      seconds: { preview, up, refresh, destroy },
      calls: { up: upCalls, look, refresh: refreshCalls, destroy: log.count(emulator) },
      builds: (up * speed * 1_000) / buildMs,
      known,
      state: Math.round(size / count),
      memory: memory(),
    };
  } finally {
    memory();
    await emulator.close();
    await rm(folder, { recursive: true, force: true });
  }
}
