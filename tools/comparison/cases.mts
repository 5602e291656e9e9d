// What happens to everybody's stacks sooner or later, as cases that both packages go through.
import type { Declared, Side } from "./declared.mts";
import { openSession, type Session } from "./session.mts";

export interface Outcome {
  /** What the run under test did to the cache, or how it failed. */
  up: string;
  /** What the next `pulumi up` did, where the run under test had failed or was killed. */
  next?: string;
  /** The ECI calls of these runs, by action. */
  calls: Record<string, number>;
  /** The states of the caches in the cloud. */
  caches: string[];
  /** How many of them a `pulumi destroy` leaves behind. */
  left: number;
  /** Whether the registry password, given as plain text, can be read in the state file. */
  passwordInState: boolean;
}

type Result = Pick<Outcome, "up" | "next">;

interface Case {
  readonly title: string;
  readonly run: (session: Session) => Promise<Result>;
}

const first: Declared = { images: ["web:1"], retentionDays: 7, password: "let-the-reader-in" };

export const cases = {
  throttled: {
    title: "One throttled call during the wait",
    run: (session) => {
      session.duringWait(() => session.emulator.faults.add(once("DescribeImageCaches", "throttle")));
      return upAndMend(session, first);
    },
  },
  dropped: {
    title: "A connection that drops during the wait",
    run: (session) => {
      session.duringWait(() => session.emulator.faults.add(once("DescribeImageCaches", "dropBefore")));
      return upAndMend(session, first);
    },
  },
  lost: {
    title: "The answer to CreateImageCache is lost",
    run: (session) => {
      session.emulator.faults.add(once("CreateImageCache", "dropAfter"));
      return upAndMend(session, first);
    },
  },
  password: {
    title: "The registry password is rotated",
    run: (session) => change(session, { password: "let-the-reader-in-again" }),
  },
  retention: {
    title: "A longer retention",
    run: (session) => change(session, { retentionDays: 30 }),
  },
  image: {
    title: "One more image",
    run: (session) => change(session, { images: ["web:1", "worker:1"] }),
  },
  killed: {
    title: "kill -9 of engine and provider during the wait",
    run: async (session) => {
      await session.upKilled(first);
      return { up: "killed", next: await session.up(first) };
    },
  },
} as const satisfies Record<string, Case>;

export type CaseName = keyof typeof cases;

/** One case through one package, on a fresh stack and a fresh emulator that lives `speed` times as fast. */
export async function runCase(name: CaseName, side: Side, speed = 1): Promise<Outcome> {
  const session = await openSession(side, speed);
  const { emulator } = session;
  try {
    const result = await cases[name].run(session);
    const outcome = {
      ...result,
      calls: countCalls(session),
      caches: emulator.imageCaches.list().map(({ Status }) => Status),
      passwordInState: (await session.state()).includes("let-the-reader-in"),
    };
    await session.destroy();
    return { ...outcome, left: emulator.imageCaches.list().length };
  } finally {
    await session.close();
  }
}

async function upAndMend(session: Session, declared: Declared): Promise<Result> {
  const up = await session.up(declared);
  return up.startsWith("fails") ? { up, next: await session.up(declared) } : { up };
}

async function change(session: Session, changes: Partial<Declared>): Promise<Result> {
  await session.up(first);
  session.emulator.clearCalls();
  return await upAndMend(session, { ...first, ...changes });
}

function once(action: string, kind: "throttle" | "dropBefore" | "dropAfter") {
  return { action, fault: { kind } };
}

function countCalls({ emulator }: Session): Record<string, number> {
  const counts: Record<string, number> = {};
  const actions = emulator.calls.filter(({ product }) => product === "ECI").map(({ action }) => action);
  for (const action of actions.sort()) counts[action] = (counts[action] ?? 0) + 1;
  return counts;
}
