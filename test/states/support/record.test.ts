import { describe, test } from "vitest";
import { version } from "../../../package.json";
import { isMissing } from "../../support/plugins.js";
import { scenarios } from "../scenarios.js";
import { storedObjects } from "./objects.js";
import { play } from "./play.js";
import { isRecorded, type Recording, recordingFolder, writeRecording } from "./recording.js";
import { type Scenario, succeeded } from "./scenario.js";
import { Session } from "./session.js";
import { exportState } from "./state.js";

/** The state of a scenario, and the cloud beside it. */
async function record(scenario: Scenario): Promise<Omit<Recording, "expected">> {
  const session = await Session.open(scenario);
  const { stack, cluster } = session;
  try {
    await session.startNode();
    if (scenario.record === undefined) succeeded(await stack.up());
    else await scenario.record(session);
    if (cluster !== undefined)
      await cluster.kubectl(["wait", "imagecaches", "--all", "--for=jsonpath={.status.phase}=Ready"]);
    return {
      state: await exportState(stack),
      seed: stack.emulator.seed(),
      ...(cluster !== undefined && { objects: await storedObjects(cluster) }),
    };
  } finally {
    await session.close();
  }
}

function isSkipped(name: string, { inCluster }: Scenario): boolean {
  return inCluster === true && isMissing("pulumi-resource-kubernetes", `the states of ${name}`);
}

describe(`states of ${version}`, () => {
  for (const [name, scenario] of Object.entries(scenarios[version] ?? {})) {
    test.skipIf(isSkipped(name, scenario))(name, async () => {
      const folder = recordingFolder(version, name);
      if (isRecorded(folder)) {
        console.log(`${name} is there already: what a version has written never changes.`);
        return;
      }
      const recorded = await record(scenario);
      await writeRecording(folder, { ...recorded, expected: await play(scenario, recorded) });
    });
  }
});
