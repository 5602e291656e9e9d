import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** The example of a resource: as a program in YAML, and what `npm run plugin:examples` has made of it. */
export function examplesOf(name: string): string {
  const file = join(import.meta.dirname, "examples", `${name}.yaml`);
  if (!existsSync(file)) return "";
  const text = readFileSync(file, "utf8").trimEnd();
  return [
    "{{% examples %}}",
    "## Example Usage",
    "{{% example %}}",
    "",
    `${readFileSync(file.replace(/yaml$/, "md"), "utf8")}\`\`\`yaml`,
    text,
    "```",
    "",
    "{{% /example %}}",
    "{{% /examples %}}",
  ].join("\n");
}
