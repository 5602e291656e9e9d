/** What a file describes, one by one: a list, or what kubectl prints of several objects. */
export function listedObjects(content: unknown): unknown[] {
  const all = Array.isArray(content) ? content : [content];
  return all.flatMap((each) => (isList(each) ? each.items : [each]));
}

function isList(value: unknown): value is { items: unknown[] } {
  if (typeof value !== "object" || value === null || !("kind" in value) || !("items" in value)) return false;
  return Array.isArray(value.items) && (value.kind === "List" || value.kind === "ImageCacheList");
}
