import { readdirSync, readFileSync } from "node:fs";

/** The most memory, in MB, that a provider process of this session has had; undefined where there is no /proc. */
export function watchMemory(mark: string, provider: string): () => number | undefined {
  let peak: number | undefined;
  const look = () => {
    for (const pid of processesOf(mark, provider)) peak = Math.max(peak ?? 0, peakOf(pid));
  };
  const timer = setInterval(look, 250);
  return () => {
    clearInterval(timer);
    return peak;
  };
}

function processesOf(mark: string, provider: string): string[] {
  return entries()
    .filter((name) => /^\d+$/.test(name))
    .filter((pid) => read(pid, "cmdline").includes(provider) && read(pid, "environ").includes(mark));
}

function entries(): string[] {
  try {
    return readdirSync("/proc");
  } catch {
    return [];
  }
}

function peakOf(pid: string): number {
  const [, kilobytes = "0"] = /VmHWM:\s+(\d+)/.exec(read(pid, "status")) ?? [];
  return Math.round(Number(kilobytes) / 1_024);
}

/** Empty where the process has ended in the meantime. */
function read(pid: string, file: string): string {
  try {
    return readFileSync(`/proc/${pid}/${file}`, "utf8");
  } catch {
    return "";
  }
}
