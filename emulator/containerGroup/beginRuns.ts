import type { ContainerRule, Settings } from "../options.js";
import { matchesWildcards } from "../wildcards.js";
import type { Container } from "./container.js";
import { type ContainerRun, type ImageArrival, isRestarted } from "./containerRun.js";
import type { HeldGroup } from "./heldGroup.js";

type RestartPolicy = HeldGroup["RestartPolicy"];
type Before = Pick<ContainerRun, "restartsBefore" | "endedBefore">;

/** A container to start, and what was before it. */
export interface Start {
  readonly container: Container;
  readonly arrival: ImageArrival;
  readonly isInit: boolean;
  readonly before: Before;
}

/**
 * How containers go: those of the start one after another, then the others, each when its image is there. `initsEndAt` is for those
 * that were started before.
 */
export function beginRuns(
  starts: readonly Start[],
  policy: RestartPolicy,
  { containerRules, containerStartMs }: Settings,
  initsEndAt: number | undefined,
): ContainerRun[] {
  let from = initsEndAt;
  return starts.map(({ container, arrival, isInit, before }) => {
    const rule = ruleFor(container.Image, containerRules);
    const startsAt = startOf(arrival, from, containerStartMs);
    const ending = endingOf(rule, isInit);
    const run: ContainerRun = {
      name: container.Name,
      image: container.Image,
      isInit,
      arrival,
      ...(startsAt !== undefined && { startsAt }),
      ...(ending && { ending }),
      ...(rule?.log !== undefined && { log: rule.log }),
      restarts: ending !== undefined && isRestarted(ending.exitCode, policy, isInit),
      ...before,
    };
    if (isInit) from = startsAt !== undefined && ending?.exitCode === 0 ? startsAt + ending.runMs : undefined;
    return run;
  });
}

function startOf({ until, failure }: ImageArrival, from: number | undefined, startMs: number) {
  return failure !== undefined || from === undefined ? undefined : Math.max(from, until) + startMs;
}

/** A container of the start that no rule speaks of ends well at once; any other one runs for ever. */
function endingOf(rule: ContainerRule | undefined, isInit: boolean) {
  const exitCode = rule?.exitCode ?? (isInit ? 0 : undefined);
  return exitCode === undefined ? undefined : { exitCode, runMs: rule?.runMs ?? 0 };
}

function ruleFor(image: string, rules: readonly ContainerRule[]): ContainerRule | undefined {
  return rules.find((rule) => matchesWildcards(rule.image, image));
}
