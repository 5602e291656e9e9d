import { readdirSync, readFileSync } from "node:fs";

/** The most memory, in MB, that the provider's processes of this session have had together; undefined where there is no /proc. */
export function watchMemory(mark: string, provider: string): () => number | undefined {
  let peak: number | undefined;
  const look = () => {
    const together = processesOf(mark, provider).map(peakOf);
    if (together.length > 0)
      peak = Math.max(
        peak ?? 0,
        together.reduce((sum, one) => sum + one),
      );
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
