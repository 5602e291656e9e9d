import { onTestFinished } from "vitest";
import { type Emulator, type EmulatorOptions, startEmulator, steppedClock } from "../../../emulator/index.js";
import type { Target } from "../../conformance/support/target.js";

export interface Started {
  readonly emulator: Emulator;
  /** For the clients of the conformance suite. */
  readonly target: Target;
}

/** An emulator that stands still and is closed when the test is over. */
export async function startedEmulator(options: EmulatorOptions = {}): Promise<Started> {
  const emulator = await startEmulator({ clock: steppedClock(), ...options });
  onTestFinished(() => emulator.close());
  const target = {
    endpoint: `${emulator.host}:${emulator.port}`,
    accessKeyId: "test",
    accessKeySecret: "test",
    region: "cn-beijing",
  };
  return { emulator, target };
}
