import { dayMs } from "../../clock.js";
import type { Operation } from "../../core/operation.js";
import type { CheckFailure, Properties } from "../../core/resource.js";
import * as rules from "../../core/schema/rules.js";
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
  if (!isDue(expireDateTime, news.renewBeforeDays, now)) return undefined;
  if (answer === "replace") return "replace";
  // Nothing is to wait for a second run when there is less than a day.
  return news.renewBy === "pull" || leftMs(expireDateTime, now) <= dayMs ? "pull" : "retention";
}

/** Whether so little time is left, but some. */
export function isDue(expireDateTime: string, renewBeforeDays: unknown, now: number): boolean {
  const left = leftMs(expireDateTime, now);
  return left > 0 && left <= Number(renewBeforeDays) * dayMs;
}

function leftMs(expireDateTime: string, now: number): number {
  return Date.parse(expireDateTime) - now;
}

/** What is wrong with what is said of renewals, beside each value on its own. */
export function checkRenewal(inputs: Properties): CheckFailure[] {
  const { renewBeforeDays: before, retentionDays: retention, renewBy } = inputs;
  if (rules.isNotSet(before)) {
    const reason = "belongs to renewBeforeDays: give that too.";
    return rules.isKnown(renewBy) ? [{ property: "renewBy", reason }] : [];
  }
  const fail = (reason: string) => [{ property: "renewBeforeDays", reason }];
  if (!rules.isKnown(before)) return [];
  if (rules.isNotSet(retention))
    return fail("says nothing of a cache that never expires: give retentionDays too.");
  if (!rules.isKnown(retention) || Number(before) < Number(retention)) return [];
  return fail(`must be less than retentionDays (${retention}), not ${before}.`);
}

/** Why a renewal is due, for whoever reads the preview. */
export function whyRenewed(expireDateTime: string, now: number): string {
  const days = Math.floor(leftMs(expireDateTime, now) / dayMs);
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
