/** What a file describes, one by one: a list, or what kubectl prints of several objects. One that holds none is refused. */
export function listedObjects(content: unknown): unknown[] {
  const all = Array.isArray(content) ? content : [content];
  const objects = all.flatMap((each) => (isList(each) ? each.items : [each]));
  if (objects.length === 0) throw new Error("the list is empty: no image cache is described.");
  return objects;
}

function isList(value: unknown): value is { items: unknown[] } {
  if (typeof value !== "object" || value === null || !("kind" in value) || !("items" in value)) return false;
  return Array.isArray(value.items) && (value.kind === "List" || value.kind === "ImageCacheList");
}
