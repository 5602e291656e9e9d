import { execFile } from "node:child_process";
import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { promisify } from "node:util";
import { goTool } from "./goTool.mts";
import { versionedSchema } from "./sdks.mts";

/** What a language is called behind a fence, by the ending of its files. */
const languageOf = { ts: "typescript", py: "python", go: "go", cs: "csharp" } as const;
export type Ending = keyof typeof languageOf;
export type Example = Partial<Record<Ending, string>>;

/** What Pulumi's generators for Go and C# make of functions does not compile. */
function endingsFor(name: string): Ending[] {
  return /^[A-Z]/.test(name) ? ["ts", "py", "go", "cs"] : ["ts", "py"];
}

/** The schema's examples in each language, by their names: made of those in YAML. */
export async function convertedExamples(
  root: string,
  log: (line: string) => void,
): Promise<Record<string, Example>> {
  const converter = await goTool(root, "exampleConverter", log);
  const folder = join(root, "tools", "schema", "examples");
  const sources = (await readdir(folder)).filter((file) => file.endsWith(".yaml")).sort();
  const scratch = await mkdtemp(join(tmpdir(), "pulumi-eci-examples-"));
  try {
    const schema = join(scratch, "schema.json");
    await writeFile(schema, await versionedSchema(root));
    const files = sources.map((file) => join(folder, file));
    await promisify(execFile)(converter, [schema, scratch, ...files]);
    const examples: Record<string, Example> = {};
    for (const name of sources.map((file) => basename(file, ".yaml"))) {
      const read = async (ending: Ending) => readFile(join(scratch, `${name}.${ending}`), "utf8");
      const texts = endingsFor(name).map(async (ending) => [ending, await read(ending)]);
      examples[name] = Object.fromEntries(await Promise.all(texts));
    }
    return examples;
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}

/** An example as the text of a resource shows it, but for the YAML. */
export function fenced(example: Readonly<Example>): string {
  return Object.entries(example)
    .map(([ending, text]) => `\`\`\`${languageOf[ending as Ending]}\n${text.trim()}\n\`\`\`\n`)
    .join("");
}
