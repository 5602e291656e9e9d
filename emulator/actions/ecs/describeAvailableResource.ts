import { missingParameter } from "../../apiError.js";
import { type Answer, type Call, placeOf } from "../../call.js";
import { type Parameters, positive } from "../../parameters.js";
import { availableZones } from "../../placement/availableZones.js";
import { diskCategories } from "../../placement/disks.js";
import { typesWith } from "../../placement/instanceTypes.js";
import { askedZones } from "../../placement/zones.js";

const destinations = [
  "Zone",
  "IoOptimized",
  "InstanceType",
  "Network",
  "ddh",
  "SystemDisk",
  "DataDisk",
] as const;
type Destination = (typeof destinations)[number];

const status = { Status: "Available", StatusCategory: "WithStock" };
const inStock = { zone: status, resource: status };

export function describeAvailableResource(call: Call): Answer {
  const { parameters } = call;
  const { regionId } = placeOf(call);
  const destination = parameters.oneOf("DestinationResource", destinations);
  if (destination === undefined) throw missingParameter("DestinationResource");
  if (destination === "SystemDisk") parameters.required("InstanceType");
  const types = askedTypes(parameters, destination);
  return availableZones(regionId, askedZones(regionId, parameters), inStock, (zoneId) => ({
    type: destination,
    values: types.length > 0 ? valuesOf(destination, zoneId, types) : [],
  }));
}

function askedTypes(parameters: Parameters, destination: Destination): string[] {
  const size =
    destination === "InstanceType"
      ? { cores: parameters.decimal("Cores", positive), memoryGiB: parameters.decimal("Memory", positive) }
      : {};
  return typesWith({ id: parameters.filled("InstanceType"), ...size }).map(({ id }) => id);
}

function valuesOf(destination: Destination, zoneId: string, types: readonly string[]): readonly string[] {
  switch (destination) {
    case "Zone":
      return [zoneId];
    case "InstanceType":
      return types;
    case "IoOptimized":
      return ["optimized"];
    case "Network":
      return ["vpc"];
    case "SystemDisk":
    case "DataDisk":
      return diskCategories;
    case "ddh":
      return [];
  }
}
