import { type Answer, type Call, namedObject, placeOf } from "../../call.js";
import { routesOf } from "../../network/routes.js";
import { pageAfter } from "../../nextToken.js";
import { newestFirst } from "../../undocumented.js";

/** The entries of one route table. */
export function describeRouteEntryList(call: Call): Answer {
  const { cloud, parameters } = call;
  placeOf(call);
  const tables = new Map(cloud.vpcs.list().map((vpc) => [vpc.routeTableId, vpc] as const));
  const error = { code: "InvalidRouteTableId.NotFound", noun: "route table" };
  const vpc = namedObject(call, tables, "RouteTableId", error);
  const to = parameters.filled("DestinationCidrBlock");
  const type = parameters.filled("RouteEntryType");
  const id = parameters.filled("RouteEntryId");
  const found = routesOf(vpc, cloud)
    .filter(
      ({ entry }) =>
        (to ?? entry.DestinationCidrBlock) === entry.DestinationCidrBlock &&
        (type ?? entry.Type) === entry.Type &&
        (id ?? entry.RouteEntryId) === entry.RouteEntryId,
    )
    .sort(newestFirst);
  const size = parameters.integer("MaxResult", { min: 1, max: 100 }) ?? 10;
  const { items, nextToken } = pageAfter(found, parameters.filled("NextToken"), size);
  const RouteEntry = items.map(({ entry }) => entry);
  return { TotalCount: found.length, NextToken: nextToken ?? "", RouteEntrys: { RouteEntry } };
}
