import type { ImageCacheStatus } from "../../cloud/eci.js";
import { hiddenInputs } from "../../core/hidden.js";
import type { DiffResult, Properties } from "../../core/resource.js";
import { changedFields, factsOf, replacingFields } from "../../core/schema/changes.js";
import { isNotSet } from "../../core/schema/rules.js";
import { sameSet, sameValue } from "../../core/schema/same.js";
import { type MovedImage, movesIn } from "./freshness/digests.js";
import { roleArns } from "./registries.js";
import { renewalOf, whyRenewed } from "./renewal.js";
import { imageCacheArguments } from "./schema.js";
import { type ImageCacheState, stateOf } from "./state.js";

/** What is known of the cloud and the moment when a diff is decided. */
export interface Observation {
  /** The status in the cloud now, where somebody looked; else the stored one counts. */
  status?: string | undefined;
  /** Somebody looked, and the cloud does not know the cache. */
  gone?: boolean;
  /** When it expires, where somebody looked; else the stored time counts. */
  expireDateTime?: string | undefined;
  /** The account whose credentials are in use. */
  accountId?: string | undefined;
  now: number;
  /** The images that stand for something else than when the cache was built, where that is tracked. */
  moved?: readonly MovedImage[];
}

/** What has to happen to a cache: a pure function of the state, the declaration and what was observed. */
export function decide(olds: Properties, news: Properties, observed: Observation): DiffResult {
  const state = stateOf(olds);
  const changed = changedFields(imageCacheArguments, olds, news);
  const replaces = replacedBy(olds, news);
  const replacesForPull = isPullReplaced(olds, news);
  for (const name of state.__uncleared ?? []) {
    // What the cloud has kept is no obstacle once the declaration asks for it, or for something else in its place.
    const stillWanted = isCleared(news[name]) || (changed.includes(name) && !isNotSet(olds[name]));
    if (stillWanted && !replaces.includes(name)) replaces.push(name);
  }

  const inputsChanged = changed.length > 0 || hiddenInputs.some((name) => !sameValue(olds[name], news[name]));
  const condition = conditionOf(state, news, observed);
  if (condition.replaces !== undefined) replaces.push(condition.replaces);
  const expiry = observed.expireDateTime ?? state.expireDateTime;
  const renewal = renewalOf(olds, news, observed.now, expiry);
  if (renewal === "replace" && !replaces.includes("expireDateTime")) replaces.push("expireDateTime");
  if (renewal === "pull" && replacesForPull && !replaces.includes("images")) replaces.push("images");
  const { moved = [] } = observed;
  if (moved.length > 0 && replacesForPull && !replaces.includes("images")) replaces.push("images");
  const mustAct = replaces.length > 0 || condition.updates || moved.length > 0 || renewal !== undefined;
  const reasons = [
    ...(moved.length > 0 ? [`pulls again: ${movesIn(moved)}`] : []),
    ...(renewal === undefined ? [] : [whyRenewed(expiry ?? "", observed.now)]),
  ];
  if (!inputsChanged && !mustAct) return { changes: false, replaces: [] };
  return {
    changes: inputsChanged ? undefined : true,
    replaces,
    deleteBeforeReplace: condition.replaces !== undefined,
    ...(reasons.length > 0 && { reason: reasons.join("; ") }),
  };
}

/** The arguments whose change makes a new cache, whatever the cloud says. */
export function replacedBy(olds: Properties, news: Properties): string[] {
  const changed = changedFields(imageCacheArguments, olds, news);
  const replaces: string[] = replacingFields(imageCacheArguments, news, changed);
  if (isPullReplaced(olds, news))
    replaces.push(...changed.filter((name) => factsOf(imageCacheArguments, name).pulls));
  if (
    changed.includes("acrRegistryInfos") &&
    !sameSet(roleArns(olds.acrRegistryInfos), roleArns(news.acrRegistryInfos))
  ) {
    replaces.push("acrRegistryInfos");
  }
  return replaces;
}

/** Whether a new pull makes a new cache: because an update cannot repeat it, or the class that passes `__pullsReplace` wants one. */
function isPullReplaced(olds: Properties, news: Properties): boolean {
  return cannotRepeatPull(olds, news) || news.__pullsReplace === true;
}

/** Whether the declaration leaves an argument to the cloud's default, with no value or an empty one. */
export function isCleared(value: unknown): boolean {
  return isNotSet(value) || value === "";
}

/** UpdateImageCache does not take these settings, so that a new pull through it might go without them. */
function cannotRepeatPull(olds: Properties, news: Properties): boolean {
  return [olds, news].some(
    (side) =>
      !sameSet(side.plainHttpRegistries, []) ||
      !sameSet(side.insecureRegistries, []) ||
      roleArns(side.acrRegistryInfos).length > 0,
  );
}

/** What status, clock and account ask for, whatever the arguments say. */
function conditionOf(
  state: ImageCacheState,
  news: Properties,
  { status = state.status, accountId, gone, now }: Observation,
): { updates: boolean; replaces?: string } {
  if (accountId !== undefined && state.accountId !== undefined && accountId !== state.accountId) {
    return { updates: false, replaces: "accountId" };
  }
  if (status === "Failed") return { updates: false, replaces: "status" };
  if (state.expireDateTime !== undefined && Date.parse(state.expireDateTime) <= now) {
    return { updates: false, replaces: "expireDateTime" };
  }
  // Only a refresh takes it out of the state: the update says so.
  if (gone) return { updates: true };
  const waiting = news.waitForReady !== false && state.status !== "Ready";
  const unfinished = (state.__pendingUpdate ?? []).length > 0 || state.__buildEip !== undefined;
  return { updates: status === "UpdateFailed" || waiting || unfinished };
}

const finalStatuses: readonly ImageCacheStatus[] = ["Ready", "Failed", "UpdateFailed"];

/** Whether the status can have changed by itself since it was stored. */
export function isFinal(status: string): boolean {
  return (finalStatuses as readonly string[]).includes(status);
}
