import { createHash, randomUUID } from "node:crypto";
import { mkdir, readdir, readFile, rename, rm, stat, utimes, writeFile } from "node:fs/promises";
import { homedir } from "node:os";
import { join } from "node:path";
import type { Environment } from "../cloud/proxy.js";

const mostBytes = 50 * 1024 * 1024;

/** Where manifests and configurations of images are kept between runs. */
export function contentFolder(environment: Environment): string {
  const cache = environment.XDG_CACHE_HOME || join(homedir(), ".cache");
  return join(cache, "pulumi-eci", "registry");
}

export function digestOf(content: Buffer): string {
  return `sha256:${createHash("sha256").update(content).digest("hex")}`;
}

/**
 * What never changes under its digest, so that nobody asks for it twice. Whatever goes wrong with the folder, the registry is asked
 * instead.
 */
export class ContentStore {
  private pruned: Promise<void> | undefined;

  constructor(private readonly folder: string) {}

  async get(digest: string): Promise<Buffer | undefined> {
    const file = this.fileOf(digest);
    if (file === undefined) return undefined;
    try {
      const content = await readFile(file);
      if (digestOf(content) !== digest) return undefined;
      const now = new Date();
      await utimes(file, now, now).catch(() => {});
      return content;
    } catch {
      return undefined;
    }
  }

  async put(digest: string, content: Buffer): Promise<void> {
    const file = this.fileOf(digest);
    if (file === undefined || digestOf(content) !== digest) return;
    const scratch = `${file}.${randomUUID()}`;
    try {
      await mkdir(this.folder, { recursive: true, mode: 0o700 });
      await writeFile(scratch, content, { mode: 0o600 });
      await rename(scratch, file);
    } catch {
      await rm(scratch, { force: true }).catch(() => {});
    }
    this.pruned ??= this.prune().catch(() => {});
    await this.pruned;
  }

  /** The name of a file must not come from a registry. */
  private fileOf(digest: string): string | undefined {
    return /^sha256:[0-9a-f]{64}$/.test(digest) ? join(this.folder, digest.replace(":", "-")) : undefined;
  }

  /** Takes the least used out, once in a process. */
  private async prune(): Promise<void> {
    const names = await readdir(this.folder);
    const files = await Promise.all(
      names.map(async (name) => {
        const { size, mtimeMs } = await stat(join(this.folder, name));
        return { name, size, mtimeMs };
      }),
    );
    let held = files.reduce((sum, { size }) => sum + size, 0);
    for (const { name, size } of files.sort((a, b) => a.mtimeMs - b.mtimeMs)) {
      if (held <= mostBytes) return;
      await rm(join(this.folder, name), { force: true });
      held -= size;
    }
  }
}
