import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** The example of a resource, as a program in YAML, which every language's documents can show. */
export function examplesOf(name: string): string {
  const file = join(import.meta.dirname, "examples", `${name}.yaml`);
  if (!existsSync(file)) return "";
  const text = readFileSync(file, "utf8").trimEnd();
  return [
    "{{% examples %}}",
    "## Example Usage",
    "{{% example %}}",
    "",
    "```yaml",
    text,
    "```",
    "",
    "{{% /example %}}",
    "{{% /examples %}}",
  ].join("\n");
}
