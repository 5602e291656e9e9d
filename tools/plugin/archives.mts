import { createHash } from "node:crypto";
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { create } from "tar";

const systems = ["linux", "darwin", "windows"].flatMap((system) =>
  ["amd64", "arm64"].map((architecture) => `${system}-${architecture}`),
);

/** What Windows starts in the place of a script. */
const command = '@node "%~dp0\\pulumi-resource-eci" %*\r\n';

/**
 * One archive for each system, as `pulumi plugin install` takes it, and a list of their checksums. The same bytes each time: the script is
 * the same everywhere, and an archive holds no time and no owner.
 */
export async function archivePlugin(
  bundle: string,
  notices: string,
  folder: string,
  version: string,
): Promise<string[]> {
  mkdirSync(folder, { recursive: true });
  const scratch = mkdtempSync(join(tmpdir(), "pulumi-eci-archive-"));
  try {
    copyFileSync(bundle, join(scratch, basename(bundle)));
    copyFileSync(notices, join(scratch, basename(notices)));
    writeFileSync(join(scratch, "pulumi-resource-eci.cmd"), command, { mode: 0o755 });
    const files = [basename(bundle), basename(notices)];
    const archives: string[] = [];
    for (const system of systems) {
      const file = join(folder, `pulumi-resource-eci-v${version}-${system}.tar.gz`);
      const held = system.startsWith("windows") ? [...files, "pulumi-resource-eci.cmd"] : files;
      await create({ cwd: scratch, file, gzip: { level: 9 }, portable: true, mtime: new Date(0) }, held);
      archives.push(file);
    }
    const sums = archives.map((file) => `${sha256(file)}  ${basename(file)}`);
    writeFileSync(join(folder, "SHA256SUMS"), `${sums.join("\n")}\n`);
    return archives;
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

function sha256(file: string): string {
  return createHash("sha256").update(readFileSync(file)).digest("hex");
}
