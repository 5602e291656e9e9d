// Makes the plugin as one file, and the archives that Pulumi installs it from: `npm run build:plugin`.
import { mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { archivePlugin } from "./plugin/archives.mts";
import { bundlePlugin, noticesName } from "./plugin/bundle.mts";

const root = join(import.meta.dirname, "..");
const folder = join(root, "dist-plugin");
mkdirSync(folder, { recursive: true });
const { version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
const bundle = await bundlePlugin(root, folder);
for (const file of [bundle, ...(await archivePlugin(bundle, join(folder, noticesName), folder, version))])
  console.log(file);
