import { spawnSync } from "node:child_process";

/** Whether a language can be had; if not, says what is skipped. */
export function has(command: string, ...parameters: string[]): boolean {
  const { status } = spawnSync(command, parameters, { stdio: "ignore" });
  if (status !== 0)
    console.warn(`SKIPPED: programs by ${command}, because "${[command, ...parameters].join(" ")}" fails.`);
  return status === 0;
}
