import { allOf, type CompletedCommand, type CompletedOption } from "./completedCommand.js";

/** A completion for bash; it also runs in the 3.2 of macOS. */
export function bashCompletion(program: CompletedCommand): string {
  const all = allOf(program);
  const deeper = all.filter(({ path }) => path.length > 0).map(({ path }) => `/${path.join("/")}`);
  const valued = all.flatMap((command) => behind(command, () => true));
  const files = all.flatMap((command) => behind(command, ({ value }) => value === "file"));
  const folders = all.flatMap((command) => behind(command, ({ value }) => value === "folder"));
  const chosen = all.flatMap(choicesOf);
  const words = all.map((command) => `    ${quoted(pathOf(command))}) words=${quoted(wordsOf(command))} ;;`);
  const takers = all.filter(({ takesFiles }) => takesFiles).map(pathOf);
  return `# Completion of ${program.name} for bash: eval "$(${program.name} completion bash)"
_pulumi_eci() {
  local word=\${COMP_WORDS[COMP_CWORD]} before=\${COMP_WORDS[COMP_CWORD - 1]} path= words= index=1
  local IFS=$'\\n'
  while [ "$index" -lt "$COMP_CWORD" ]; do
    case "$path/\${COMP_WORDS[index]}" in
      ${deeper.join("|")}) path="$path/\${COMP_WORDS[index]}" ;;
      ${valued.join("|")}) index=$((index + 1)) ;;
    esac
    index=$((index + 1))
  done
  COMPREPLY=()
  case "$path/$before" in
    ${files.join("|")}) compopt -o filenames 2>/dev/null; COMPREPLY=($(compgen -f -- "$word")); return ;;
    ${folders.join("|")}) compopt -o filenames 2>/dev/null; COMPREPLY=($(compgen -d -- "$word")); return ;;
${chosen.join("\n")}
    ${valued.join("|")}) return ;;
  esac
  case "$path" in
${words.join("\n")}
  esac
  COMPREPLY=($(compgen -W "\${words// /$'\\n'}" -- "$word"))
  case "$path:$word" in
    *:-*) ;;
    ${takers.map((path) => `${path}:*`).join("|")}) compopt -o filenames 2>/dev/null; COMPREPLY=($(compgen -f -- "$word")) ;;
  esac
}
complete -F _pulumi_eci ${program.name}`;
}

function pathOf({ path }: CompletedCommand): string {
  return path.map((word) => `/${word}`).join("");
}

/** Where a value of this kind stands behind an option. */
function behind(command: CompletedCommand, isSo: (option: CompletedOption) => boolean): string[] {
  const options = command.options.filter((option) => option.value !== undefined && isSo(option));
  return options.flatMap(({ flags }) => flags.map((flag) => `${pathOf(command)}/${flag}`));
}

/** What is offered behind the options that take one of a few words. */
function choicesOf(command: CompletedCommand): string[] {
  const options = command.options.filter(({ choices }) => choices.length > 0);
  return options.map((option) => {
    const places = behind(command, (each) => each === option).join("|");
    const words = quoted(option.choices.join(" "));
    return `    ${places}) words=${words}; COMPREPLY=($(compgen -W "\${words// /$'\\n'}" -- "$word")); return ;;`;
  });
}

function wordsOf({ choices, commands, options }: CompletedCommand): string {
  return [...choices, ...commands.map(({ name }) => name), ...options.flatMap(({ flags }) => flags)].join(
    " ",
  );
}

function quoted(text: string): string {
  return `"${text}"`;
}
