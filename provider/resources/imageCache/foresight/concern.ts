import type { Properties } from "../../../core/resource.js";
import { changedFields } from "../../../core/schema/changes.js";
import { type FieldName, imageCacheArguments } from "../schema.js";

/** Whether a declaration says something else than the one before in any of these arguments. */
export function changesAny(olds: Properties, news: Properties, names: readonly FieldName[]): boolean {
  const changed = changedFields(imageCacheArguments, olds, news);
  return names.some((name) => changed.includes(name));
}
