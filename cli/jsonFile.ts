import { readFileSync } from "node:fs";
import { UsageError } from "./usageError.js";

/** What the file of an option holds. */
export function readJson(option: string, file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch (error) {
    const reason = String(error instanceof Error ? error.message : error).replace(/\s+/g, " ");
    throw new UsageError(`--${option}: ${file} cannot be read: ${reason}`);
  }
}

/** The same, as something that refuses what it is not. */
export function readJsonAs<T>(option: string, file: string, read: (value: unknown) => T): T {
  const value = readJson(option, file);
  try {
    return read(value);
  } catch (error) {
    throw new UsageError(`--${option}: ${file}: ${error instanceof Error ? error.message : error}`);
  }
}
