import { ApiError } from "./apiError.js";
import type { Account } from "./options.js";
import type { Parameters } from "./parameters.js";
import type { Cloud, Place } from "./store/cloud.js";

/** The body of a successful answer, without its RequestId. */
export type Answer = Readonly<Record<string, unknown>>;

/** An API call that has passed the gateway. */
export interface Call {
  readonly cloud: Cloud;
  readonly account: Account;
  readonly parameters: Parameters;
  readonly now: number;
}

export type Action = (call: Call) => Answer;

/** Account and region of a call whose RegionId is mandatory. */
export function placeOf({ account, parameters }: Call): Place {
  return { accountId: account.accountId, regionId: parameters.required("RegionId") };
}

export function checkRegion(parameters: Parameters, regions: readonly string[]): void {
  const regionId = parameters.filled("RegionId");
  if (regionId !== undefined && !regions.includes(regionId)) {
    throw new ApiError(404, "InvalidRegionId.NotFound", `The region ${regionId} does not exist.`);
  }
}

/** An action whose repetition with the same ClientToken answers like the first time. */
export function idempotent(name: string, action: Action): Action {
  return (call) => {
    const { cloud, account, parameters, now } = call;
    const scope = `${name} ${account.accountId} ${parameters.filled("RegionId") ?? ""}`;
    return cloud.clientTokens.once(scope, parameters, now, () => action(call));
  };
}
