import { type Answer, type Call, placeOf } from "../../call.js";
import { type Parameters, positive } from "../../parameters.js";
import { availableZones, type Offer } from "../../placement/availableZones.js";
import { instanceTypeFamilies, typesWith } from "../../placement/instanceTypes.js";
import { askedZones } from "../../placement/zones.js";
import { eciResourceCategories } from "../../undocumented.js";

const inStock = { zone: {}, resource: { StatusCategory: "WithStock" } };

export function describeAvailableResource(call: Call): Answer {
  const { regionId } = placeOf(call);
  const offer = readOffer(call.parameters);
  return availableZones(regionId, askedZones(regionId, call.parameters), inStock, () => offer);
}

function readOffer(parameters: Parameters): Offer {
  const prefix = "DestinationResource";
  const category = parameters.oneOf(`${prefix}.Category`, eciResourceCategories) ?? "InstanceType";
  const value = parameters.filled(`${prefix}.Value`);
  if (category === "InstanceTypeFamily") {
    return { type: category, values: instanceTypeFamilies.filter((family) => (value ?? family) === family) };
  }
  const types = typesWith({
    id: value,
    cores: parameters.decimal(`${prefix}.Cores`, positive),
    memoryGiB: parameters.decimal(`${prefix}.Memory`, positive),
  });
  return { type: category, values: types.map(({ id }) => id) };
}
