import { type Declaration, programOf } from "../../../crash/support/declaration.mjs";
import { endAt } from "../../../crash/support/kill.js";
import type { Scenario } from "../../support/scenario.js";

const declaration: Declaration = { address: {}, cache: { tags: { team: "web" } } };

/** The engine was killed after the cloud had accepted a cache, and before it knew that. */
export const scenario: Scenario = {
  program: programOf(declaration),
  record: async ({ stack }) => {
    const accepted = {
      product: "ECI",
      action: "CreateImageCache",
      nth: 1,
      moment: "before its answer",
    } as const;
    await endAt(stack, accepted, "up", declaration);
  },
};
