import { readFile, writeFile } from "node:fs/promises";
import { Option } from "@commander-js/extra-typings";
import { command } from "../commandLine.js";
import { askControl, serverUrl } from "../emulatorControl.js";
import { fileError, written } from "../fileError.js";

const endpointOption = new Option("--endpoint <url>", "Where it listens").default("http://127.0.0.1:8686");

export const emulatorSave = () =>
  command(
    "save",
    "Write what an emulator holds into a file",
    "Writes all that a running emulator holds, and its time, into a file, with which another one starts (--seed) or goes on (load). Passwords read ***.",
    [["npx pulumi-eci emulator save snapshot.json", "Keep what the emulator at port 8686 holds"]],
  )
    .argument("<file>", "Where it goes; what is there is overwritten")
    .addOption(endpointOption)
    .action(save);

export const emulatorLoad = () =>
  command(
    "load",
    "Have an emulator hold what a file says",
    "Has a running emulator hold what was saved and nothing else, at the time at which it was saved. Recorded calls and fault rules are forgotten.",
    [["npx pulumi-eci emulator load snapshot.json", "Go on from what was saved"]],
  )
    .argument("<file>", "What save has written")
    .addOption(endpointOption)
    .action(load);

async function save(file: string, { endpoint }: { endpoint: string }): Promise<void> {
  const seed = await askControl(serverUrl(endpoint), "GET", "seed");
  await written(file, () => writeFile(file, `${JSON.stringify(seed, null, 2)}\n`));
  console.log(`${file} holds ${contentOf(seed)}.`);
}

async function load(file: string, { endpoint }: { endpoint: string }): Promise<void> {
  const text = await readFile(file, "utf8").catch((error: unknown) => {
    throw fileError(file, error);
  });
  const seed = seedIn(file, text);
  await askControl(serverUrl(endpoint), "POST", "seed", text, file);
  console.log(`The emulator at ${endpoint} holds ${contentOf(seed)}.`);
}

function seedIn(file: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new Error(`${file} is no JSON: ${error instanceof Error ? error.message : error}`);
  }
}

/** Such as "2 image caches, no container groups and 1 address". */
function contentOf(seed: unknown): string {
  const { imageCaches, containerGroups, eips } = (seed ?? {}) as Record<string, unknown>;
  return [
    `${counted(imageCaches, "image cache", "image caches")},`,
    `${counted(containerGroups, "container group", "container groups")} and`,
    counted(eips, "address", "addresses"),
  ].join(" ");
}

function counted(list: unknown, one: string, many: string): string {
  const count = Array.isArray(list) ? list.length : 0;
  return `${count === 0 ? "no" : count} ${count === 1 ? one : many}`;
}
