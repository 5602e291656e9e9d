import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { Pusher } from "./images.mts";

/** Who may read where a login is asked for. Its hash is bcrypt, the only one that the registry takes. */
export const puller = { userName: "puller", password: "p:/+%w ü" };
const passwords = "puller:$2y$05$a9YrIJWqoi6izExkEi2st.Gu2xZp42xdAvMEA8WZLsixrc2d7f7Ju\n";

export const pullerHeader = `Basic ${Buffer.from(`${puller.userName}:${puller.password}`).toString("base64")}`;

export interface RealRegistryOptions {
  /** Images of another one of these are served too. */
  folder?: string;
  /** Asks for `puller`. */
  htpasswd?: boolean;
  token?: { realm: string; service: string; issuer: string; rootcertbundle: string };
  tls?: { certificate: string; key: string };
}

/** A real registry of images, in memory of one folder. */
export interface RealRegistry {
  /** With its scheme, on the loopback interface. */
  url: string;
  host: string;
  folder: string;
  push: Pusher;
  stop(): Promise<void>;
}

/** Starts `program`, the command of a registry. */
export async function startRegistry(
  program: string,
  options: RealRegistryOptions = {},
): Promise<RealRegistry> {
  const home = mkdtempSync(join(tmpdir(), "pulumi-eci-registry-"));
  const folder = options.folder ?? join(home, "images");
  writeFileSync(join(home, "htpasswd"), passwords);
  const config = {
    version: 0.1,
    log: { level: "info", formatter: "text" },
    storage: { filesystem: { rootdirectory: folder }, delete: { enabled: true } },
    http: { addr: "127.0.0.1:0", ...(options.tls && { tls: options.tls }) },
    ...(options.htpasswd && { auth: { htpasswd: { realm: "tests", path: join(home, "htpasswd") } } }),
    ...(options.token && { auth: { token: options.token } }),
  };
  writeFileSync(join(home, "config.yml"), JSON.stringify(config));
  const child = spawn(program, ["serve", join(home, "config.yml")], {
    stdio: ["ignore", "ignore", "pipe"],
    env: { PATH: process.env.PATH, OTEL_TRACES_EXPORTER: "none" },
  });
  const host = await new Promise<string>((resolve, reject) => {
    const lines: string[] = [];
    createInterface({ input: child.stderr }).on("line", (line) => {
      lines.push(line);
      const [, address] = /listening on (127\.0\.0\.1:\d+)/.exec(line) ?? [];
      if (address !== undefined) resolve(address);
    });
    child.once("exit", () => reject(new Error(lines.join("\n"))));
    child.once("error", reject);
  });
  const url = `${options.tls ? "https" : "http"}://${host}`;
  const stop = async () => {
    const gone = once(child, "exit");
    child.kill();
    await gone;
    rmSync(home, { recursive: true, force: true });
  };
  return { url, host, folder, push: new Pusher(url, options.htpasswd ? pullerHeader : undefined), stop };
}
