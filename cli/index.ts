#!/usr/bin/env node
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { emulator } from "./commands/emulator.js";
import { importExisting } from "./commands/import.js";
import { manifests } from "./commands/manifests.js";
import { migrate } from "./commands/migrate.js";
import { sweep } from "./commands/sweep.js";
import { UsageError } from "./usageError.js";

const help = `Usage: pulumi-eci <command> [options]

Commands:
  emulator   Run the ECI and EIP API on this machine
  import     Take existing image caches and addresses into a stack
  manifests  Print the ImageCache objects of a stack or a file as YAML
  migrate    Turn the resources of @pulumi/alicloud into those of this package
  sweep      Find and delete what killed runs of a stack have left

pulumi-eci <command> --help tells the options of a command.`;

const commands: Readonly<Record<string, (args: string[]) => Promise<number>>> = {
  emulator,
  import: importExisting,
  manifests,
  migrate,
  sweep,
};

async function main([name, ...args]: string[]): Promise<number> {
  if (name === "--help" || name === "-h") {
    console.log(help);
    return 0;
  }
  if (name === "--version") {
    console.log(
      (JSON.parse(readFileSync(join(__dirname, "..", "..", "package.json"), "utf8")) as { version: string })
        .version,
    );
    return 0;
  }
  if (name === undefined) throw new UsageError("no command given; try pulumi-eci --help");
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (!command) throw new UsageError(`unknown command ${name}; try pulumi-eci --help`);
  return command(args);
}

// Whoever reads may have had enough, such as head.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code !== "EPIPE") throw error;
  process.exit(0);
});

main(process.argv.slice(2)).then(
  (exitCode) => {
    process.exitCode = exitCode;
  },
  (error: unknown) => {
    console.error(`pulumi-eci: ${error instanceof Error ? error.message : String(error)}`);
    process.exitCode = error instanceof UsageError ? 2 : 1;
  },
);
