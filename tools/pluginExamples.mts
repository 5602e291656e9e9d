// Turns the schema's examples in YAML into the other languages: `npm run plugin:examples`. After it comes `npm run plugin:schema`.
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { convertedExamples, fenced } from "./plugin/examples.mts";

const root = join(import.meta.dirname, "..");
for (const [name, example] of Object.entries(await convertedExamples(root, console.log)))
  writeFileSync(join(root, "tools", "schema", "examples", `${name}.md`), fenced(example));
