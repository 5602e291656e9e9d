import type { Properties } from "../../core/resource.js";
import { outputsIn } from "../../core/schema/state.js";
import type { ImageCacheObject } from "../../kubernetes/imageCacheObject.js";
import { imageCacheObjectReadyOutputs } from "./schema.js";

/** What the wait keeps: its arguments as given, and what the object says. */
export function stateOf(properties: Properties, object: ImageCacheObject): Properties {
  const told = Object.entries(outputsIn(imageCacheObjectReadyOutputs, object));
  return { ...properties, ...Object.fromEntries(told.map(([name, value]) => [name, value ?? null])) };
}
