import { onTestFinished, type TestContext } from "vitest";
import { type Emulator, type EmulatorOptions, startEmulator, steppedClock } from "../../../emulator/index.js";

/** What the suite talks to: an emulator of its own, or whatever CONFORMANCE_ENDPOINT (host:port) names. */
export interface Target {
  readonly endpoint: string;
  readonly accessKeyId: string;
  readonly accessKeySecret: string;
  readonly securityToken?: string;
  readonly region: string;
  /** Absent on any other target: tests that need its inside are skipped there. */
  readonly emulator?: Emulator;
}

const otherEndpoint = process.env.CONFORMANCE_ENDPOINT;

/** A fresh target for one test, closed when the test is over. Only an emulator can follow options. */
export async function openTarget(): Promise<Target>;
export async function openTarget(options: EmulatorOptions, context: TestContext): Promise<Target>;
export async function openTarget(options: EmulatorOptions = {}, context?: TestContext): Promise<Target> {
  const account = options.accounts?.[0] ?? { accessKeyId: "test", accessKeySecret: "test" };
  if (otherEndpoint !== undefined) {
    context?.skip("needs options that only the emulator follows");
    return {
      endpoint: otherEndpoint,
      accessKeyId: process.env.ALIBABA_CLOUD_ACCESS_KEY_ID ?? "test",
      accessKeySecret: process.env.ALIBABA_CLOUD_ACCESS_KEY_SECRET ?? "test",
      region: process.env.ALIBABA_CLOUD_REGION ?? "cn-beijing",
    };
  }
  const emulator = await startEmulator({ clock: steppedClock(), ...options });
  onTestFinished(() => emulator.close());
  return { ...account, endpoint: `${emulator.host}:${emulator.port}`, region: "cn-beijing", emulator };
}

/** The emulator behind a target; skips the test where there is none. */
export function emulatorOf(target: Target, context: TestContext): Emulator {
  return target.emulator ?? context.skip("needs the emulator's clock or options");
}
