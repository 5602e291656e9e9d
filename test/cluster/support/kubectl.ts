import { spawn } from "node:child_process";
import { once } from "node:events";
import { dirname, join } from "node:path";
import { text } from "node:stream/consumers";

export interface Answer {
  stdout: string;
  stderr: string;
  code: number;
}

export type Kubectl = (args: string[], options?: { input?: string }) => Promise<Answer>;

/** kubectl on the cluster of this file. What it caches of a cluster goes with the cluster. */
export function kubectlOf(command: string, kubeconfig: string): Kubectl {
  const target = ["--kubeconfig", kubeconfig, "--cache-dir", join(dirname(kubeconfig), "kubectl")];
  return async (args, { input = "" } = {}) => {
    const child = spawn(command, [...target, ...args], { stdio: "pipe" });
    // It may end before it has read everything.
    child.stdin.on("error", () => {}).end(input);
    const [stdout, stderr, [code]] = await Promise.all([
      text(child.stdout),
      text(child.stderr),
      once(child, "close"),
    ]);
    return { stdout, stderr, code };
  };
}
