import type { ImageCache } from "../../cloud/eci.js";
import { ownerTag, tagChanges, userTags } from "../../core/ownership.js";
import type { Properties } from "../../core/resource.js";
import { changedFields, factsOf } from "../../core/schema/changes.js";
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

/** Beside the arguments, what asks for a pull. */
interface Reasons {
  hasMoved?: boolean;
  renewal?: Renewal | undefined;
}

/** A pure function of the state, the declaration, the cache as it was found, whether its images have moved, and what renews it. */
export function planOf(
  olds: Properties,
  news: Properties,
  found: Pick<ImageCache, "status">,
  reasons: Reasons = {},
): Plan {
  const { __buildEip: buildEip } = stateOf(olds);
  const { renewal } = reasons;
  const changed = unfinishedOf(olds, news);
  const repeats = repeatsPull(olds, found, reasons);
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

/** Whether an update pulls the images again, whatever else it is told: also of what is not known yet. */
export function pullsAgain(
  olds: Properties,
  news: Properties,
  found: Pick<ImageCache, "status">,
  reasons: Reasons,
): boolean {
  const changed = unfinishedOf(olds, news);
  return (
    repeatsPull(olds, found, reasons) || changed.some((name) => factsOf(imageCacheArguments, name).pulls)
  );
}

/** What differs, and what an earlier update has not done. */
function unfinishedOf(olds: Properties, news: Properties): FieldName[] {
  const { __pendingUpdate: pending = [] } = stateOf(olds);
  return [...new Set([...changedFields(imageCacheArguments, olds, news), ...pending])];
}

function repeatsPull(
  olds: Properties,
  { status }: Pick<ImageCache, "status">,
  { hasMoved = false, renewal }: Reasons,
): boolean {
  const { __pendingUpdate: pending = [] } = stateOf(olds);
  const isPending = pending.some((name) => imageCacheArguments[name].change === "update");
  return hasMoved || renewal === "pull" || status === "UpdateFailed" || isPending;
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
