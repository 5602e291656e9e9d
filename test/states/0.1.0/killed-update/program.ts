import { type Declaration, programOf } from "../../../crash/support/declaration.mjs";
import { endAt } from "../../../crash/support/kill.js";
import { type Scenario, succeeded } from "../../support/scenario.js";

const before: Declaration = { address: {}, cache: {} };
const declaration: Declaration = { address: {}, cache: { images: ["registry.example.com/web:2"] } };

/** The engine was killed after the cloud had accepted an update, and before it knew that. */
export const scenario: Scenario = {
  program: programOf(declaration),
  record: async ({ stack }) => {
    stack.declare(programOf(before));
    succeeded(await stack.up());
    await endAt(
      stack,
      { product: "ECI", action: "UpdateImageCache", nth: 1, moment: "before its answer" },
      "up",
      declaration,
    );
  },
};
