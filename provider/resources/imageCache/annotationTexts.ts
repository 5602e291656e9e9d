// How an annotation says a value that its text alone does not; undefined leaves the annotation out.

export function listed(values: readonly string[]): string | undefined {
  return values.join(",") || undefined;
}

export function onlyTrue(value: boolean): string | undefined {
  return value ? "true" : undefined;
}
