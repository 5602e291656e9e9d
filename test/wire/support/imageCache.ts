import { onTestFinished } from "vitest";
import { type Emulator, type EmulatorOptions, startEmulator, steppedClock } from "../../../emulator/index.js";
import type { Client, Properties } from "./client.js";

/** An emulator whose builds take two calls, closed when the test is over. */
export async function startedCloud(options: EmulatorOptions = {}): Promise<Emulator> {
  const emulator = await startEmulator({
    clock: steppedClock({ stepMs: 10_000 }),
    buildMs: 20_000,
    ...options,
  });
  onTestFinished(() => emulator.close());
  return emulator;
}

/** The declaration of a cache as the resource class sends it. */
export function declared(args: Properties = {}, hidden: Properties = {}): Properties {
  const { name = "web", ...more } = hidden;
  return {
    images: ["registry.example.com/team/web:1"],
    ...args,
    __urn: `urn:pulumi:dev::shop::pulumi-nodejs:dynamic/eci:ImageCache::${name}`,
    __organization: "acme",
    ...more,
  };
}

/** Checked inputs, as the engine passes them on. */
export async function checked(
  client: Client,
  args: Properties = {},
  hidden: Properties = {},
): Promise<Properties> {
  const { inputs, failures } = await client.check({}, declared(args, hidden));
  if (failures.length > 0) throw new Error(JSON.stringify(failures));
  return inputs;
}

/** A cache as `pulumi up` makes it. */
export async function created(client: Client, args: Properties = {}, hidden: Properties = {}) {
  const inputs = await checked(client, args, hidden);
  const { id, outs } = await client.create(inputs);
  return { id, outs, inputs };
}

/** The actions that were called, in their order. */
export function actionsOf(emulator: Emulator): string[] {
  return emulator.calls.map((call) => call.action);
}

/** The parameters of each call of an action, without those of every call. */
export function sentTo(emulator: Emulator, action: string): Record<string, string>[] {
  return emulator.calls
    .filter((call) => call.action === action)
    .map(({ parameters: { RegionId, ClientToken, ...rest } }) => rest);
}
