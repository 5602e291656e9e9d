import type { Command } from "@commander-js/extra-typings";
import { programOf } from "./commandLine.js";
import { completion } from "./commands/completion.js";
import { doctor } from "./commands/doctor.js";
import { emulator } from "./commands/emulator.js";
import { importExisting } from "./commands/import.js";
import { manifests } from "./commands/manifests.js";
import { match } from "./commands/match.js";
import { measure } from "./commands/measure.js";
import { migrate } from "./commands/migrate.js";
import { status } from "./commands/status.js";
import { sweep } from "./commands/sweep.js";

/** The whole command line; made anew for each run, because a command keeps what it has read. */
export function createProgram(version: string): Command {
  const commands = [
    completion(),
    doctor(),
    emulator(),
    importExisting(),
    manifests(),
    match(),
    measure(),
    migrate(),
    status(),
    sweep(),
  ];
  return programOf("pulumi-eci", commands).version(version, "--version", "Show the version");
}
