import { readFile } from "node:fs/promises";
import { fromYaml } from "./yaml.js";

const fileTrouble: Readonly<Record<string, string>> = {
  ENOENT: "there is no such file",
  EISDIR: "is a folder, not a file",
  EACCES: "may not be read",
};

/** What becomes of the content of a YAML or JSON file; what goes wrong on the way is told with the file's name. */
export async function describedFile<T>(file: string, take: (content: unknown) => T): Promise<T> {
  try {
    return take(fromYaml(await readFile(file, "utf8")));
  } catch (error) {
    const { code = "", message } = error as NodeJS.ErrnoException;
    throw new Error(`${file}: ${fileTrouble[code] ?? message}`);
  }
}
