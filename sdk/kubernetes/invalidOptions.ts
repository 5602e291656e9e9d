import type { CheckFailure, Findings } from "../../provider/core/resource.js";

/** Options that make no valid object: says all that is wrong with them at once. */
export class InvalidOptionsError extends Error {
  /** Tells it from other errors. */
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

/** Something about an option that is allowed and yet seldom meant. */
export interface OptionWarning {
  /** The option's path, such as `images[2]`. */
  property: string;
  /** What is strange about it. */
  reason: string;
}

/** What the pure functions take beside their options. */
export interface WarningOptions {
  /** Hears of each option that is allowed and yet seldom meant. Default: nobody does. */
  onWarning?: ((warning: OptionWarning) => void) | undefined;
}

/** Throws for what is no object at all. */
export function assertOptions(subject: string, options: unknown): void {
  if (typeof options === "object" && options !== null && !Array.isArray(options)) return;
  throw new InvalidOptionsError(subject, [{ property: "the options", reason: "must be an object." }]);
}

export function assertValid(subject: string, failures: readonly CheckFailure[]): void {
  if (failures.length > 0) throw new InvalidOptionsError(subject, failures);
}

/** Throws what is wrong, and hands out what is merely strange. */
export function settleFindings(
  subject: string,
  { failures, warnings }: Findings,
  { onWarning }: WarningOptions = {},
): void {
  assertValid(subject, failures);
  for (const warning of warnings) onWarning?.(warning);
}
