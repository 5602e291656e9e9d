import { deleted, foreseen, type Result } from "../../provider/accountSweep/carryOut.js";
import { type Candidate, type Classes, candidatesAmong } from "../../provider/accountSweep/classes.js";
import { type Found, foundIn } from "../../provider/accountSweep/found.js";
import type { Clouds } from "../../provider/accounts/clouds.js";
import { explained } from "../../provider/cloud/advice.js";
import { Cloud } from "../../provider/cloud/cloud.js";
import { inGroups } from "../inGroups.js";
import { lookLimit } from "../lookLimit.js";

/** What was found in an account, and what has become of it. */
export interface AccountSweep {
  /** The version of this form: fields are added to it, none is taken away. */
  schema: 1;
  takenAt: string;
  regions: { regionId: string; error?: string }[];
  objects: Result[];
  /** Ids that were named and are nowhere among what this package deletes. */
  unknownIds: string[];
}

/** How a sweep goes. */
export interface Course {
  regions: readonly string[];
  classes: Classes;
  isToDelete: boolean;
  /** Hears of each object when its turn is over. */
  onResult(result: Result): void;
}

/** How many objects of an account go at once. */
const atOnce = 8;

/** Decides with all of the account at hand, then deletes what may go, each after a look of its own. */
export async function sweepAccount(clouds: Clouds, course: Course): Promise<AccountSweep> {
  const now = clouds.clock.now();
  const looked = await Promise.all(course.regions.map((region) => lookIn(clouds, region)));
  const all = looked.flatMap(({ found }) => found);
  const candidates = candidatesAmong(all, course.classes, now);
  const results = await inGroups(candidates, atOnce, async (candidate) => {
    const result = await resultOf(clouds, candidate, course, now);
    course.onResult(result);
    return result;
  });
  return {
    schema: 1,
    takenAt: new Date(now).toISOString(),
    regions: looked.map(({ regionId, error }) => ({ regionId, ...(error !== undefined && { error }) })),
    objects: results,
    unknownIds: (course.classes.ids ?? []).filter((id) => all.every((found) => found.id !== id)),
  };
}

async function resultOf(
  clouds: Clouds,
  candidate: Candidate,
  { classes, isToDelete }: Course,
  now: number,
): Promise<Result> {
  const expected = foreseen(candidate, now);
  if (!isToDelete || expected.outcome === "left") return expected;
  return deleted(await cloudIn(clouds, candidate.found.regionId), candidate, classes);
}

async function lookIn(
  clouds: Clouds,
  regionId: string,
): Promise<{ regionId: string; found: Found[]; error?: string }> {
  try {
    return { regionId, found: await foundIn(await cloudIn(clouds, regionId)) };
  } catch (error) {
    return { regionId, found: [], error: explained(error) };
  }
}

async function cloudIn(clouds: Clouds, region: string): Promise<Cloud> {
  return new Cloud(await clouds.in(region), lookLimit(clouds.clock));
}
