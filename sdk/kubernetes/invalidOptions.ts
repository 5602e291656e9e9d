import type { CheckFailure } from "../../provider/core/resource.js";

/** Options that make no valid object: says all that is wrong with them at once. */
export class InvalidOptionsError extends Error {
  override readonly name = "InvalidOptionsError";

  constructor(
    /** What was to be made of the options. */
    readonly subject: string,
    /** Each option that is wrong, and why. */
    readonly failures: readonly CheckFailure[],
  ) {
    const [only] = failures;
    super(
      failures.length === 1 && only !== undefined
        ? `${subject}: ${only.property} ${only.reason}`
        : [`${subject}: ${failures.length} options are wrong:`, ...failures.map(line)].join("\n"),
    );
  }
}

function line({ property, reason }: CheckFailure): string {
  return `- ${property} ${reason}`;
}

export function assertValid(subject: string, failures: readonly CheckFailure[]): void {
  if (failures.length > 0) throw new InvalidOptionsError(subject, failures);
}
