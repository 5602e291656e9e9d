import { type Answer, type Call, placeOf } from "../../call.js";
import { imageCachesById } from "../../imageCache/findImageCache.js";
import { untagResources as apply, checkResourceType } from "../../tagging.js";

export function untagResources(call: Call): Answer {
  const { cloud, parameters } = call;
  const place = placeOf(call);
  checkResourceType(parameters, "ImageCache");
  apply(imageCachesById(cloud, place), parameters);
  return {};
}
