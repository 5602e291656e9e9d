// Writes the packages of the plugin for TypeScript, Python and Go into sdks/: `npm run sdks`.
import { join } from "node:path";
import { generateSdks } from "./plugin/sdks.mts";

const root = join(import.meta.dirname, "..");
console.log(await generateSdks(root, join(root, "sdks"), console.log));
