import type { CommandUnknownOpts, Option } from "@commander-js/extra-typings";
import { isRepeatable } from "../optionValues.js";

/** What stands behind an option: the name of a file or a folder, or a text that nobody can guess. */
type Value = "file" | "folder" | "text";

export interface CompletedOption {
  /** With their dashes, the long one last. */
  flags: string[];
  description: string;
  /** Absent where it stands alone. */
  value: Value | undefined;
  /** What its value may be, where that is known. */
  choices: readonly string[];
  isRepeatable: boolean;
}

/** A command as a shell completes it: what the option parser knows of it, and nothing else. */
export interface CompletedCommand {
  /** The words that lead to it, without the program's own name. */
  path: readonly string[];
  name: string;
  description: string;
  options: CompletedOption[];
  commands: CompletedCommand[];
  takesFiles: boolean;
  /** What its argument may be, where that is known. */
  choices: readonly string[];
}

export function completedCommand(
  command: CommandUnknownOpts,
  path: readonly string[] = [],
): CompletedCommand {
  const options = command.createHelp().visibleOptions(command) as Option[];
  return {
    path,
    name: command.name(),
    description: command.summary(),
    options: options.map(completedOption),
    commands: command.commands.map((each) => completedCommand(each, [...path, each.name()])),
    takesFiles: command.registeredArguments.some((argument) => argument.name() === "file"),
    choices: command.registeredArguments[0]?.argChoices ?? [],
  };
}

/** The command and all below it. */
export function allOf(command: CompletedCommand): CompletedCommand[] {
  return [command, ...command.commands.flatMap(allOf)];
}

function completedOption(option: Option): CompletedOption {
  return {
    flags: [option.short, option.long].filter((flag) => typeof flag === "string"),
    description: option.description,
    value: option.required ? valueBehind(option.flags) : undefined,
    choices: option.argChoices ?? [],
    isRepeatable: isRepeatable(option),
  };
}

function valueBehind(flags: string): Value {
  const [, noun] = /<(\w+)>/.exec(flags) ?? [];
  return noun === "file" || noun === "folder" ? noun : "text";
}
