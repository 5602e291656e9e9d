import { Command, CommanderError, type CommandUnknownOpts } from "@commander-js/extra-typings";
import { isRepeatable } from "./optionValues.js";
import { UsageError } from "./usageError.js";

/** A line that somebody may type, and what it does. */
export type Example = readonly [line: string, effect: string];

/** A command without options yet: it refuses what it does not know, and leaves the end of the process to whoever runs it. */
export function command(
  name: string,
  summary: string,
  description: string,
  examples: readonly Example[] = [],
) {
  // The help breaks its lines by itself.
  const text = description.replaceAll("\n", " ");
  return new Command(name)
    .summary(summary)
    .description(text)
    .helpOption("-h, --help", "Show this text")
    .allowExcessArguments(false)
    .configureOutput({ writeErr: () => {} })
    .addHelpText("after", exampleText(examples))
    .exitOverride();
}

/** Each line whole, so that it can be copied, and what it does above it. */
function exampleText(examples: readonly Example[]): string {
  const lines = examples.flatMap(([line, effect]) => [`  # ${effect}`, `  ${line}`]);
  return lines.length === 0 ? "" : ["\nExamples:", ...lines].join("\n");
}

/** The program of these commands. */
export function programOf(name: string, commands: readonly CommandUnknownOpts[]): Command {
  const program = command(name, "", "")
    .usage("<command> [options]")
    .helpCommand(false)
    .configureHelp({ subcommandTerm: (each) => each.name() })
    .enablePositionalOptions()
    .addHelpText("after", `\n${name} <command> --help tells the options of a command.`);
  for (const each of commands) {
    for (const one of [each, ...each.commands]) refuseSlips(one);
    program.addCommand(each);
  }
  return program;
}

/** What the parser would take in silence: a value given twice, an empty one, such as of a variable that is not set, and one that was forgotten before the next option. */
function refuseSlips(command: CommandUnknownOpts): void {
  for (const option of command.options) {
    let isGiven = false;
    command.on(`option:${option.name()}`, (value: string | undefined) => {
      if (value === undefined) return;
      if (command.options.some(({ short, long }) => value === short || value === long))
        command.error(`option '${option.flags}' argument missing before '${value}'`);
      if (value.trim() === "") command.error(`option '${option.flags}' has an empty value`);
      if (isGiven && !isRepeatable(option)) command.error(`option '${option.flags}' is given twice`);
      isGiven = true;
    });
  }
}

/** Runs what the arguments ask for; a wrong command line is a `UsageError`. */
export async function runCommandLine(program: CommandUnknownOpts, line: readonly string[]): Promise<void> {
  // As people know it of other commands.
  const args = line[0] === "help" ? [...line.slice(1), "--help"] : line;
  const named = commandsNamed(program, args);
  const command = named.at(-1);
  try {
    await program.parseAsync(args, { from: "user" });
  } catch (error) {
    if (error instanceof CommanderError && error.exitCode === 0) return;
    if (!(error instanceof CommanderError || error instanceof UsageError)) throw error;
    const words = [program, ...named].map((each) => each.name()).concat("--help");
    throw new UsageError(`${plainly(error, command)} (see ${words.join(" ")})`);
  }
}

/** A command, and one of its own below it. */
function commandsNamed(
  program: CommandUnknownOpts,
  [name, ...rest]: readonly string[],
): CommandUnknownOpts[] {
  const found = program.commands.find((each) => each.name() === name);
  return found === undefined ? [] : [found, ...commandsNamed(found, rest)];
}

function plainly(error: CommanderError | UsageError, command: CommandUnknownOpts | undefined): string {
  if (error instanceof CommanderError && error.code === "commander.help") return "no command given";
  if (error instanceof CommanderError && error.code === "commander.excessArguments")
    return `unexpected argument '${command?.args[0]}'`;
  return error.message.replace(/^error: /, "").replace(/\s*\n\s*/g, " ");
}
