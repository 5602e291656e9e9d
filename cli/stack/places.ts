import type { Clouds } from "../../provider/accounts/clouds.js";
import { kindOfType } from "../../provider/resources/kinds.js";
import { cloudsOfProviders, providerType } from "./explicitProviders.js";
import { type StoredDeployment, type StoredResource, withoutSecretMarks } from "./storedState.js";

/** Where a resource is: as its provider reaches the cloud, its region, and the profile that it names. */
export interface Place {
  clouds: Clouds;
  regionId: string;
  profile?: string | undefined;
  /** The name of the explicit provider that reaches it. */
  provider?: string | undefined;
}

/** A place in a line: its region, and how it is reached where that is not the stack's way. */
export function placeText({ regionId, profile, provider }: Place): string {
  const ways = [provider && `provider ${provider}`, profile && `profile ${profile}`].filter(Boolean);
  return ways.length === 0 ? regionId : `${regionId} (${ways.join(", ")})`;
}

/** Tells where the resources of a stack are. Undefined for what is nowhere in the cloud. */
export function placesIn(
  { resources = [] }: StoredDeployment,
  clouds: Clouds,
  endpoint?: string,
): (resource: StoredResource) => Place | undefined {
  const explicit = cloudsOfProviders(resources, endpoint);
  return ({ type, urn, id, provider = "", inputs, outputs }) => {
    if (type === providerType) {
      const own = explicit.get(`${urn}::${id}`);
      return own && { ...own, regionId: own.clouds.defaultRegion() };
    }
    if (kindOfType(type) === undefined) return undefined;
    const { regionId, profile } = withoutSecretMarks({ ...inputs, ...outputs }) as Record<string, unknown>;
    if (typeof regionId !== "string") return undefined;
    const by = explicit.get(provider) ?? { clouds };
    return { ...by, regionId, profile: typeof profile === "string" ? profile : undefined };
  };
}

export function distinctPlaces(places: readonly Place[]): Place[] {
  const isSame = (one: Place, other: Place) =>
    one.clouds === other.clouds && one.regionId === other.regionId && one.profile === other.profile;
  return places.filter((place, index) => places.findIndex((other) => isSame(place, other)) === index);
}
