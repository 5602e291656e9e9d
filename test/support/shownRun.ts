import { execFile } from "node:child_process";
import { promisify } from "node:util";

const execute = promisify(execFile);

/** What a program has printed; where it fails, all of that stands in the error. */
export async function shownRun(
  program: string,
  args: readonly string[],
  options: { cwd: string; env: NodeJS.ProcessEnv },
): Promise<string> {
  try {
    return (await execute(program, args, { ...options, maxBuffer: 1e8 })).stdout;
  } catch (error) {
    const { stdout, stderr } = error as { stdout: string; stderr: string };
    const message = `${program} ${args.join(" ")}\n${stdout}${stderr}`;
    throw Object.assign(new Error(message), { stdout, stderr });
  }
}
