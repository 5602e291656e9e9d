import Credential, { Config } from "@alicloud/credentials";
import { onTestFinished } from "vitest";
import {
  type Emulator,
  type Clock as EmulatorClock,
  type EmulatorOptions,
  startEmulator,
} from "../../../../../emulator/index.js";
import { Clouds } from "../../../../../provider/accounts/clouds.js";
import { readSettings } from "../../../../../provider/accounts/settings.js";
import type { Clock } from "../../../../../provider/clock.js";
import { Client } from "../../../../../provider/cloud/client.js";
import { Cloud, type SharedCloud } from "../../../../../provider/cloud/cloud.js";
import type { Product } from "../../../../../provider/cloud/products.js";
import { Runner } from "../../../../support/runner.js";

const hour = 60 * 60 * 1_000;

const turn = () => new Promise((resolve) => setImmediate(resolve));

/** Time that jumps to the next pause's end whenever nobody does anything but wait. */
class VirtualTime implements Clock, EmulatorClock {
  readonly factor = 1;
  private time = Date.parse("2026-01-01T00:00:00Z");
  private readonly sleepers = new Map<() => void, number>();
  private callsUnderWay = 0;

  now(): number {
    return this.time;
  }

  advance(ms: number): void {
    this.time += ms;
  }

  pause(ms: number, signal?: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      const wake = () => {
        this.sleepers.delete(wake);
        resolve();
      };
      this.sleepers.set(wake, this.time + ms);
      signal?.addEventListener("abort", wake);
    });
  }

  /** A call takes no time, but none passes while it is under way. */
  async during<T>(call: () => Promise<T>): Promise<T> {
    this.callsUnderWay += 1;
    try {
      return await call();
    } finally {
      this.callsUnderWay -= 1;
    }
  }

  /** Lets time pass until the promise is settled. */
  async until<T>(promise: Promise<T>): Promise<T> {
    let settled = false;
    const watched = promise.finally(() => {
      settled = true;
    });
    watched.catch(() => {});
    for (let quiet = 0; !settled; ) {
      await turn();
      quiet = this.callsUnderWay === 0 ? quiet + 1 : 0;
      if (quiet > 5) {
        this.jump();
        quiet = 0;
      }
    }
    return watched;
  }

  private jump(): void {
    const [first] = [...this.sleepers].sort(([, a], [, b]) => a - b);
    if (first === undefined) throw new Error("Everybody waits for ever.");
    const [wake, at] = first;
    this.time = Math.max(this.time, at);
    wake();
  }
}

/** An emulated region, and what was seen of it. */
export interface Region {
  emulator: Emulator;
  time: VirtualTime;
  /** As an operation has it that may take so long. */
  cloud(timeoutMs?: number): Cloud;
  runner: Runner;
  /** The lines that were shown. */
  lines: string[];
  /** The most DescribeImageCaches calls that were under way at the same time. */
  mostAtOnce(): number;
}

/** An emulated region in virtual time, and the provider's view of it. */
export async function openRegion(options: EmulatorOptions = {}): Promise<Region> {
  const time = new VirtualTime();
  const emulator = await startEmulator({
    clock: time,
    buildMs: 300_000,
    imageCacheQuota: 10_000,
    eipQuota: 100,
    ...options,
  });
  onTestFinished(() => emulator.close());
  let runner: Runner;
  let looks = 0;
  let most = 0;
  const client = (product: Product) => {
    const opened = new Client({
      product,
      region: "cn-beijing",
      endpoint: `${emulator.host}:${emulator.port}`,
      protocol: "HTTP",
      credential: new Credential(
        new Config({ type: "access_key", accessKeyId: "test", accessKeySecret: "test" }),
      ),
      readTimeoutMs: 10_000,
      connectTimeoutMs: 10_000,
      maxRetryTimeoutMs: 0,
      clock: time,
      log: (line) => runner.lines.push(line),
    });
    const call = opened.call.bind(opened);
    opened.call = async (action, ...rest) => {
      const isLook = action === "DescribeImageCaches" ? 1 : 0;
      looks += isLook;
      most = Math.max(most, looks);
      try {
        return await time.during(() => call(action, ...rest));
      } finally {
        looks -= isLook;
      }
    };
    return opened;
  };
  const shared: SharedCloud = {
    region: "cn-beijing",
    clock: time,
    eci: client("eci"),
    vpc: client("vpc"),
    ecs: () => client("ecs"),
    cr: () => client("cr"),
    personalCr: () => client("cr"),
    accountId: async () => "1000000000000001",
  };
  class OneRegion extends Clouds {
    override async in(): Promise<SharedCloud> {
      return shared;
    }
  }
  const clouds = new OneRegion(
    readSettings((name) => ({ "alicloud:region": "cn-beijing", "pulumi-eci:verifyImages": "off" })[name], {}),
    {},
    () => {},
    time,
  );
  runner = new Runner(clouds);
  return {
    emulator,
    time,
    cloud: (timeoutMs = hour) => new Cloud(shared, { deadline: time.now() + timeoutMs }),
    runner,
    lines: runner.lines,
    mostAtOnce: () => most,
  };
}

export function callsOf(emulator: Emulator, action: string): number {
  return emulator.calls.filter((call) => call.action === action).length;
}
