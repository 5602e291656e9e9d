import { notFound } from "../apiError.js";
import type { Parameters } from "../parameters.js";
import { zoneLetters } from "../undocumented.js";

/** The zones that lists show, in the vendor's form: a region that ends with a digit takes its letter without a dash. */
export function zonesOf(regionId: string): string[] {
  const prefix = /\d$/.test(regionId) ? regionId : `${regionId}-`;
  return zoneLetters.map((letter) => `${prefix}${letter}`);
}

/** The zones of a region, or the one that ZoneId names. */
export function askedZones(regionId: string, parameters: Parameters): string[] {
  const zones = zonesOf(regionId);
  const zoneId = parameters.filled("ZoneId");
  if (zoneId === undefined) return zones;
  if (!zones.includes(zoneId)) throw notFound("InvalidZoneId.NotFound", `The zone ${zoneId}`);
  return [zoneId];
}
