import { vi } from "vitest";
import type { Run, TestStack } from "../../engine/support/stack.js";
import type { Outcome, Recording } from "./recording.js";
import { type Scenario, succeeded } from "./scenario.js";
import { Session } from "./session.js";
import { changes, exportState, nameOf, type RecordedState } from "./state.js";

/** A preview and a refresh, an up, and a destroy, each of the recorded state on a cloud as it was then. */
export async function play(scenario: Scenario, recording: Omit<Recording, "expected">): Promise<Outcome> {
  const { state } = recording;
  const session = await Session.open(scenario, recording);
  const { stack, time } = session;
  try {
    await session.restore(recording);
    time.stand();
    const preview = planOf(await stack.preview());
    succeeded(await stack.refresh());
    const refresh = changes(state, await exportState(stack));

    await session.restore(recording);
    time.run();
    endBuilds(stack);
    succeeded(await stack.up());
    const sent = changingCalls(stack);
    const afterUp = planOf(await stack.preview());

    await session.restore(recording);
    endBuilds(stack);
    liftProtection(stack);
    await session.startNode();
    succeeded(await stack.destroy());
    const stored = (await exportState(stack)).deployment.resources ?? [];
    return {
      preview,
      refresh,
      sent,
      afterUp,
      left: await leftOf(session, state),
      stored: stored.map(nameOf),
    };
  } finally {
    await session.close();
  }
}

/** Nothing that a program waits for takes any longer. */
export function endBuilds({ emulator }: TestStack): void {
  emulator.clock.advance(60 * 60 * 1_000);
}

export function planOf(run: Run): string[] {
  succeeded(run);
  const changes = run.steps.filter(({ operation }) => operation !== "same");
  return changes.map(({ operation, name }) => `${operation} ${name}`).sort();
}

function changingCalls({ emulator }: TestStack): string[] {
  const sent = emulator.calls.filter(({ action }) => !/^(Describe|Get|List)/.test(action));
  return sent
    .filter((call) => !marksOwner(call))
    .map(({ action }) => action)
    .sort();
}

/** Owners have had another form before, which an update writes anew. */
function marksOwner({ action, parameters }: { action: string; parameters: Record<string, string> }): boolean {
  const keys = Object.entries(parameters).filter(([name]) => /^Tag\.\d+\.Key$/.test(name));
  return action === "TagResources" && keys.every(([, key]) => key === "pulumi-eci-owner");
}

/** Somebody lets protected addresses go: a destroy refuses them. */
export function liftProtection({ emulator }: TestStack): void {
  for (const { AllocationId } of emulator.eips.list()) {
    emulator.eips.change(AllocationId, { DeletionProtection: false });
  }
}

/** The names of what is still in the cloud; an object that no state knew shows with its id. */
export async function leftOf(session: Session, known: RecordedState): Promise<string[]> {
  // A virtual node deletes a cache a while after its object has gone.
  if (session.cluster !== undefined)
    await vi.waitUntil(() => session.stack.emulator.isEmpty(), { timeout: 10_000 });
  const { imageCaches, eips } = session.stack.emulator;
  const ids = [
    ...imageCaches.list().map(({ ImageCacheId }) => ImageCacheId),
    ...eips.list().map(({ AllocationId }) => AllocationId),
  ];
  const resources = known.deployment.resources ?? [];
  return ids.map((id) => {
    const resource = resources.find((candidate) => candidate.id === id);
    return resource === undefined ? id : nameOf(resource);
  });
}
