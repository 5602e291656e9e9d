import { Script } from "node:vm";
import type { Properties } from "../provider/core/resource.js";
import { writeOnlyFields } from "../provider/core/schema/table.js";
import type { Kind } from "../provider/resources/kind.js";
import type { TakenIn } from "./existing.js";

/** The program that declares these resources, with comments where the API says nothing. */
export function programText(resources: readonly TakenIn[]): string {
  const used = [...new Set(resources.map(({ kind }) => kind.className))].sort();
  const words = variableNames(
    resources.map(({ name }) => name),
    used,
  );
  const declarations = resources.map((resource, index) => declaration(resource, words[index] ?? ""));
  const hasSecrets = resources.some(({ kind, args }) => secretsAmong(kind, args).length > 0);
  const imports = [
    ...(hasSecrets ? ['import * as pulumi from "@pulumi/pulumi";'] : []),
    `import { ${used.join(", ")} } from "pulumi-eci";`,
    ...(hasSecrets ? ["", "const config = new pulumi.Config();"] : []),
  ];
  return [imports.join("\n"), ...declarations].join("\n\n");
}

function secretsAmong({ arguments: table }: Kind, args: Properties): string[] {
  return Object.keys(args).filter((key) => table[key]?.secret);
}

function declaration({ kind, name, args }: TakenIn, word: string): string {
  const lines = [...argumentLines(args), ...untoldLines(kind, args)];
  return declarationText(word, kind.className, name, lines);
}

/** What declaring an argument does that the cloud may have had all along. */
const laterEffects = [
  { word: "changes it in place", holds: (change: string) => change === "update" || change === "tags" },
  { word: "makes a new one in its place", holds: (change: string) => change === "replace" },
  { word: "reaches the state alone", holds: (change: string) => change === "local" },
];

/** The arguments that the API takes and does not tell, by what declaring them later does. */
function untoldLines({ arguments: table, noun }: Kind, args: Properties): string[] {
  const untold = writeOnlyFields(table).filter((key) => args[key] === undefined);
  if (untold.length === 0) return [];
  const effects = laterEffects.flatMap(({ word, holds }) => {
    const names = untold.filter((key) => holds(table[key]?.change ?? ""));
    return names.length === 0 ? [] : [`  // - ${word}: ${names.join(", ")}.`];
  });
  const secrets = untold.filter((key) => table[key]?.secret);
  return [
    `  // The API does not tell these arguments of the ${noun}. Declaring one later`,
    ...effects,
    ...secrets.map(
      (key) =>
        `  // ${key}: [{ server: "registry.example.com", userName: "name", password: ${passwordText} }],`,
    ),
  ];
}

/** A resource as a program declares it; each line is an argument or a comment. */
export function declarationText(
  variable: string,
  className: string,
  name: string,
  lines: readonly string[],
): string {
  return `const ${variable} = new ${className}(${JSON.stringify(name)}, {\n${lines.join("\n")}\n});`;
}

export function argumentLines(args: object): string[] {
  return Object.entries(args).map(([key, value]) => `  ${key}: ${literal(value)},`);
}

const passwordText = 'config.requireSecret("registryPassword")';

/** As a program would say it; a password never shows. */
function literal(value: unknown): string {
  const text = JSON.stringify(value, (key, item) => (key === "password" ? passwordText : item), 2);
  return text
    .replaceAll(JSON.stringify(passwordText), passwordText)
    .replace(/\n/g, "\n  ")
    .replace(/^(\s*)"([A-Za-z_]\w*)":/gm, "$1$2:");
}

/** Names that a module has without declaring them, and what the printed program declares itself. */
const taken = [
  "await",
  "config",
  "exports",
  "globalThis",
  "Infinity",
  "module",
  "NaN",
  "pulumi",
  "require",
  "undefined",
];

/** A variable for each resource of these names, none twice and none that the language, or an import of the program, keeps for itself. */
export function variableNames(names: readonly string[], imported: readonly string[]): string[] {
  const used = new Set([...taken, ...imported]);
  return names.map((name, index) => {
    const wished = identifier(name) ?? `resource${index + 1}`;
    let word = wished;
    for (let number = 2; used.has(word) || isReserved(word); number++) word = `${wished}${number}`;
    used.add(word);
    return word;
  });
}

function identifier(name: string): string | undefined {
  const word = name.replace(/[^A-Za-z0-9]+(.)?/g, (_, next: string | undefined) =>
    (next ?? "").toUpperCase(),
  );
  return /^[A-Za-z]/.test(word) ? word.charAt(0).toLowerCase() + word.slice(1) : undefined;
}

/** Whether the language takes it for no variable: asked of itself, and nothing is run. */
function isReserved(word: string): boolean {
  try {
    new Script(`"use strict"; const ${word} = 0;`);
    return false;
  } catch {
    return true;
  }
}
