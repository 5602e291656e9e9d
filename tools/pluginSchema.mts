// Writes plugin/schema.json and the table of docs/installation-configuration.md: `npm run plugin:schema`.
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { configurationPage } from "./docs/configurationPage.mts";
import { packageSchema } from "./schema/packageSchema.mts";

const root = join(import.meta.dirname, "..");
writeFileSync(join(root, "plugin", "schema.json"), `${JSON.stringify(packageSchema(root), undefined, 2)}\n`);

const page = join(root, "docs", "installation-configuration.md");
const keys = createRequire(import.meta.url)("../dist/provider/accounts/configurationTable.js");
writeFileSync(page, configurationPage(readFileSync(page, "utf8"), keys));
