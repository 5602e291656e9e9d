import { writeOnlyFields } from "../provider/core/schema/table.js";
import type { TakenIn } from "./existing.js";

/** The program that declares these resources, with a mark where the API says nothing. */
export function programText(resources: readonly TakenIn[]): string {
  const used = [...new Set(resources.map(({ kind }) => kind.className))].sort();
  return [`import { ${used.join(", ")} } from "pulumi-eci";`, ...resources.map(declaration), ""]
    .join("\n\n")
    .trimEnd();
}

function declaration({ kind, name, args }: TakenIn, index: number): string {
  const lines = Object.entries(args).map(([key, value]) => `  ${key}: ${literal(value)},`);
  if (Object.keys(args).some((key) => kind.arguments[key]?.secret))
    lines.push("  // With: const config = new pulumi.Config();");
  const missing = writeOnlyFields(kind.arguments).filter((key) => args[key] === undefined);
  if (missing.length > 0) lines.push(`  // The API does not tell: ${missing.join(", ")}.`);
  return `const ${identifier(name, index)} = new ${kind.className}(${JSON.stringify(name)}, {\n${lines.join("\n")}\n});`;
}

const passwordText = 'config.requireSecret("registryPassword")';

/** As a program would say it; a password never shows. */
export function literal(value: unknown): string {
  const text = JSON.stringify(value, (key, item) => (key === "password" ? passwordText : item), 2);
  return text
    .replaceAll(JSON.stringify(passwordText), passwordText)
    .replace(/\n/g, "\n  ")
    .replace(/^(\s*)"([A-Za-z_]\w*)":/gm, "$1$2:");
}

function identifier(name: string, index: number): string {
  const word = name.replace(/[^A-Za-z0-9]+(.)?/g, (_, next: string | undefined) =>
    (next ?? "").toUpperCase(),
  );
  return /^[A-Za-z]/.test(word) ? word.charAt(0).toLowerCase() + word.slice(1) : `resource${index + 1}`;
}

const reserved = new Set(
  (
    "abstract arguments as async await boolean break case catch class const continue debugger default delete do else enum eval export " +
    "extends false finally for function if implements import in instanceof interface let new null package private protected public " +
    "return static super switch this throw true try typeof undefined var void while with yield"
  ).split(" "),
);

/** Names of variables for resources of these names, each another one and none a word of the language. */
export function variableNames(names: readonly string[]): string[] {
  const taken = new Set<string>();
  return names.map((name, index) => {
    const wished = identifier(name, index);
    const isFree = !reserved.has(wished) && !taken.has(wished);
    const chosen = isFree ? wished : `${wished}${index + 1}`;
    taken.add(chosen);
    return chosen;
  });
}
