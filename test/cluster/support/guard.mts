import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";

/** Each line of the input is a process. The input ends when the process that writes it does. */
const script = 'while read -r pid; do pids="$pids $pid"; done; kill -9 $pids; rm -rf "$1"';

/** Ends processes and removes a folder when this process is gone without having done so: kill -9 lets it do nothing. */
export class Guard {
  private readonly child: ChildProcess;

  constructor(folder: string) {
    this.child = spawn("sh", ["-c", script, "guard", folder], {
      stdio: ["pipe", "ignore", "ignore"],
      // Out of reach of what a terminal sends to end this process.
      detached: true,
    });
  }

  watch(pid: number): void {
    this.child.stdin?.write(`${pid}\n`);
  }

  async dismiss(): Promise<void> {
    const exited = once(this.child, "exit");
    if (this.child.kill("SIGKILL")) await exited;
  }
}
