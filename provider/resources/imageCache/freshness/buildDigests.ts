import type { Operation } from "../../../core/operation.js";
import type { Properties } from "../../../core/resource.js";
import { Budget } from "../../../registry/budget.js";
import { asksRegistries } from "../foresight/mode.js";
import { digestOutputsOf } from "./digestOutputs.js";
import { digestsOf, type ImageDigests, movedImages, movesIn } from "./digests.js";

/** What is asked right before and after a build: it must not hold that up. */
export function digestsAtBuild(
  operation: Operation,
  inputs: Properties,
): Promise<ImageDigests | undefined> | undefined {
  return asksRegistries(operation, inputs)
    ? digestsOf(operation, inputs, new Budget(buildLookMs))
    : undefined;
}

const buildLookMs = 5_000;

/** What is known of the digests once a build that was waited for has ended. */
export async function digestsAfterBuild(
  operation: Operation,
  inputs: Properties,
  before: ImageDigests | undefined,
): Promise<Properties> {
  const after = before && (await digestsAtBuild(operation, inputs));
  if (before === undefined || after === undefined) return digestOutputsOf(before, "before build");
  const moved = movedImages(before, after);
  if (moved.length > 0)
    operation.log.warning(
      `${movesIn(moved)} during the build. What the cache holds is one of them; imageDigests says the later.`,
    );
  return digestOutputsOf({ ...before, ...after }, "after build");
}
