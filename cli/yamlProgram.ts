import type { TakenIn } from "./existing.js";
import { secretsAmong, variableNames } from "./programText.js";
import { untoldComments } from "./untoldArguments.js";
import { toYaml } from "./yaml.js";

const password = `\${registryPassword}`;

/** The program in YAML that declares these resources, with comments where the API says nothing. */
export function yamlProgram(resources: readonly TakenIn[]): string {
  const keys = variableNames(
    resources.map(({ name }) => name),
    ["registryPassword"],
  );
  const declarations = resources.map((resource, index) => declaration(resource, keys[index] ?? ""));
  const hasSecrets = resources.some(({ kind, args }) => secretsAmong(kind, args).length > 0);
  const config = { config: { registryPassword: { type: "string", secret: true } } };
  return [...(hasSecrets ? [toYaml(config).trimEnd()] : []), "resources:", ...declarations].join("\n");
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
  return `${argument}: [{ server: registry.example.com, userName: name, password: "${password}" }]`;
}

/** A value in which no dollar begins a reference or stands for another; a password never shows. */
function literal(value: unknown): unknown {
  if (typeof value === "string") return value.replace(/\$(?=[${])/g, () => "$$");
  if (Array.isArray(value)) return value.map(literal);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [key, key === "password" ? password : literal(item)]),
  );
}
