// Writes the table of causes in docs/troubleshooting.md: `npm run docs:causes`.
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { causes } from "../dist/provider/cloud/causes/causeOf.js";
import { between } from "./docs/between.mts";
import { causesTable } from "./docs/causesTable.mts";

const page = join(import.meta.dirname, "..", "docs", "troubleshooting.md");
writeFileSync(page, between(readFileSync(page, "utf8"), "causes", causesTable(causes)));
