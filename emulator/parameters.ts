import { ApiError, invalidParameter, missingParameter } from "./apiError.js";

export interface Range {
  readonly min: number;
  readonly max: number;
}

export const positive: Range = { min: 0, max: 1_000_000 };

/** The flat parameters of one call, read with the gateway's rules. */
export class Parameters {
  constructor(
    private readonly values: ReadonlyMap<string, string>,
    private readonly prefix = "",
  ) {}

  /** The value as sent: absent is undefined, an explicit empty string is "". */
  text(name: string): string | undefined {
    return this.values.get(this.prefix + name);
  }

  /** Like text, but an empty value counts as absent. */
  filled(name: string): string | undefined {
    return this.text(name) || undefined;
  }

  /** The name as it was sent, for errors. */
  fullName(name: string): string {
    return this.prefix + name;
  }

  required(name: string): string {
    const value = this.filled(name);
    if (value === undefined) throw missingParameter(this.prefix + name);
    return value;
  }

  integer(name: string, range?: Range): number | undefined {
    const value = this.filled(name);
    if (value === undefined) return undefined;
    if (!/^-?\d{1,18}$/.test(value)) throw invalidParameter(this.prefix + name, "it must be an integer");
    const number = Number(value);
    if (range && (number < range.min || number > range.max)) {
      throw invalidParameter(this.prefix + name, `it must be from ${range.min} to ${range.max}`);
    }
    return number;
  }

  /** A number that may have a fraction, such as "8.0". */
  decimal(name: string, range: Range): number | undefined {
    const value = this.filled(name);
    if (value === undefined) return undefined;
    const number = /^\d{1,9}(\.\d{1,9})?$/.test(value) ? Number(value) : Number.NaN;
    if (!(number >= range.min && number <= range.max)) {
      throw invalidParameter(this.prefix + name, `it must be a number from ${range.min} to ${range.max}`);
    }
    return number;
  }

  flag(name: string): boolean | undefined {
    const value = this.filled(name)?.toLowerCase();
    if (value === undefined) return undefined;
    if (value !== "true" && value !== "false") {
      throw invalidParameter(this.prefix + name, "it must be true or false");
    }
    return value === "true";
  }

  oneOf<T extends string>(name: string, allowed: readonly T[]): T | undefined {
    const value = this.filled(name);
    if (value === undefined) return undefined;
    const match = allowed.find((candidate) => candidate === value);
    if (match === undefined) {
      throw invalidParameter(this.prefix + name, `it must be one of ${allowed.join(", ")}`);
    }
    return match;
  }

  /** The values of Name.1, Name.2, … in the order of their numbers. */
  list(name: string, max: number): string[] {
    return this.indexes(name, max).flatMap((index) => this.filled(`${name}.${index}`) ?? []);
  }

  /** The groups Name.1.*, Name.2.*, … each as parameters of its own. */
  groups(name: string, max: number): Parameters[] {
    return this.indexes(name, max).map(
      (index) => new Parameters(this.values, `${this.prefix}${name}.${index}.`),
    );
  }

  /** The members Name.*, as parameters of their own. */
  within(name: string): Parameters {
    return new Parameters(this.values, `${this.prefix}${name}.`);
  }

  /** A copy of everything that was sent. */
  all(): Map<string, string> {
    return new Map(this.values);
  }

  private indexes(name: string, max: number): number[] {
    const start = `${this.prefix}${name}.`;
    const found = new Set<number>();
    for (const key of this.values.keys()) {
      const index = key.startsWith(start) ? /^(\d{1,6})(\.|$)/.exec(key.slice(start.length))?.[1] : undefined;
      if (index !== undefined) found.add(Number(index));
    }
    if (found.has(0)) throw invalidParameter(`${start}0`, "numbering starts with 1");
    if (found.size > max) {
      throw new ApiError(
        400,
        "InvalidParameter",
        `At most ${max} values of ${this.prefix}${name} are allowed.`,
      );
    }
    return [...found].sort((a, b) => a - b);
  }
}
