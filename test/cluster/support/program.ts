import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { closeSync, openSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import type { Guard } from "./guard.mts";

const shownLines = 20;

/** A program that runs until it is stopped. Nothing that it holds is kept, so it gets no time to end. */
export class Program {
  /** Why it has ended by itself. */
  failure: Error | undefined;
  private readonly child: ChildProcess;
  private readonly log: string;

  constructor(command: string, parameters: string[], folder: string, guard: Guard) {
    const name = basename(command);
    this.log = join(folder, `${name}.log`);
    const output = openSync(this.log, "w");
    this.child = spawn(command, parameters, { stdio: ["ignore", output, output] });
    closeSync(output);
    if (this.child.pid !== undefined) guard.watch(this.child.pid);
    this.child.on("error", (error) => {
      this.failure = error;
    });
    this.child.on("exit", (code, signal) => {
      this.failure = new Error(`${name} ended with ${code ?? signal}:\n${this.lastLines}`);
    });
  }

  /** What it has printed last. */
  get lastLines(): string {
    return readFileSync(this.log, "utf8").trimEnd().split("\n").slice(-shownLines).join("\n");
  }

  async stop(): Promise<void> {
    const exited = once(this.child, "exit");
    if (this.child.kill("SIGKILL")) await exited;
  }
}
