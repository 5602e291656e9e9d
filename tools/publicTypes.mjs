// Leaves in dist only the types that a user can reach from an entry point of the package: two in three are nobody's.
import { existsSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import ts from "typescript";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const { exports } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
const reached = new Set();

function visit(file) {
  if (reached.has(file)) return;
  reached.add(file);
  for (const { fileName } of ts.preProcessFile(readFileSync(file, "utf8")).importedFiles) {
    if (fileName.startsWith(".")) visit(declared(resolve(dirname(file), fileName)));
  }
}

/** Where the types of what is imported lie. */
function declared(path) {
  const candidates = [path.replace(/\.js$/, ".d.ts"), `${path}.d.ts`, join(path, "index.d.ts")];
  const file = candidates.find((candidate) => existsSync(candidate) && candidate.endsWith(".d.ts"));
  if (file === undefined) throw new Error(`Nothing declares the types of ${path}.`);
  return file;
}

for (const { types } of Object.values(exports)) if (types !== undefined) visit(join(root, types));
for (const name of readdirSync(join(root, "dist"), { recursive: true })) {
  const file = join(root, "dist", name);
  if (file.endsWith(".d.ts") && !reached.has(file)) rmSync(file);
}
