import { readdirSync, readFileSync } from "node:fs";

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
    // The command in parentheses may hold spaces: the fields are counted from behind it.
    const [, parent] = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ").at(-1)?.split(" ") ?? [];
    return Number(parent);
  } catch {
    return undefined;
  }
}

/** kill -9 for the engine and everything that it runs. */
export function killDescendants(): void {
  for (const pid of descendants()) signal(pid, "SIGKILL");
}

/** Ctrl-C, as a terminal gives it to the command. */
export function interruptEngine(): void {
  for (const pid of descendants().filter((candidate) => commandOf(candidate) === "pulumi"))
    signal(pid, "SIGINT");
}

function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch {
    // It has ended by itself in the meantime.
  }
}

function commandOf(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/comm`, "utf8").trim();
  } catch {
    return "";
  }
}
