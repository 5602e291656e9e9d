import type { TestStack } from "../../engine/support/stack.js";
import { endBuilds, leftOf, liftProtection, planOf } from "./play.js";
import type { Outcome, Recording } from "./recording.js";
import { type Scenario, succeeded } from "./scenario.js";
import { Session } from "./session.js";
import { exportState, nameOf } from "./state.js";

/** What comes of a recorded state whose first run is that of the plugin. */
interface Moved extends Pick<Outcome, "left" | "stored"> {
  /** The types of its resources after that. */
  types: string[];
  /** What a preview plans after a refresh. */
  afterRefresh: string[];
}

/** An up, a refresh, a preview and a destroy, one after the other. */
export async function afterMove(scenario: Scenario, recording: Omit<Recording, "expected">): Promise<Moved> {
  const session = await Session.open(scenario, recording);
  const { stack, time } = session;
  try {
    await session.restore(recording);
    time.run();
    endBuilds(stack);
    await session.startNode();
    succeeded(await stack.up());
    const types = await typesOf(stack);
    endBuilds(stack);
    succeeded(await stack.refresh());
    const afterRefresh = planOf(await stack.preview());
    const state = await exportState(stack);
    liftProtection(stack);
    succeeded(await stack.destroy());
    const stored = (await exportState(stack)).deployment.resources ?? [];
    return { types, afterRefresh, left: await leftOf(session, state), stored: stored.map(nameOf) };
  } finally {
    await session.close();
  }
}

async function typesOf(stack: TestStack): Promise<string[]> {
  const prefixes = (await stack.resources()).map(({ type }) => type.replace(/\w+$/, ""));
  return [...new Set(prefixes)];
}
