import { readFileSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";

export type Profile = Readonly<Record<string, unknown>>;

export function defaultFile(): string {
  return join(homedir(), ".aliyun", "config.json");
}

/** The region that a profile names, if its file and the profile exist. */
export function profileRegion(name: string, file: string | undefined): string | undefined {
  return text(findProfile(name, file ?? defaultFile()), "region_id");
}

/** The profile of this name in a file of the `aliyun` command. */
export function findProfile(name: string, path: string): Profile {
  const profiles = profilesOf(path);
  const profile = profiles.find((candidate) => candidate.name === name);
  if (profile !== undefined) return profile;
  const known = profiles.map((candidate) => `"${String(candidate.name)}"`).join(", ");
  throw new Error(`${path} has no profile "${name}". It has ${known === "" ? "none" : known}.`);
}

function profilesOf(path: string): Profile[] {
  let content: string;
  try {
    content = readFileSync(path, "utf8");
  } catch (error) {
    throw new Error(`The profile file ${path} cannot be read (${(error as NodeJS.ErrnoException).code}).`);
  }
  try {
    const parsed = JSON.parse(content) as { profiles?: unknown };
    const profiles: unknown[] = Array.isArray(parsed.profiles) ? parsed.profiles : [];
    return profiles.filter((profile): profile is Profile => typeof profile === "object" && profile !== null);
  } catch {
    // The parser's own message may quote the file, and the file holds keys.
    throw new Error(`The profile file ${path} is no valid JSON.`);
  }
}

/** A field that is there and not empty. */
export function text(profile: Profile, field: string): string | undefined {
  const value = profile[field];
  return typeof value === "string" && value !== "" ? value : undefined;
}
