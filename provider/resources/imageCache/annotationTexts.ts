// How an annotation says a value that its text alone does not; undefined leaves the annotation out.

export function listed(values: readonly string[]): string | undefined {
  return values.join(",") || undefined;
}

export function onlyTrue(value: boolean): string | undefined {
  return value ? "true" : undefined;
}

/** Linux is what an object without the annotation gets. */
export function onlyWindows(value: string): string | undefined {
  return value === "Windows" ? "windows" : undefined;
}
