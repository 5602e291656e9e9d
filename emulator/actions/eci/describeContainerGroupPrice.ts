import { missingParameter, notFound } from "../../apiError.js";
import { type Answer, type Call, placeOf } from "../../call.js";
import { positive } from "../../parameters.js";
import { typesWith } from "../../placement/instanceTypes.js";
import { askedZones } from "../../placement/zones.js";
import { currencyOf, rounded, sums } from "../../price.js";
import { groupSecondPrices, spotDiscount } from "../../undocumented.js";

interface Size {
  readonly cores: number;
  readonly memoryGiB: number;
  readonly instanceType?: string;
}

export function describeContainerGroupPrice(call: Call): Answer {
  const { cloud, parameters } = call;
  const { regionId } = placeOf(call);
  const size = readSize(call);
  const disk = parameters.integer("EphemeralStorage", positive) ?? 0;
  const spot =
    parameters.oneOf("SpotStrategy", ["NoSpot", "SpotAsPriceGo", "SpotWithPriceLimit"]) ?? "NoSpot";
  const instance = size.cores * groupSecondPrices.cpu + size.memoryGiB * groupSecondPrices.memoryGiB;
  const isSpot = spot !== "NoSpot";
  const details = [
    detail("instance", isSpot ? instance * spotDiscount : instance),
    ...(disk > 0 ? [detail("disk", disk * groupSecondPrices.diskGiB)] : []),
  ];
  const total = details.reduce((sum, { TradePrice }) => sum + TradePrice, 0);
  const zones = isSpot ? askedZones(regionId, parameters) : [];
  return {
    PriceInfo: {
      Price: {
        Currency: currencyOf(cloud.settings),
        ...sums(total),
        DetailInfos: { DetailInfo: details },
      },
      Rules: { Rule: [] },
      SpotPrices: {
        SpotPrice: zones.map((ZoneId) => ({
          ZoneId,
          InstanceType: size.instanceType ?? "",
          OriginPrice: rounded(instance),
          SpotPrice: rounded(instance * spotDiscount),
        })),
      },
    },
  };
}

function readSize({ parameters }: Call): Size {
  const id = parameters.filled("InstanceType");
  if (id !== undefined) {
    const [type] = typesWith({ id });
    if (type === undefined) throw notFound("InvalidInstanceType.NotFound", `The instance type ${id}`);
    return { ...type, instanceType: id };
  }
  const [cores, memoryGiB] = [parameters.decimal("Cpu", positive), parameters.decimal("Memory", positive)];
  if (cores === undefined) throw missingParameter("Cpu");
  if (memoryGiB === undefined) throw missingParameter("Memory");
  return { cores, memoryGiB };
}

function detail(Resource: string, price: number) {
  return { Resource, ...sums(price), Rules: { Rule: [] } };
}
