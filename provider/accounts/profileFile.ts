import { readFileSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import type { Environment, Settings } from "./settings.js";

export type Profile = Readonly<Record<string, unknown>>;

export function defaultFile(): string {
  return join(homedir(), ".aliyun", "config.json");
}

/** A path as a shell would have read it. */
function expanded(path: string): string {
  return path.replace(/^~(?=[\\/]|$)/, homedir());
}

/** The text of a file without the mark that some editors put in front; never quoted by the error. */
export function readText(path: string, what: string): string {
  try {
    return readFileSync(expanded(path), "utf8").replace(/^\uFEFF/, "");
  } catch (error) {
    throw new Error(`The ${what} ${path} cannot be read (${(error as NodeJS.ErrnoException).code}).`);
  }
}

/** The region that a profile names, if its file and the profile exist. */
export function profileRegion(name: string, file: string | undefined): string | undefined {
  return text(findProfile(name, file ?? defaultFile()), "region_id");
}

/** The profile of this name in a file of the `aliyun` command. */
export function findProfile(name: string, path: string): Profile {
  const { profiles } = contentOf(path);
  const profile = profiles.find((candidate) => candidate.name === name);
  if (profile !== undefined) return profile;
  const known = profiles.map((candidate) => `"${String(candidate.name)}"`).join(", ");
  throw new Error(`${path} has no profile "${name}". It has ${known === "" ? "none" : known}.`);
}

export interface NamedProfile {
  name: string;
  path: string;
}

/**
 * The current profile of the file that is configured, or of the default one, where no other source is named: keys and region follow
 * the same rule. The default file may be missing, and its profile may be as empty as the command creates it.
 */
export function currentProfile(settings: Settings, environment: Environment): NamedProfile | undefined {
  const { keys, ecsRoleName, credentialsUri, assumeRoleWithOidc, sharedCredentialsFile } = settings;
  if ((keys ?? ecsRoleName ?? credentialsUri ?? assumeRoleWithOidc) !== undefined) return undefined;
  if (sharedCredentialsFile !== undefined)
    return isIni(sharedCredentialsFile) ? undefined : currentIn(sharedCredentialsFile);
  const isOff = environment.ALIBABA_CLOUD_CLI_PROFILE_DISABLED?.toLowerCase() === "true";
  const path = defaultFile();
  if (isOff || !isFile(path)) return undefined;
  const found = currentOf(path);
  return found === undefined || isEmpty(findProfile(found.name, path)) ? undefined : found;
}

/** The SDKs read an INI file under the same variable. */
export function isIni(path: string): boolean {
  return /^\s*[[;#]/.test(readText(path, "profile file"));
}

function currentIn(path: string): NamedProfile {
  const found = currentOf(path);
  if (found !== undefined) return found;
  throw new Error(`${path} says no current profile. Set alicloud:profile to the name of one.`);
}

export function isFile(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() ?? false;
}

function currentOf(path: string): NamedProfile | undefined {
  const { current, profiles } = contentOf(path);
  const names = profiles.map((profile) => text(profile, "name"));
  const [only] = names.length === 1 ? names : names.filter((name) => name === "default");
  const name = current ?? only;
  return name === undefined ? undefined : { name, path };
}

function isEmpty(profile: Profile): boolean {
  const mode = text(profile, "mode")?.toLowerCase() ?? "ak";
  return (
    mode === "ak" && (text(profile, "access_key_id") ?? text(profile, "access_key_secret")) === undefined
  );
}

interface Content {
  current: string | undefined;
  profiles: Profile[];
}

function contentOf(path: string): Content {
  const content = parsed(readText(path, "profile file"), path);
  const profiles: unknown[] = Array.isArray(content.profiles) ? content.profiles : [];
  return {
    current: text(content, "current"),
    profiles: profiles.filter((each): each is Profile => typeof each === "object" && each !== null),
  };
}

function parsed(content: string, path: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(content);
    if (typeof value === "object" && value !== null) return value as Record<string, unknown>;
  } catch {
    // The parser's own message may quote the file, and the file holds keys.
  }
  throw new Error(`The profile file ${path} is no valid JSON.`);
}

/** Writes what a sign-in has renewed into its profile, as the `aliyun` command does. */
export function updateProfile(name: string, path: string, fields: Profile): void {
  const file = expanded(path);
  const content = parsed(readText(path, "profile file"), path);
  const profiles = Array.isArray(content.profiles) ? (content.profiles as unknown[]) : [];
  const isNamed = (each: unknown) => (each as Profile | null)?.name === name;
  content.profiles = profiles.map((each) => (isNamed(each) ? { ...(each as Profile), ...fields } : each));
  const beside = `${file}.${process.pid}`;
  try {
    writeFileSync(beside, `${JSON.stringify(content, null, "\t")}\n`, { mode: statSync(file).mode });
    renameSync(beside, file);
  } finally {
    rmSync(beside, { force: true });
  }
}

/** A field that is there and not empty. */
export function text(profile: Profile, field: string): string | undefined {
  const value = profile[field];
  return typeof value === "string" ? value.trim() || undefined : undefined;
}
