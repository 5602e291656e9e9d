import { Argument, type CommandUnknownOpts } from "@commander-js/extra-typings";
import { command } from "../commandLine.js";
import { bashCompletion } from "../completion/bash.js";
import { completedCommand } from "../completion/completedCommand.js";
import { fishCompletion } from "../completion/fish.js";
import { zshCompletion } from "../completion/zsh.js";

const shells = { bash: bashCompletion, zsh: zshCompletion, fish: fishCompletion };

export const completion = () =>
  command(
    "completion",
    "Print what makes a shell complete commands and options",
    "Prints a script that makes bash, zsh or fish complete the commands, options and files of pulumi-eci, where that is a command of the shell.",
    [
      ['eval "$(pulumi-eci completion bash)"', "For bash, in ~/.bashrc"],
      ["source <(pulumi-eci completion zsh)", "For zsh, in ~/.zshrc after compinit"],
      ["pulumi-eci completion fish | source", "For fish, in ~/.config/fish/config.fish"],
    ],
  )
    .addArgument(new Argument("<shell>", "Which one").choices(["bash", "zsh", "fish"]))
    .action((shell, _, { parent }) => {
      console.log(shells[shell](completedCommand(parent as CommandUnknownOpts)));
    });
