import { missingParameter } from "./apiError.js";
import type { Parameters } from "./parameters.js";
import { matchesTags, maxTags, readTagFilters, readTags, type Tag, withTags } from "./tags.js";
import { newestFirst, resourceToTagNotFound } from "./undocumented.js";

/** An object that carries tags, whatever product it belongs to. */
export interface Tagged {
  readonly sequence: number;
  readonly fields: { Tags: Tag[] };
}

export interface TagRow {
  readonly sequence: number;
  readonly ResourceId: string;
  readonly TagKey: string;
  readonly TagValue: string;
}

const maxResources = 50;

export function tagResources(objects: ReadonlyMap<string, Tagged>, parameters: Parameters): void {
  const chosen = requiredObjects(objects, parameters);
  const tags = readTags(parameters);
  if (tags.length === 0) throw missingParameter("Tag.1.Key");
  const changed = chosen.map((object) => ({ object, Tags: withTags(object.fields.Tags, tags) }));
  for (const { object, Tags } of changed) object.fields.Tags = Tags;
}

export function untagResources(objects: ReadonlyMap<string, Tagged>, parameters: Parameters): void {
  const chosen = requiredObjects(objects, parameters);
  const keys = parameters.list("TagKey", maxTags);
  const all = parameters.flag("All") ?? false;
  if (keys.length === 0 && !all) throw missingParameter("TagKey.1");
  for (const { fields } of chosen) {
    fields.Tags = keys.length > 0 ? fields.Tags.filter(({ Key }) => !keys.includes(Key)) : [];
  }
}

/** The rows of ListTagResources, newest object first. */
export function listTagRows(objects: ReadonlyMap<string, Tagged>, parameters: Parameters): TagRow[] {
  const ids = parameters.list("ResourceId", maxResources);
  const filters = readTagFilters(parameters);
  if (ids.length === 0 && filters.length === 0) throw missingParameter("ResourceId.1");
  return [...objects]
    .filter(([id, { fields }]) => (ids.length === 0 || ids.includes(id)) && matchesTags(fields.Tags, filters))
    .flatMap(([id, object]) => rowsOf(id, object))
    .sort(newestFirst);
}

function rowsOf(id: string, { sequence, fields }: Tagged): TagRow[] {
  const spread = 1_000;
  return fields.Tags.map(({ Key, Value }, index) => ({
    sequence: sequence * spread - index,
    ResourceId: id,
    TagKey: Key,
    TagValue: Value,
  }));
}

function requiredObjects(objects: ReadonlyMap<string, Tagged>, parameters: Parameters): Tagged[] {
  const ids = parameters.list("ResourceId", maxResources);
  if (ids.length === 0) throw missingParameter("ResourceId.1");
  return ids.map((id) => {
    const object = objects.get(id);
    if (!object) throw resourceToTagNotFound(id);
    return object;
  });
}
