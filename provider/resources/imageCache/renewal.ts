import { dayMs } from "../../clock.js";
import type { Operation } from "../../core/operation.js";
import type { Properties } from "../../core/resource.js";
import { stateOf } from "./state.js";

/** What is done to a cache that is about to expire. */
export type Renewal = "retention" | "pull" | "replace";

/**
 * What a renewal is due to do; undefined while there is time, and once the cache has expired, which replaces it anyway. The expiry is that of the
 * cloud where somebody looked, else the stored one.
 */
export function renewalOf(
  olds: Properties,
  news: Properties,
  now: number,
  expireDateTime = stateOf(olds).expireDateTime,
): Renewal | undefined {
  const { __renewal: answer } = stateOf(olds);
  if (typeof news.renewBeforeDays !== "number" || expireDateTime === undefined) return undefined;
  const leftMs = Date.parse(expireDateTime) - now;
  if (!(leftMs > 0 && leftMs <= news.renewBeforeDays * dayMs)) return undefined;
  if (answer === "replace") return "replace";
  // Nothing is to wait for a second run when there is less than a day.
  return news.renewBy === "pull" || leftMs <= dayMs ? "pull" : "retention";
}

/** Why a renewal is due, for whoever reads the preview. */
export function whyRenewed(expireDateTime: string, now: number): string {
  const days = Math.floor((Date.parse(expireDateTime) - now) / dayMs);
  const left = days === 0 ? "in less than a day" : days === 1 ? "in 1 day" : `in ${days} days`;
  return `expires ${expireDateTime}, ${left}`;
}

/**
 * The state after a renewal in place: whether it moves the expiry is not documented, so that it is looked at. One that the cloud has left where
 * it was is replaced from now on.
 */
export function afterRenewal(
  operation: Operation,
  olds: Properties,
  state: Properties,
  { renewal, before }: { renewal: Renewal | undefined; before: string | undefined },
): Properties {
  const { __renewal: answer } = stateOf(olds);
  const kept = answer === undefined ? state : { ...state, __renewal: answer };
  const { expireDateTime: after, retentionDays } = stateOf(state);
  if (renewal === undefined || before === undefined || after === undefined) return kept;
  const movedMs = Date.parse(after) - Date.parse(before);
  const wantedMs = operation.clock.now() + Number(retentionDays) * dayMs - Date.parse(before);
  if (movedMs >= wantedMs / 2) return kept;
  operation.log.warning(
    `could not be renewed in place: the cloud says that it expires ${after}. The next pulumi up that renews it replaces it.`,
  );
  return { ...state, __renewal: "replace" };
}
