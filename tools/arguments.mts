// Writes docs/arguments.md: `npm run docs:arguments`.
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { argumentsPage } from "./docs/argumentsPage.mts";

const root = join(import.meta.dirname, "..");
writeFileSync(join(root, "docs", "arguments.md"), argumentsPage(join(root, "dist", "sdk", "index.d.ts")));
