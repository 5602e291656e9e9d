import { execFile } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, resolve } from "node:path";
import { promisify } from "node:util";
import type { Environment } from "../accounts/settings.js";
import { childEnvironment } from "../childEnvironment.js";
import { type Finding, note, ok, wrong } from "./finding.js";
import { onPath } from "./onPath.js";
import { patienceMs } from "./patience.js";
import { pluginFinding } from "./plugin.js";

/** Where this command's own package is, and the program that it looks at. */
export interface Places {
  packageFolder: string;
  programFolder: string;
  /** What the project says runs its program; undefined where nothing says it. */
  runtime?: string | undefined;
}

interface Manifest {
  version: string;
  engines?: { node?: string };
  peerDependencies?: Record<string, string>;
}

const sdk = "@pulumi/pulumi";
/** What the plugin's own package for Node.js is called. */
const pluginSdk = "pulumi-eci-sdk";

function isNode({ runtime = "nodejs" }: Places): boolean {
  return runtime === "nodejs";
}

/** Programs in other languages have the plugin alone; those of Node.js that have its package and not this one, too. */
function isOfPlugin(places: Places): boolean {
  const has = (name: string) => installed(name, places.programFolder) !== undefined;
  return !isNode(places) || (has(pluginSdk) && !has("pulumi-eci"));
}

/** What is installed, in which version, and where it was found. */
export async function installationFindings(places: Places, environment: Environment): Promise<Finding[]> {
  const own = manifestIn(join(places.packageFolder, "package.json"));
  const least = numbersIn(own.peerDependencies?.[sdk]);
  return [
    nodeFinding(process.version, numbersIn(own.engines?.node)),
    ...(await cliFindings(environment, least, isNode(places))),
    ...(isOfPlugin(places)
      ? [
          ok(
            "package",
            `this command is ${own.version}, ${places.packageFolder}; the program has the plugin`,
          ),
          pluginFinding(environment),
        ]
      : [packageFinding(own, places), ...sdkFinding(places, least)]),
  ];
}

function nodeFinding(version: string, least: string): Finding {
  return isAtLeast(version, least)
    ? ok("Node", numbersIn(version))
    : wrong("Node", numbersIn(version), `Install Node ${least} or newer.`);
}

async function cliFindings(environment: Environment, least: string, runsNode: boolean): Promise<Finding[]> {
  const about = "Pulumi CLI";
  const program = onPath("pulumi", environment);
  if (program === undefined)
    return [
      wrong(about, "there is no pulumi on PATH", "Install it as https://www.pulumi.com/docs/install/ says."),
    ];
  try {
    const env = { ...childEnvironment({ ...environment }), PULUMI_SKIP_UPDATE_CHECK: "true" };
    const { stdout } = await promisify(execFile)(program, ["version"], { timeout: patienceMs, env });
    return [cliFinding(stdout, program, least), ...(runsNode ? hostFinding(program, environment) : [])];
  } catch (error) {
    const { code, signal } = error as { code?: unknown; signal?: unknown };
    return [wrong(about, `${program} version fails (${String(code ?? signal)})`, "Install it anew.")];
  }
}

function cliFinding(printed: string, program: string, least: string): Finding {
  const about = "Pulumi CLI";
  const version = numbersIn(printed);
  const told = `${version}, ${program}`;
  return isAtLeast(version, least) ? ok(about, told) : wrong(about, told, `Install ${least} or newer.`);
}

/** What starts dynamic resources comes with the official CLI, beside it. */
function hostFinding(program: string, environment: Environment): Finding[] {
  const about = "Pulumi CLI";
  const missing = ["pulumi-language-nodejs", "pulumi-resource-pulumi-nodejs"].filter(
    (name) => !existsSync(join(dirname(program), name)) && onPath(name, environment) === undefined,
  );
  return missing.length === 0
    ? []
    : [
        wrong(
          about,
          `${missing.join(" and ")} ${missing.length === 1 ? "is" : "are"} neither beside it nor on PATH`,
          `Install the official CLI, which brings them, or put the folder of ${sdk} of the project on PATH for the second.`,
        ),
      ];
}

/** What a program in its folder gets, beside what this command is. */
function packageFinding({ version }: Manifest, { packageFolder, programFolder }: Places): Finding {
  const about = "package";
  const told = `this command is ${version}, ${packageFolder}`;
  const found = installed("pulumi-eci", programFolder);
  const where = resolve(programFolder);
  if (found === undefined)
    return isProgram(programFolder)
      ? wrong(about, `${told}; the program in ${where} finds none`, "Install it there: npm add pulumi-eci")
      : note(about, `${told}; ${where} holds no program`, "Name the program's folder with --cwd.");
  const theirs = `the program in ${where} gets ${found.version}, ${found.folder}`;
  return found.version === version
    ? ok(about, found.folder === packageFolder ? `${version}, ${packageFolder}` : `${told}; ${theirs}`)
    : wrong(about, `${told}; ${theirs}`, "Run the command in the program's folder: npx pulumi-eci doctor");
}

function sdkFinding({ programFolder }: Places, least: string): Finding[] {
  const found = installed(sdk, programFolder);
  if (found === undefined)
    return isProgram(programFolder)
      ? [wrong(sdk, "the program finds none", `Install it there: npm add ${sdk}`)]
      : [];
  const told = `${found.version}, ${found.folder}`;
  return [isAtLeast(found.version, least) ? ok(sdk, told) : wrong(sdk, told, `Install ${least} or newer.`)];
}

function isProgram(folder: string): boolean {
  return ["package.json", "Pulumi.yaml", "Pulumi.yml"].some((file) => existsSync(join(folder, file)));
}

/** A package as Node finds it from a folder. */
function installed(name: string, from: string): { version: string; folder: string } | undefined {
  try {
    const file = createRequire(join(resolve(from), "_")).resolve(`${name}/package.json`);
    return { version: manifestIn(file).version, folder: dirname(file) };
  } catch {
    return undefined;
  }
}

function manifestIn(file: string): Manifest {
  return JSON.parse(readFileSync(file, "utf8")) as Manifest;
}

/** The numbers of a version, or of the least one that a range takes. */
function numbersIn(text = ""): string {
  return /\d+(\.\d+)*/.exec(text)?.[0] ?? text;
}

function isAtLeast(version: string, least: string): boolean {
  const [have, want] = [version, least].map((text) => numbersIn(text).split(".").map(Number));
  for (const [index, number] of (want ?? []).entries()) {
    const difference = (have?.[index] ?? 0) - number;
    if (difference !== 0) return difference > 0;
  }
  return true;
}
