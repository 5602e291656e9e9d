import * as pulumi from "@pulumi/pulumi";

/** A value of a resource's arguments: any level of it may be an Output. */
export type Nested = pulumi.Input<unknown>;

type Fields = Record<string, Nested>;

export function isFields(value: unknown): value is Fields {
  return (
    typeof value === "object" && value !== null && !Array.isArray(value) && !pulumi.Output.isInstance(value)
  );
}

/** Applies `change` now where that can be, and when the value is known where it is an Output. */
export function mapNested(value: Nested, change: (value: unknown) => Nested): Nested {
  return pulumi.Output.isInstance(value) ? value.apply(change) : change(value);
}

/** What stands at a path; undefined where nothing does. */
export function at(value: Nested, [key, ...rest]: readonly string[]): Nested {
  if (key === undefined) return value;
  return mapNested(value, (fields) => (isFields(fields) ? at(fields[key], rest) : undefined));
}

/** A path of keys; `"*"` is each entry of a list or a map. */
export type Path = readonly string[];

/**
 * A copy with what stands at a path changed; the value itself where that changes nothing. All beside the path stays as it is: a
 * secret there hides nothing else. The last key may be missing, and one before it that `isMade` makes; nothing else is made.
 */
export function withChanged(
  value: Nested,
  [key, ...rest]: Path,
  change: (value: Nested) => Nested,
  isMade: (key: string) => boolean = () => false,
): Nested {
  if (key === undefined) return change(value);
  const inner = (held: Nested) => withChanged(held, rest, change, isMade);
  if (key === "*") return withEachChanged(value, inner);
  return mapNested(value, (fields) => {
    if (!isFields(fields)) return fields as Nested;
    const isMadeHere = rest.length === 1 && isMade(key);
    const held = isMadeHere ? mapNested(fields[key], (known) => known ?? {}) : fields[key];
    if (rest.length > 0 && (held === undefined || held === null)) return fields;
    const changed = inner(held);
    return changed === fields[key] ? fields : { ...fields, [key]: changed };
  });
}

/** A copy of a list or a map with each entry changed; what is neither stays as it is. */
export function withEachChanged(value: Nested, change: (item: Nested) => Nested): Nested {
  return mapNested(value, (items) => {
    if (Array.isArray(items)) return unlessSame(items, items.map(change));
    if (!isFields(items)) return items as Nested;
    const changed = Object.entries(items).map(([key, item]) => [key, change(item)] as const);
    return changed.every(([key, item]) => item === items[key]) ? items : Object.fromEntries(changed);
  });
}

function unlessSame(before: readonly unknown[], after: readonly unknown[]): Nested {
  return after.every((item, index) => item === before[index]) ? before : after;
}

/** Whether an Output stands at any depth. */
export function holdsOutput(value: unknown): boolean {
  if (pulumi.Output.isInstance(value)) return true;
  if (Array.isArray(value)) return value.some(holdsOutput);
  return isFields(value) && Object.values(value).some(holdsOutput);
}
