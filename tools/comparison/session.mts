// One stack with one cache on an emulator of its own, through one of the two packages.
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type EngineEvent, LocalWorkspace } from "@pulumi/pulumi/automation/index.js";
import { type Emulator, realClock, startEmulator } from "pulumi-eci/emulator";
import { sharedConfig } from "../sharedConfig.mts";
import { type Declared, declare, type Side } from "./declared.mts";
import { killByMark } from "./killByMark.mts";

export interface Session {
  readonly emulator: Emulator;
  /** One `pulumi up`: what it did to the cache, or "fails" with the reason. */
  up(declared: Declared): Promise<string>;
  /** The same, with the engine and its providers killed by kill -9 while they wait for the cache. */
  upKilled(declared: Declared): Promise<void>;
  /** Runs once, when the next call arrives after a wait has begun. */
  duringWait(action: () => void): void;
  destroy(): Promise<string>;
  state(): Promise<string>;
  close(): Promise<void>;
}

const buildMs = 20_000;
const words: Record<string, string> = {
  create: "created",
  update: "updated in place",
  replace: "replaced",
  same: "left as it is",
  delete: "deleted",
};

export async function openSession(side: Side, speed: number): Promise<Session> {
  let inWait: (() => void) | undefined;
  const clock = realClock({ speed });
  const onCall = () => {
    if (inWait === undefined || !isWaiting(emulator)) return;
    const action = inWait;
    inWait = undefined;
    action();
  };
  // Whether the real service deletes a cache while it builds is not documented: nothing here shall hang on it.
  const emulator = await startEmulator({
    clock: { ...clock, onCall },
    buildMs,
    deleteWhileBuilding: "allowed",
  });
  const folder = await mkdtemp(join(tmpdir(), "pulumi-eci-compare-"));
  let declared: Declared = { images: [], retentionDays: 1, password: "" };
  const stack = await LocalWorkspace.createOrSelectStack(
    { stackName: "dev", projectName: "compare", program: async () => declare(side, declared) },
    {
      pulumiHome: join(folder, "home"),
      envVars: {
        PULUMI_BACKEND_URL: `file://${folder}`,
        PULUMI_CONFIG_PASSPHRASE: "compare",
        PULUMI_SKIP_UPDATE_CHECK: "true",
        PULUMI_DISABLE_AUTOMATIC_PLUGIN_ACQUISITION: "true",
        PULUMI_ECI_WAIT_FACTOR: String(1 / speed),
      },
    },
  );
  await stack.setAllConfig(sharedConfig(emulator));

  const run = async (
    operation: (watch: {
      onOutput: (text: string) => void;
      onEvent: (event: EngineEvent) => void;
    }) => Promise<unknown>,
  ) => {
    let output = "";
    let done = "did nothing";
    const onEvent = ({ resourcePreEvent }: EngineEvent) => {
      const { type = "", op = "" } = resourcePreEvent?.metadata ?? {};
      if (type.includes("mageCache")) done = words[op] ?? done;
    };
    try {
      await operation({ onOutput: (text) => (output += text), onEvent });
      return done;
    } catch (error) {
      return `fails (${reasonIn(output || String(error))})`;
    }
  };

  return {
    emulator,
    up: (next) => {
      declared = next;
      return run((watch) => stack.up({ ...watch, color: "never" }));
    },
    upKilled: async (next) => {
      declared = next;
      inWait = () => killByMark(folder);
      await stack.up({ color: "never" }).catch(() => {});
      await stack.cancel();
    },
    duringWait: (action) => {
      inWait = action;
    },
    destroy: () => run((watch) => stack.destroy({ ...watch, color: "never" })),
    state: () => readFile(join(folder, ".pulumi", "stacks", "compare", "dev.json"), "utf8"),
    close: async () => {
      await emulator.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** A cache is accepted, and somebody has asked for it since. */
function isWaiting({ calls }: Emulator): boolean {
  const accepted = calls.findIndex(({ action, status }) => action === "CreateImageCache" && status === 200);
  return accepted >= 0 && calls.slice(accepted).some(({ action }) => action === "DescribeImageCaches");
}

/** The part of an error that tells it from others. */
function reasonIn(output: string): string {
  const known = /Throttling\.User|ECONNRESET|connection reset by peer|EOF|doesn't support update/;
  return known.exec(output)?.[0] ?? /error: (.{0,80})/.exec(output)?.[1] ?? "for a reason unknown";
}
