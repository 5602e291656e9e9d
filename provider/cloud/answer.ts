/** Reads values out of an answer without trusting its types: the documents and the servers differ in them. */
export type Entry = Record<string, unknown>;

export function stringOf(entry: Entry, name: string): string | undefined {
  const value = entry[name];
  if (typeof value === "string") return value === "" ? undefined : value;
  return typeof value === "number" ? String(value) : undefined;
}

export function numberOf(entry: Entry, name: string): number | undefined {
  const value = entry[name];
  const number = typeof value === "string" && value !== "" ? Number(value) : value;
  return typeof number === "number" && Number.isFinite(number) ? number : undefined;
}

export function booleanOf(entry: Entry, name: string): boolean | undefined {
  const value = entry[name];
  if (typeof value === "boolean") return value;
  return value === "true" ? true : value === "false" ? false : undefined;
}

export function stringsOf(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((item): item is string => typeof item === "string") : [];
}

export function entriesOf(value: unknown): Entry[] {
  return Array.isArray(value)
    ? value.filter((item): item is Entry => typeof item === "object" && item !== null)
    : [];
}

/** The same without the fields that nobody has filled. */
export function defined<T extends object>(fields: T): Entry {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}

/** The entries of a list that VPC wraps in an object: `EipAddresses.EipAddress[]`. */
export function wrappedOf(value: unknown, name: string): unknown {
  return typeof value === "object" && value !== null ? (value as Entry)[name] : undefined;
}

export function tagsOf(value: unknown): Record<string, string> {
  const tags: Record<string, string> = {};
  for (const tag of entriesOf(value)) {
    const key = stringOf(tag, "Key") ?? stringOf(tag, "TagKey");
    if (key !== undefined) tags[key] = stringOf(tag, "Value") ?? stringOf(tag, "TagValue") ?? "";
  }
  return tags;
}

/** The documents write some names with small letters, the vendor's own clients read capitals: here they have them, at every depth. */
export function capitalized<T>(value: T): T {
  if (Array.isArray(value)) return value.map(capitalized) as T;
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).map(([name, held]) => [
    name.charAt(0).toUpperCase() + name.slice(1),
    capitalized(held),
  ]);
  return Object.fromEntries(entries) as T;
}
