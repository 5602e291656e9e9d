import { ApiError, invalidParameter, missingParameter } from "../../apiError.js";
import { type Answer, type Call, placeOf } from "../../call.js";
import { diskCategories } from "../../placement/disks.js";
import { currencyOf, sums } from "../../price.js";
import { diskHourPrice } from "../../undocumented.js";

const largestDisk = 65_536;

/** The price of one data disk for an hour; other things are not priced here. */
export function describePrice(call: Call): Answer {
  const { cloud, parameters } = call;
  placeOf(call);
  const type = parameters.filled("ResourceType") ?? "instance";
  if (type !== "disk")
    throw new ApiError(400, "InvalidResourceType.NotSupported", `The emulator has no prices of "${type}".`);
  const unit = parameters.filled("PriceUnit");
  if (unit !== undefined && unit !== "Hour")
    throw invalidParameter("PriceUnit", "a disk is priced by the Hour");
  const [disk] = parameters.groups("DataDisk", 1);
  if (disk === undefined) throw missingParameter("DataDisk.1.Category");
  const category = disk.required("Category");
  if (!diskCategories.includes(category))
    throw invalidParameter("DataDisk.1.Category", `it must be one of ${diskCategories.join(", ")}`);
  const size = disk.integer("Size", { min: 1, max: largestDisk });
  if (size === undefined) throw missingParameter("DataDisk.1.Size");
  const price = sums(size * diskHourPrice);
  return {
    PriceInfo: {
      Price: {
        Currency: currencyOf(cloud.settings),
        ...price,
        DetailInfos: { DetailInfo: [{ Resource: "dataDisk", ...price, SubRules: { Rule: [] } }] },
      },
      Rules: { Rule: [] },
    },
  };
}
