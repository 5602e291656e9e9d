import { cpSync, globSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import ts from "typescript";

const root = resolve(__dirname, "../..");

/** The command as users get it, compiled into a folder of its own. */
export function compileCli(): { path: string; remove(): void } {
  const folder = mkdtempSync(join(tmpdir(), "pulumi-eci-cli-"));
  for (const file of globSync("{cli,emulator}/**/*.ts", { cwd: root })) {
    const target = join(folder, file.replace(/\.ts$/, ".js"));
    mkdirSync(dirname(target), { recursive: true });
    const { outputText } = ts.transpileModule(readFileSync(join(root, file), "utf8"), {
      compilerOptions: {
        module: ts.ModuleKind.CommonJS,
        target: ts.ScriptTarget.ES2023,
        esModuleInterop: true,
      },
    });
    writeFileSync(target, outputText);
  }
  cpSync(join(root, "package.json"), join(folder, "package.json"));
  return { path: join(folder, "cli/index.js"), remove: () => rmSync(folder, { recursive: true }) };
}
