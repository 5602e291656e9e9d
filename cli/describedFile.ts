import { readFile } from "node:fs/promises";
import { fileError } from "./fileError.js";
import { fromYaml } from "./yaml.js";

/** What becomes of the content of a YAML or JSON file; what goes wrong on the way is told with the file's name. */
export async function describedFile<T>(file: string, take: (content: unknown) => T): Promise<T> {
  try {
    return take(fromYaml(await readFile(file, "utf8")));
  } catch (error) {
    throw fileError(file, error);
  }
}
