// Writes docs/ram-policy.md from the table of actions: `npm run docs:ram`.
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import * as table from "../dist/provider/cloud/actions.js";
import { ramPolicyPage } from "./docs/ramPolicyPage.mts";

writeFileSync(join(import.meta.dirname, "..", "docs", "ram-policy.md"), ramPolicyPage(table));
