import { inject } from "vitest";
import {
  type RealRegistry,
  type RealRegistryOptions,
  startRegistry as startProgram,
} from "../../../tools/registry/realRegistry.mts";

export { puller, pullerHeader, type RealRegistry } from "../../../tools/registry/realRegistry.mts";

/** A real registry with the program that the layer has obtained. */
export function startRegistry(options: RealRegistryOptions = {}): Promise<RealRegistry> {
  return startProgram(inject("registryProgram"), options);
}
