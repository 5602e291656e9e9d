import { describe, expect, it } from "vitest";
import { scenarios } from "../scenarios.js";
import { play } from "./play.js";
import { isRecorded, type Outcome, readRecording, recordingFolder } from "./recording.js";
import type { Scenario } from "./scenario.js";
import { changes } from "./state.js";

type Refresh = Outcome["refresh"];

/** Properties that a refresh of a version's states may change by now, such as `inputs.__urn`, and nothing else. */
const meant: Readonly<Record<string, readonly string[]>> = { "0.1.0": [] };

/** Properties that it may leave alone by now: events of what went well are no longer added. */
const leftAlone: Readonly<Record<string, readonly string[]>> = { "0.1.0": ["outputs.events"] };

function without(refresh: Refresh, isOut: (name: string, property: string) => boolean | undefined): Refresh {
  const found = Object.entries(refresh).map(
    ([name, properties]) => [name, properties.filter((property) => !isOut(name, property))] as const,
  );
  return Object.fromEntries(found.filter(([, properties]) => properties.length > 0));
}

/** Whether the states of all scenarios that need a cluster, or of all others, are gone on with as their version did. */
export function describeStates(isMine: (scenario: Scenario) => boolean, isSkipped = false): void {
  for (const [version, named] of Object.entries(scenarios)) {
    const mine = Object.entries(named).filter(([, scenario]) => isMine(scenario));
    describe(`the states of ${version}`, () => {
      for (const [name, scenario] of mine) describeState(version, name, scenario, isSkipped);
    });
  }
}

function describeState(version: string, name: string, scenario: Scenario, isSkipped: boolean): void {
  const folder = recordingFolder(version, name);
  const isThere = isRecorded(folder);
  if (!isThere) console.warn(`SKIPPED: the state of ${name}, which ${version} has not recorded.`);

  it.skipIf(!isThere || isSkipped)(`${name} is gone on with as it was then`, async () => {
    const { expected, ...recorded } = await readRecording(folder);
    const outcome = await play(scenario, recorded);
    const now = without(outcome.refresh, (_, property) => meant[version]?.includes(property));
    const then = without(
      expected.refresh,
      (of, property) => leftAlone[version]?.includes(property) && !now[of]?.includes(property),
    );
    expect({ ...outcome, refresh: now }).toEqual({ ...expected, refresh: then });
  });

  it.skipIf(!isThere)(`${name} would not hide a change`, async () => {
    const { state } = await readRecording(folder);
    const changed = structuredClone(state);
    const last = changed.deployment.resources?.findLast(({ inputs }) => inputs?.__provider !== undefined);
    Object.assign(last?.outputs ?? {}, { status: "Strange", added: true });
    delete last?.inputs?.__provider;
    const found = Object.values(changes(state, changed));
    expect(found).toEqual([["inputs.__provider", "outputs.added", "outputs.status"]]);
  });
}
