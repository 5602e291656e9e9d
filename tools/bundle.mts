// Makes the plugin as one file: `npm run build:plugin`.
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { bundlePlugin } from "./plugin/bundle.mts";

const root = join(import.meta.dirname, "..");
const folder = join(root, "dist-plugin");
mkdirSync(folder, { recursive: true });
console.log(await bundlePlugin(root, folder));
