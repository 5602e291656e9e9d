import type { CompletedCommand, CompletedOption } from "./completedCommand.js";

/** A completion for zsh, with what each word does. */
export function zshCompletion(program: CompletedCommand): string {
  return `#compdef ${program.name}
# Completion of ${program.name} for zsh: source <(${program.name} completion zsh)
_pulumi_eci() {
${body(program, "  ")}
}
if [ "$funcstack[1]" = _pulumi_eci ]; then
  _pulumi_eci "$@"
else
  compdef _pulumi_eci ${program.name}
fi`;
}

/** Completes a command whose name is the first word. */
function body(command: CompletedCommand, indent: string): string {
  const specs = [...command.options.map(spec), ...argumentSpecs(command)];
  const own = [`${indent}_arguments \\`, specs.map((each) => `${indent}  ${each}`).join(" \\\n")].join("\n");
  if (command.commands.length === 0) return own;
  const described = command.commands.map(({ name, description }) => text(`${colons(name)}:${description}`));
  const cases = command.commands.map(
    (each) => `${indent}  ${each.name})
${indent}    shift words
${indent}    CURRENT=$((CURRENT - 1))
${body(each, `${indent}    `)}
${indent}    return ;;`,
  );
  return `${indent}case "$words[2]" in
${cases.join("\n")}
${indent}esac
${indent}if [ "$CURRENT" -eq 2 ]; then
${indent}  local -a commands=(${described.join(" ")})
${indent}  _describe command commands
${indent}fi
${own}`;
}

function argumentSpecs({ takesFiles, choices }: CompletedCommand): string[] {
  if (takesFiles) return ["'*:file:_files'"];
  return choices.length === 0 ? [] : [`'1:choice:(${choices.join(" ")})'`];
}

function spec({ flags, description, value, choices, isRepeatable }: CompletedOption): string {
  const told = `[${description.replace(/[[\]\\:]/g, "\\$&")}]`;
  const words = choices.length === 0 ? " " : `(${choices.join(" ")})`;
  const behind = { file: ":file:_files", folder: ":folder:_files -/", text: `:value:${words}` };
  const end = `${told}${value === undefined ? "" : behind[value]}`;
  const [first = "", ...more] = flags;
  if (more.length === 0) return text(`${isRepeatable ? "*" : ""}${first}${end}`);
  return `'(${flags.join(" ")})'{${flags.join(",")}}${text(end)}`;
}

function colons(name: string): string {
  return name.replaceAll(":", "\\:");
}

function text(content: string): string {
  return `'${content.replaceAll("'", `'\\''`)}'`;
}
