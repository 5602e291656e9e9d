import { explained } from "../../cloud/advice.js";
import type { ImageCache } from "../../cloud/eci.js";
import { PartialFailure, type Properties } from "../../core/resource.js";
import { sentFields } from "../../core/schema/changes.js";
import { isNotSet } from "../../core/schema/rules.js";
import type { Facts } from "../../core/schema/table.js";
import type { Change } from "./apply.js";
import { isCleared } from "./diff.js";
import { type FieldName, imageCacheArguments } from "./schema.js";
import { outputsOf } from "./state.js";

/** An update that broke off: the state keeps the old arguments and what is left to do. */
export async function unfinished(
  { operation, id, olds, news, plan }: Change,
  current: ImageCache,
  error: unknown,
  buildEip?: string,
): Promise<PartialFailure> {
  const outs: Properties = {
    ...olds,
    ...outputsOf(operation, current, await operation.account(), news),
    __pendingUpdate: sentFields(imageCacheArguments, plan.changed),
    __buildEip: buildEip,
  };
  return new PartialFailure(
    `the update broke off: ${explained(error)} Run pulumi up again to finish it.`,
    id,
    outs,
    { cause: error },
  );
}

/** The state, if the cloud has taken back all that was cleared; what stayed is replaced by the next run. */
export async function withoutWhatStayed(
  change: Change,
  cache: ImageCache,
  state: Properties,
): Promise<Properties> {
  const stayed = change.plan.changed.filter((name) => {
    const { shows }: Facts<ImageCache> = imageCacheArguments[name];
    return isCleared(change.news[name]) && !isNotSet(shows?.(cache));
  });
  if (stayed.length === 0) return state;
  throw await kept(change, cache, state, stayed);
}

/** The cloud has not let go of an argument, which the state says so that the next run replaces the cache. */
export async function kept(
  { operation, id, news }: Change,
  cache: ImageCache,
  state: Properties,
  names: readonly FieldName[],
  cause?: unknown,
): Promise<PartialFailure> {
  const reason = cause instanceof Error ? ` (${cause.message})` : "";
  return new PartialFailure(
    `the cloud has kept the old ${names.join(" and ")}${reason}. Run pulumi up again: it replaces the cache, which gets it right.`,
    id,
    { ...state, ...outputsOf(operation, cache, await operation.account(), news), __uncleared: names },
    { cause },
  );
}
