import { readdirSync, readFileSync } from "node:fs";
import { basename } from "node:path";

/** The processes that this one has started, directly or through others. */
function descendants(pid = process.pid): number[] {
  const children = new Map<number, number[]>();
  for (const entry of readdirSync("/proc")) {
    if (!/^\d+$/.test(entry)) continue;
    const parent = parentOf(Number(entry));
    if (parent !== undefined) children.set(parent, [...(children.get(parent) ?? []), Number(entry)]);
  }
  const found: number[] = [];
  const collect = (parent: number): void => {
    for (const child of children.get(parent) ?? []) {
      found.push(child);
      collect(child);
    }
  };
  collect(pid);
  return found;
}

function parentOf(pid: number): number | undefined {
  try {
    return Number(fieldsOf(pid)[1]);
  } catch {
    return undefined;
  }
}

/** kill -9 for the engine and everything that it runs. */
export function killDescendants(): void {
  for (const pid of descendants()) signal(pid, "SIGKILL");
}

/** kill -9 for the engine alone, as a machine out of memory does it. The rest of its processes are the answer. */
export function killEngine(): number[] {
  const all = descendants();
  const killed = all.filter(isEngine);
  for (const pid of killed) signal(pid, "SIGKILL");
  return all.filter((pid) => !killed.includes(pid));
}

/** The engines that this process has started. */
export function engines(): number[] {
  return descendants().filter(isEngine);
}

function isEngine(pid: number): boolean {
  return commandOf(pid) === "pulumi";
}

/** kill -9 for the plugin alone: its engine hears no answer any more. */
export function killPlugin(): void {
  for (const pid of descendants()) if (argumentsOf(pid).some(isPlugin)) signal(pid, "SIGKILL");
}

function isPlugin(argument: string): boolean {
  return basename(argument) === "pulumi-resource-eci";
}

function argumentsOf(pid: number): string[] {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, "utf8").split("\0");
  } catch {
    return [];
  }
}

/** Whether any of the processes is still there. */
export function isAnyAlive(pids: readonly number[]): boolean {
  return pids.some((pid) => !["", "Z"].includes(stateOf(pid)));
}

/** Ctrl-C, as a terminal gives it to the command. */
export function interruptEngine(): void {
  for (const pid of engines()) signal(pid, "SIGINT");
}

function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch {
    // It has ended by itself in the meantime.
  }
}

/** State, parent and more. The command in parentheses before them may hold spaces. */
function fieldsOf(pid: number): string[] {
  return readFileSync(`/proc/${pid}/stat`, "utf8").split(") ").at(-1)?.split(" ") ?? [];
}

function stateOf(pid: number): string {
  try {
    return fieldsOf(pid)[0] ?? "";
  } catch {
    return "";
  }
}

function commandOf(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/comm`, "utf8").trim();
  } catch {
    return "";
  }
}
