import { randomUUID } from "node:crypto";
import { dayMs } from "../../clock.js";
import { explained } from "../../cloud/advice.js";
import { describeImageCache, type ImageCache, listImageCaches, updateImageCache } from "../../cloud/eci.js";
import { isNothingToUpdate } from "../../cloud/errors.js";
import { tagResources } from "../../cloud/tags.js";
import type { Operation } from "../../core/operation.js";
import { keptPhase, ownerTag, phaseTag } from "../../core/ownership.js";
import type { Properties } from "../../core/resource.js";
import { parametersOf } from "../../core/schema/table.js";
import { imageCacheArguments } from "./schema.js";
import { stateOf } from "./state.js";

/** Has a cache that another one has replaced expire so many days later, in place of deleting it now. Says whether it stays. */
export async function keepReplaced(operation: Operation, id: string, days: number): Promise<boolean> {
  try {
    const until = await expireLater(operation, id, days);
    if (until !== undefined) {
      operation.log.info(
        `${id} is kept for rollbacks until ${until}; pulumi-eci sweep --id ${id} --yes deletes it now`,
      );
    }
    return until !== undefined;
  } catch (error) {
    operation.log.warning(`${id} is deleted and not kept: ${explained(error)}`);
    return false;
  }
}

/** Whether there is anything of a cache that somebody could still start from. */
export function isWorthKeeping({ clock }: Operation, state: Properties): boolean {
  const { status, expireDateTime } = stateOf(state);
  const hasPassed = expireDateTime !== undefined && Date.parse(expireDateTime) <= clock.now();
  return status !== "Failed" && !hasPassed;
}

/**
 * Whether the same resource has another cache there, made by this run or by one that was killed. One that is kept itself stands for
 * nothing: with nothing else beside it, this is a destroy.
 */
export async function isReplaced(operation: Operation, id: string): Promise<boolean> {
  const { owner, session } = operation;
  if (session.hasOther(owner.hash, id)) return true;
  const { eci } = await operation.cloud();
  const lists = await Promise.all(owner.values.map((value) => listImageCaches(eci, { [ownerTag]: value })));
  return lists
    .flat()
    .some(
      ({ imageCacheId, status, tags }) =>
        imageCacheId !== id && status !== "Failed" && tags[phaseTag] !== keptPhase,
    );
}

/** When it will expire; undefined, and a line, where the cloud does not say what was asked for. */
async function expireLater(operation: Operation, id: string, days: number): Promise<string | undefined> {
  const cloud = await operation.cloud();
  // Marked first: a run that is killed in between must not leave a second one that looks like the resource's own.
  await tagResources(cloud, "imageCache", [id], { [phaseTag]: keptPhase });
  const parameters = parametersOf(imageCacheArguments, { retentionDays: days });
  await updateImageCache(cloud.eci, id, parameters, randomUUID()).catch((error: unknown) => {
    if (!isNothingToUpdate(error)) throw error;
  });
  const { expireDateTime }: Partial<ImageCache> = (await describeImageCache(cloud.eci, id)) ?? {};
  const until = Date.parse(expireDateTime ?? "");
  const now = operation.clock.now();
  if (until > now && until <= now + (days + 1) * dayMs) return expireDateTime;
  operation.log.warning(
    `${id} is deleted and not kept: it was to expire in ${days} days, and the cloud says ${expireDateTime ?? "no time"}.`,
  );
  return undefined;
}
