import { notFound } from "./apiError.js";
import type { Account } from "./options.js";
import type { Parameters } from "./parameters.js";
import type { Pull } from "./registry/pull.js";
import type { Cloud } from "./store/cloud.js";
import type { Place } from "./store/collection.js";

/** The body of a successful answer, without its RequestId. */
export type Answer = Readonly<Record<string, unknown>>;

/** An API call that has passed the gateway. */
export interface Call {
  readonly cloud: Cloud;
  readonly account: Account;
  readonly parameters: Parameters;
  readonly now: number;
  /** What registries say of the images to pull, where they are asked. */
  readonly pull?: Pull;
}

/** An action that is done in one go. */
type Deed = (call: Call) => Answer;

export type Action = (call: Call) => Answer | Promise<Answer>;

/** Account and region of a call whose RegionId is mandatory. */
export function placeOf({ account, parameters }: Call): Place {
  return { accountId: account.accountId, regionId: parameters.required("RegionId") };
}

/** Whether the call's account may see an object. Its RegionId may be left out. */
export function seenBy({ account, parameters }: Call): (object: Place) => boolean {
  const regionId = parameters.filled("RegionId");
  return (object) =>
    object.accountId === account.accountId && (regionId ?? object.regionId) === object.regionId;
}

/** The object whose id a parameter holds; the code and the noun are for a call that sees none of that id. */
export function namedObject<T extends Place>(
  call: Call,
  objects: ReadonlyMap<string, T>,
  parameter: string,
  { code, noun }: { code: string; noun: string },
): T {
  const id = call.parameters.required(parameter);
  const object = objects.get(id);
  if (!object || !seenBy(call)(object)) throw notFound(code, `The ${noun} ${id}`);
  return object;
}

export function checkRegion(parameters: Parameters, regions: readonly string[]): void {
  const regionId = parameters.filled("RegionId");
  if (regionId !== undefined && !regions.includes(regionId)) {
    throw notFound("InvalidRegionId.NotFound", `The region ${regionId}`);
  }
}

/** An action whose repetition with the same ClientToken answers like the first time. */
export function idempotent(name: string, action: Deed): Deed {
  return (call) => {
    const { cloud, account, parameters, now } = call;
    const scope = `${name} ${account.accountId} ${parameters.filled("RegionId") ?? ""}`;
    return cloud.clientTokens.once(scope, parameters, now, () => action(call));
  };
}
