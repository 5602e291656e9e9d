import type { TestProject } from "vitest/node";
import { registryProgram } from "../../../tools/obtain/registryProgram.mts";

/** The registry that the layer's tests start. */
export default async function setup(project: TestProject): Promise<void> {
  project.provide("registryProgram", await registryProgram(console.log));
}

declare module "vitest" {
  export interface ProvidedContext {
    registryProgram: string;
  }
}
