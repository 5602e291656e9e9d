import type { Properties } from "../../../core/resource.js";
import { isKnown, isNotSet } from "../../../core/schema/rules.js";

/** Where a cache is to be made, once that is known. */
export interface KnownPlace {
  regionId: string;
  profile: string | undefined;
  /** The same for all caches of the same place. */
  key: string;
}

export function placeOf({ regionId, profile }: Properties): KnownPlace | undefined {
  if (!isKnown(regionId) || !(isNotSet(profile) || isKnown(profile))) return undefined;
  const known = { regionId: String(regionId), profile: isNotSet(profile) ? undefined : String(profile) };
  return { ...known, key: JSON.stringify(known) };
}
