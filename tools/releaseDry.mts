// Makes all that a release needs into release/, and publishes nothing: `npm run release:dry`.
import { execFileSync } from "node:child_process";
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { archivePlugin } from "./plugin/archives.mts";
import { bundlePlugin, noticesName } from "./plugin/bundle.mts";
import { generateSdks } from "./plugin/sdks.mts";
import { changelogSection } from "./release/changelogSection.mts";

const root = join(import.meta.dirname, "..");
const release = join(root, "release");
const { version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));

rmSync(release, { recursive: true, force: true });
mkdirSync(release);
const scratch = mkdtempSync(join(tmpdir(), "pulumi-eci-release-"));
try {
  writeFileSync(
    join(release, "CHANGES.md"),
    changelogSection(readFileSync(join(root, "CHANGELOG.md"), "utf8"), version),
  );
  execFileSync("npm", ["pack", "--silent", "--pack-destination", release], { cwd: root, stdio: "inherit" });
  const bundle = await bundlePlugin(root, scratch);
  await archivePlugin(bundle, join(scratch, noticesName), release, version);
  copyFileSync(join(root, "plugin", "schema.json"), join(release, "schema.json"));
  console.log(await generateSdks(root, join(release, "sdks"), console.log));
} finally {
  rmSync(scratch, { recursive: true, force: true });
}
console.log(
  `release/ holds version ${version}: the npm package, the plugin for each system with checksums, its schema, the packages, and what has changed.`,
);
