import { explained } from "../cloud/advice.js";
import type { Cloud } from "../cloud/cloud.js";
import { lookTimeoutMs, timeoutMs } from "../core/hidden.js";
import type { Candidate } from "./classes.js";
import { type Classes, candidatesAmong } from "./classes.js";
import { foundAgain, kindNamed } from "./found.js";
import { whyNever } from "./never.js";

/** What has become of an object that falls into a class. */
export interface Result extends Candidate {
  /** `listed`: it would go, and nobody has said that it may. */
  outcome: "deleted" | "gone" | "left" | "failed" | "listed";
  /** Why it was left, or the deletion failed. */
  why?: string;
}

/** What would become of an object. */
export function foreseen(candidate: Candidate, now: number): Result {
  const why = whyNever(candidate, now);
  return why === undefined ? { ...candidate, outcome: "listed" } : { ...candidate, outcome: "left", why };
}

/** Deletes an object, unless a new look at it says otherwise. */
export async function deleted(cloud: Cloud, candidate: Candidate, classes: Classes): Promise<Result> {
  try {
    const found = await foundAgain(cloud, candidate.found);
    if (found === undefined) return { ...candidate, outcome: "gone" };
    const now = cloud.clock.now();
    const why = whyNever({ ...candidate, found }, now) ?? whyChanged(candidate, classes, found, now);
    if (why !== undefined) return { ...candidate, found, outcome: "left", why };
    await kindNamed(found.kind).remove(within(cloud, found.kind === "eip"), found.id);
    return { ...candidate, outcome: "deleted" };
  } catch (error) {
    return { ...candidate, outcome: "failed", why: explained(error) };
  }
}

/** Which others are newer was decided with all of them at hand. */
function whyChanged(
  { class: asked, found: before }: Candidate,
  classes: Classes,
  found: Candidate["found"],
  now: number,
): string | undefined {
  const isStill =
    asked === "superseded"
      ? found.status === before.status && found.owner === undefined
      : candidatesAmong([found], classes, now).length > 0;
  return isStill ? undefined : "it has changed meanwhile";
}

/** An address that something holds is not waited for as long as a cache that goes. */
function within(cloud: Cloud, isAddress: boolean): Cloud {
  const ms = isAddress ? lookTimeoutMs : timeoutMs({}, "delete");
  return cloud.within({ deadline: cloud.clock.now() + ms });
}
