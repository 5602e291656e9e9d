import { Script } from "node:vm";
import type { Properties } from "../provider/core/resource.js";
import type { Kind } from "../provider/resources/kind.js";
import type { TakenIn } from "./existing.js";
import type { ProgramWords } from "./target/target.js";
import { untoldComments } from "./untoldArguments.js";

/** The program that declares these resources, with comments where the API says nothing. */
export function programText(resources: readonly TakenIn[], words: ProgramWords): string {
  const used = [...new Set(resources.map(({ kind }) => kind.className))].sort();
  const variables = variableNames(
    resources.map(({ name }) => name),
    words.importedNames(used),
  );
  const declarations = resources.map((resource, index) =>
    declaration(resource, variables[index] ?? "", words),
  );
  const hasSecrets = resources.some(({ kind, args }) => secretsAmong(kind, args).length > 0);
  const imports = [
    ...(hasSecrets ? ['import * as pulumi from "@pulumi/pulumi";'] : []),
    words.importLine(used),
    ...(hasSecrets ? ["", "const config = new pulumi.Config();"] : []),
  ];
  return [imports.join("\n"), ...declarations].join("\n\n");
}

export function secretsAmong({ arguments: table }: Kind, args: Properties): string[] {
  return Object.keys(args).filter((key) => table[key]?.secret);
}

function declaration({ kind, name, args }: TakenIn, variable: string, words: ProgramWords): string {
  const comments = untoldComments(kind, args, login).map((line) => `  // ${line}`);
  return declarationText(variable, words.classOf(kind.className), name, [
    ...argumentLines(args),
    ...comments,
  ]);
}

function login(argument: string): string {
  return `${argument}: [{ server: "registry.example.com", userName: "name", password: ${passwordText} }],`;
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
