import { existsSync } from "node:fs";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Seed } from "pulumi-eci/emulator";
import type { StoredObject } from "./objects.js";
import type { RecordedState } from "./state.js";

/** What comes of a state: resources that are not named stay as they are. */
export interface Outcome {
  /** The operations that the next `pulumi up` plans, such as `update web`. */
  preview: string[];
  /** The properties that a refresh changes, by the name of the resource. */
  refresh: Record<string, string[]>;
  /** The calls of the next `pulumi up`, but for those that only look. */
  sent: string[];
  /** What a preview plans after that. */
  afterUp: string[];
  /** What a destroy leaves in the cloud. */
  left: string[];
  /** What it leaves in the state. */
  stored: string[];
}

export interface Recording {
  state: RecordedState;
  seed: Seed;
  /** What the cluster held, where there is one. */
  objects?: StoredObject[];
  expected: Outcome;
}

export function recordingFolder(version: string, name: string): string {
  return join(__dirname, "..", version, name);
}

export function isRecorded(folder: string): boolean {
  return existsSync(fileOf(folder, "state"));
}

export async function readRecording(folder: string): Promise<Recording> {
  const read = async (part: keyof Recording) => JSON.parse(await readFile(fileOf(folder, part), "utf8"));
  return {
    state: await read("state"),
    seed: await read("seed"),
    ...(existsSync(fileOf(folder, "objects")) && { objects: await read("objects") }),
    expected: await read("expected"),
  };
}

export async function writeRecording(folder: string, recording: Recording): Promise<void> {
  for (const [part, value] of Object.entries(recording)) {
    await writeFile(fileOf(folder, part as keyof Recording), `${JSON.stringify(value, undefined, 2)}\n`);
  }
}

function fileOf(folder: string, part: keyof Recording): string {
  return join(folder, `${part}.json`);
}
