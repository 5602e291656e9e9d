// Writes the table of causes in docs/troubleshooting.md: `npm run docs:causes`.
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { between } from "./docs/between.mts";
import { causesTable } from "./docs/causesTable.mts";

const { causes } = createRequire(import.meta.url)("../dist/provider/cloud/causes/causeOf.js");
const page = join(import.meta.dirname, "..", "docs", "troubleshooting.md");
writeFileSync(page, between(readFileSync(page, "utf8"), "causes", causesTable(causes)));
