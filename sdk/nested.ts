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

/** A copy with what stands at a path changed. All beside the path stays as it is: a secret there hides nothing else. */
export function withChanged(
  value: Nested,
  [key, ...rest]: readonly string[],
  change: (value: Nested) => Nested,
): Nested {
  if (key === undefined) return change(value);
  return mapNested(value, (fields) =>
    isFields(fields) ? { ...fields, [key]: withChanged(fields[key], rest, change) } : (fields as Nested),
  );
}

/** A copy of a list with each item changed; what is no list stays as it is. */
export function withEachChanged(value: Nested, change: (item: Nested) => Nested): Nested {
  return mapNested(value, (items) => (Array.isArray(items) ? items.map(change) : (items as Nested)));
}

/** Whether an Output stands at any depth. */
export function holdsOutput(value: unknown): boolean {
  if (pulumi.Output.isInstance(value)) return true;
  if (Array.isArray(value)) return value.some(holdsOutput);
  return isFields(value) && Object.values(value).some(holdsOutput);
}
