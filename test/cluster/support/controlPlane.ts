import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { KubernetesPrograms } from "../../../tools/obtain/kubernetesPrograms.mts";
import { Guard } from "./guard.mts";
import { Program } from "./program.js";

/** The programs of one cluster and the folder with all that they write. */
export class ControlPlane {
  private readonly guard: Guard;
  private readonly running: Program[] = [];

  private constructor(
    readonly programs: KubernetesPrograms,
    readonly folder: string,
  ) {
    this.guard = new Guard(folder);
  }

  static async create(programs: KubernetesPrograms): Promise<ControlPlane> {
    return new ControlPlane(programs, await mkdtemp(join(tmpdir(), "pulumi-eci-cluster-")));
  }

  start(name: keyof KubernetesPrograms, parameters: string[]): Program {
    const program = new Program(this.programs[name], parameters, this.folder, this.guard);
    this.running.push(program);
    return program;
  }

  async stop(): Promise<void> {
    await Promise.all(this.running.map((program) => program.stop()));
    await this.guard.dismiss();
    await rm(this.folder, { recursive: true, force: true });
  }
}
