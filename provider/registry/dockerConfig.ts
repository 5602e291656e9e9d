import { readFileSync } from "node:fs";
import { homedir } from "node:os";
import { resolve } from "node:path";
import { hostNamed } from "./host.js";
import type { Login } from "./login.js";

interface Auth {
  auth?: unknown;
  username?: unknown;
  password?: unknown;
  identitytoken?: unknown;
}

interface DockerConfig {
  auths?: Record<string, Auth>;
  credHelpers?: Record<string, string>;
  credsStore?: string;
}

/** The helper that a configuration leaves a server to, and the name by which it knows it. */
export interface LeftToHelper {
  helper: string;
  server: string;
}

/** The login for a server, or who knows it. Messages never quote the file, which holds passwords. */
export function loginFromDockerConfig(file: string, server: string): Login | LeftToHelper {
  const config = parse(file);
  const entry = entryFor(config.auths, server);
  const helper = entryFor(config.credHelpers, server)?.[1];
  const login = helper === undefined && entry !== undefined ? loginOf(file, server, entry[1]) : undefined;
  if (login !== undefined) return login;
  const program = helper ?? config.credsStore;
  if (typeof program !== "string") throw new Error(`${file} has no login for ${server}.`);
  return { helper: program, server: entry?.[0] ?? server };
}

function parse(file: string): DockerConfig {
  let text: string;
  try {
    text = readFileSync(resolve(file.replace(/^~(?=[\\/]|$)/, homedir())), "utf8");
  } catch (error) {
    throw new Error(`${file} cannot be read (${(error as NodeJS.ErrnoException).code ?? "unknown reason"}).`);
  }
  try {
    const value: unknown = JSON.parse(text.replace(/^\uFEFF/, ""));
    if (typeof value === "object" && value !== null) return value;
  } catch {
    // The parser's message quotes the text.
  }
  throw new Error(`${file} is no JSON object.`);
}

/** `docker login` writes some keys as URLs, and Docker Hub under the name of its old index. */
function entryFor<T>(entries: Record<string, T> | undefined, server: string): [string, T] | undefined {
  if (typeof entries !== "object" || entries === null) return undefined;
  return Object.entries(entries).find(([key]) => hostOf(key) === hostOf(server));
}

function hostOf(key: string): string {
  const host = key
    .replace(/^https?:\/\//, "")
    .replace(/\/.*/s, "")
    .toLowerCase();
  return hostNamed(host);
}

/** Undefined for the empty entry that stands for a login kept elsewhere. */
function loginOf(file: string, server: string, entry: Auth | null): Login | undefined {
  const { auth, username, password, identitytoken } = entry ?? {};
  if (typeof identitytoken === "string" && identitytoken !== "") throw identityToken(file, server);
  if (typeof auth === "string" && auth !== "") {
    const [, userName, secret] = /^([^:]+):(.+)$/s.exec(Buffer.from(auth, "base64").toString("utf8")) ?? [];
    if (userName === undefined || secret === undefined)
      throw new Error(`${file} has a login for ${server} that is no base64 of user:password.`);
    return { userName, password: secret.replace(/\0+$/, "") };
  }
  if (typeof username !== "string" || typeof password !== "string" || password === "") return undefined;
  return { userName: username, password };
}

export function identityToken(source: string, server: string): Error {
  return new Error(
    `${source} holds an identity token for ${server}, which the cloud does not take: give a user name and a password.`,
  );
}
