import { type Answer, type Call, placeOf } from "../../call.js";
import { imageCachesById } from "../../imageCache/findImageCache.js";
import { pageAfter } from "../../nextToken.js";
import { checkResourceType, listTagRows } from "../../tagging.js";
import { listTagResourcesLimit } from "../../undocumented.js";

export function listTagResources(call: Call): Answer {
  const { cloud, parameters } = call;
  const place = placeOf(call);
  checkResourceType(parameters, "ImageCache");
  const limit = parameters.integer("Limit", listTagResourcesLimit) ?? listTagResourcesLimit.max;
  const rows = listTagRows(imageCachesById(cloud, place), parameters);
  const { items, nextToken } = pageAfter(rows, parameters.filled("NextToken"), limit);
  return {
    ...(nextToken !== undefined && { NextToken: nextToken }),
    TagResources: items.map(({ sequence: _, ...row }) => ({ ...row, ResourceType: "ImageCache" })),
  };
}
