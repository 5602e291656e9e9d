#!/usr/bin/env node
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { runCommandLine } from "./commandLine.js";
import { exitCodes } from "./exitCodes.js";
import { createProgram } from "./program.js";
import { UsageError } from "./usageError.js";

// Whoever reads may have had enough, such as head.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code !== "EPIPE") throw error;
  process.exit(0);
});

const { version } = JSON.parse(readFileSync(join(__dirname, "..", "..", "package.json"), "utf8")) as {
  version: string;
};

runCommandLine(createProgram(version), process.argv.slice(2)).catch((error: unknown) => {
  console.error(`pulumi-eci: ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = error instanceof UsageError ? exitCodes.usedWrongly : exitCodes.failed;
});
