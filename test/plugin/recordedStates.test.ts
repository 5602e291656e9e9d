import { describe, expect, it } from "vitest";
import { scenarios } from "../states/scenarios.js";
import { afterMove } from "../states/support/afterMove.js";
import { readRecording, recordingFolder } from "../states/support/recording.js";
import { isMissing } from "../support/plugins.js";
import "./support/registerWithPlugin.js";

const noKubernetes = isMissing("pulumi-resource-kubernetes", "the recorded states of a cluster");

/** Nobody can give back an address that is paid in advance. */
const staying: Readonly<Record<string, readonly string[]>> = { settled: ["paid"] };

/** What the move itself plans and calls, `test/engine/recordedStates.test.ts` sees under both hosts. */
describe.each(Object.entries(scenarios))("the states of %s", (version, named) => {
  for (const [name, scenario] of Object.entries(named)) {
    it.skipIf(scenario.inCluster && noKubernetes)(
      `${name} is refreshed and destroyed after its move to the plugin`,
      async () => {
        const { expected, ...recorded } = await readRecording(recordingFolder(version, name));
        expect(await afterMove(scenario, recorded)).toEqual({
          types: ["eci:index:"],
          afterRefresh: expected.afterUp,
          left: staying[name] ?? [],
          stored: [],
        });
      },
    );
  }
});
