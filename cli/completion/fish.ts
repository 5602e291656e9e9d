import { allOf, type CompletedCommand, type CompletedOption } from "./completedCommand.js";

/** A completion for fish, with what each word does. */
export function fishCompletion(program: CompletedCommand): string {
  const lines = allOf(program).flatMap((command) => [
    ...command.commands.map(({ name, description }) =>
      line(program, command, `-a ${name} -d ${text(description)}`),
    ),
    ...command.options.map((option) => line(program, command, optionText(option))),
    ...command.choices.map((choice) => line(program, command, `-a ${choice}`)),
    ...(command.takesFiles ? [line(program, command, "-F")] : []),
  ]);
  return [
    `# Completion of ${program.name} for fish: ${program.name} completion fish | source`,
    `complete -c ${program.name} -f`,
    ...lines,
  ].join("\n");
}

function line({ name }: CompletedCommand, command: CompletedCommand, what: string): string {
  return `complete -c ${name} -n ${text(condition(command))} ${what}`;
}

/** Where the words of a command are offered: behind all that lead to it, and before any below it. */
function condition({ path, commands }: CompletedCommand): string {
  const seen = path.map((word) => `__fish_seen_subcommand_from ${word}`);
  const below = commands.map(({ name }) => name).join(" ");
  return [...seen, ...(below === "" ? [] : [`not __fish_seen_subcommand_from ${below}`])].join("; and ");
}

function optionText({ flags, description, value, choices }: CompletedOption): string {
  const names = flags.map((flag) => (flag.startsWith("--") ? `-l ${flag.slice(2)}` : `-s ${flag.slice(1)}`));
  const words = choices.length === 0 ? "" : ` -a ${text(choices.join(" "))}`;
  const behind = { file: " -r -F", folder: " -x -a '(__fish_complete_directories)'", text: ` -x${words}` };
  return `${names.join(" ")}${value === undefined ? "" : behind[value]} -d ${text(description)}`;
}

function text(content: string): string {
  return `'${content.replace(/['\\]/g, "\\$&")}'`;
}
