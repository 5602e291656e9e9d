import { type ParseArgsConfig, parseArgs } from "node:util";
import { UsageError } from "./usageError.js";

type Options = NonNullable<ParseArgsConfig["options"]>;

/** The values of a command's options; a wrong command line is one clear line. */
export function parseCommandLine<T extends Options>(command: string, args: string[], options: T) {
  try {
    return parseArgs<{ args: string[]; options: T }>({ args, options }).values;
  } catch (error) {
    const [message = ""] = (error instanceof Error ? error.message : String(error)).split(/\n|\. /);
    throw new UsageError(`${message}; try pulumi-eci ${command} --help`);
  }
}
