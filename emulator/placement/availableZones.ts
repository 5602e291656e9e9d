import type { Answer } from "../call.js";

/** What a zone has of the resource that was asked for. */
export interface Offer {
  readonly type: string;
  readonly values: readonly string[];
}

/** What a product says of everything that it sells at all. */
interface InStock {
  readonly zone: object;
  readonly resource: object;
}

/** The answer of DescribeAvailableResource, which both products build alike; zones without an offer are left out. */
export function availableZones(
  regionId: string,
  zoneIds: readonly string[],
  inStock: InStock,
  offerOf: (zoneId: string) => Offer,
): Answer {
  const zones = zoneIds.flatMap((zoneId) => {
    const { type, values } = offerOf(zoneId);
    if (values.length === 0) return [];
    const supported = values.map((Value) => ({ Value, ...inStock.resource }));
    const resource = { Type: type, SupportedResources: { SupportedResource: supported } };
    return [
      {
        RegionId: regionId,
        ZoneId: zoneId,
        ...inStock.zone,
        AvailableResources: { AvailableResource: [resource] },
      },
    ];
  });
  return { AvailableZones: { AvailableZone: zones } };
}
