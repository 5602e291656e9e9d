import type { TakenIn } from "./existing.js";
import { variableNames } from "./programText.js";
import { untoldComments } from "./untoldArguments.js";
import { toYaml } from "./yaml.js";

/** Whether a program of this file is one in YAML. */
export function isYamlFile(file: string): boolean {
  return /\.ya?ml$/i.test(file);
}

/** The resources of a program in YAML, with comments where the API says nothing. No argument of them may be a secret. */
export function yamlProgram(resources: readonly TakenIn[]): string {
  const keys = variableNames(
    resources.map(({ name }) => name),
    [],
  );
  const declarations = resources.map((resource, index) => declaration(resource, keys[index] ?? ""));
  return ["resources:", ...declarations].join("\n");
}

function declaration({ kind, name, args }: TakenIn, key: string): string {
  const content = {
    type: `eci:${kind.className}`,
    ...(name !== key && { name: literal(name) }),
    properties: literal(args),
  };
  const lines = toYaml({ [key]: content })
    .trimEnd()
    .split("\n");
  const comments = untoldComments(kind, args, login).map((line) => `    # ${line}`);
  return [...lines, ...comments].map((line) => `  ${line}`).join("\n");
}

function login(argument: string): string {
  return `${argument}: [{ server: registry.example.com, userName: name, password: "\${registryPassword}" }]`;
}

/** A value in which no dollar begins a reference or stands for another. */
function literal(value: unknown): unknown {
  if (typeof value === "string") return value.replace(/\$(?=[${])/g, () => "$$");
  if (Array.isArray(value)) return value.map(literal);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, literal(item)]));
}
