/** The command was used wrongly. */
export class UsageError extends Error {
  override name = "UsageError" as const;
}
