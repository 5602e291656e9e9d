import type { ImageCache } from "../../cloud/eci.js";
import { ownerTag, tagChanges, userTags } from "../../core/ownership.js";
import type { Properties } from "../../core/resource.js";
import { changedFields } from "../../core/schema/changes.js";
import type { Renewal } from "./renewal.js";
import { type UpdateRequest, updateRequest } from "./request.js";
import { type FieldName, imageCacheArguments } from "./schema.js";
import { inputsOf, stateOf } from "./state.js";

/** What an update has to do. */
export interface Plan {
  /** The arguments that it brings to the cloud. */
  changed: FieldName[];
  /** What UpdateImageCache is told; undefined where it has nothing to carry. */
  request: UpdateRequest | undefined;
  /** Whether that pulls the images again. */
  pulls: boolean;
  /** Whether what is still going on in the cloud is waited for first, because it stands in the way or the declaration wants it. */
  settles: boolean;
}

/** A pure function of the state, the declaration, the cache as it was found, whether its images have moved, and what renews it. */
export function planOf(
  olds: Properties,
  news: Properties,
  found: ImageCache,
  { hasMoved = false, renewal }: { hasMoved?: boolean; renewal?: Renewal | undefined } = {},
): Plan {
  const { __pendingUpdate: pending = [], __buildEip: buildEip } = stateOf(olds);
  const changed = [...new Set([...changedFields(imageCacheArguments, olds, news), ...pending])];
  const repeats =
    hasMoved ||
    renewal === "pull" ||
    found.status === "UpdateFailed" ||
    pending.some((name) => imageCacheArguments[name].change === "update");
  const renewed: FieldName[] = renewal === "retention" ? [...changed, "retentionDays"] : changed;
  const request = updateRequest(inputsOf(news), renewed, repeats);
  const sends = Object.keys(request).length > 0;
  return {
    changed,
    request: sends ? request : undefined,
    pulls: request.images !== undefined,
    settles: sends || news.waitForReady !== false || buildEip !== undefined,
  };
}

/** What brings the tags of a cache to what is declared, and its owner's mark to it. */
export function tagPlanOf(
  { changed }: Plan,
  news: Properties,
  current: Readonly<Record<string, string>>,
  owner: string,
): ReturnType<typeof tagChanges> {
  const wanted = changed.includes("tags") ? ((news.tags ?? {}) as Record<string, string>) : userTags(current);
  return tagChanges({ ...wanted, [ownerTag]: owner }, current);
}
