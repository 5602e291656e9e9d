import { type Answer, type Call, placeOf } from "../../call.js";
import { describeSnatEntry } from "../../network/snatEntry.js";
import { numberedPage } from "../../numberedPage.js";
import { isIn } from "../../store/collection.js";
import { newestFirst } from "../../undocumented.js";

const filters = [
  "SnatTableId",
  "NatGatewayId",
  "SnatEntryId",
  "SnatEntryName",
  "SnatIp",
  "SourceVSwitchId",
  "SourceCIDR",
] as const;

export function describeSnatTableEntries(call: Call): Answer {
  const { cloud, parameters } = call;
  const wanted = filters.map((name) => ({ name, value: parameters.filled(name) }));
  const found = cloud.snatEntries
    .where(isIn(placeOf(call)))
    .list()
    .sort(newestFirst)
    .map((entry) => describeSnatEntry(entry, cloud.natGateways.get(entry.natGatewayId)))
    .filter((entry) => wanted.every(({ name, value }) => (value ?? entry[name]) === entry[name]));
  const { items, ...page } = numberedPage(found, parameters, { size: 10, max: 50 });
  return { ...page, SnatTableEntries: { SnatTableEntry: items } };
}
