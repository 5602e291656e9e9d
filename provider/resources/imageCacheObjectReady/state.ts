import type { Properties } from "../../core/resource.js";
import type { ImageCacheObject } from "../../kubernetes/imageCacheObject.js";

/** What the wait keeps: its arguments as given, and what the object says. */
export function stateOf(properties: Properties, object: ImageCacheObject): Properties {
  const { phase, progress, imageCacheId, startTime, expireDateTime, events } = object.status ?? {};
  return {
    ...properties,
    objectUid: object.metadata.uid,
    imageCacheId: imageCacheId ?? null,
    phase: phase ?? null,
    progress: progress ?? null,
    startTime: startTime ?? null,
    expireDateTime: expireDateTime ?? null,
    events: events ?? [],
  };
}
