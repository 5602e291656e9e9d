import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** Writes the licences of all that a bundle holds beside it. `inputs` are the files that went in. */
export function writeNotices(root: string, inputs: readonly string[], file: string): void {
  const packages = new Set(
    inputs.flatMap((input) => /.*node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(input)?.[0] ?? []),
  );
  const texts = [...packages].sort().map((folder) => noticeOf(join(root, folder)));
  writeFileSync(file, `The plugin holds code of these packages.\n\n${texts.join("\n")}`);
}

function noticeOf(folder: string): string {
  const {
    name,
    version,
    license = "see its files",
  } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  const texts = readdirSync(folder).filter((file) => /^(licen[cs]e|notice)/i.test(file));
  const words = texts.map((text) => readFileSync(join(folder, text), "utf8").trim());
  return [
    `${"-".repeat(72)}\n${name} ${version} (${typeof license === "string" ? license : license.type})`,
    ...words,
    "",
  ].join("\n\n");
}
