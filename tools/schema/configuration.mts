import { createRequire } from "node:module";
import { join } from "node:path";
import type { PropertySpec, TypeSpec, Types } from "./types.mts";

interface Entry {
  text: string;
  type: "string" | "boolean" | "integer" | "number" | "texts" | "object";
  secret?: true;
  fields?: Readonly<Record<string, string>>;
}

/** The same keys as the configuration of a stack, and as the arguments of a provider. */
export function configurationSpec(root: string, { collected }: Types): { config: object; provider: object } {
  const { configuration, variablesOf } = createRequire(join(root, "x.js"))(
    "./dist/provider/accounts/configurationTable.js",
  ) as {
    configuration: Readonly<Record<string, Entry>>;
    variablesOf(key: string): readonly string[];
  };
  const properties: Record<string, PropertySpec> = {};
  for (const [key, entry] of Object.entries(configuration)) {
    const name = key.slice(key.indexOf(":") + 1);
    const variables = variablesOf(key).map((variable) => `\`${variable}\``);
    const environment = variables.length === 0 ? "" : ` Environment: ${variables.join(", ")}.`;
    properties[name] = {
      ...typeOf(name, entry, collected),
      description: `${entry.text}${environment}`,
      ...(entry.secret && { secret: true }),
    };
  }
  return {
    config: { variables: properties },
    provider: {
      description:
        "Where and by whose credentials objects are made. Every argument is a key of the stack's configuration too, as `eci:region`. " +
        "An explicit provider is a process of its own: for one more region, `regionId` of a resource is lighter.",
      inputProperties: properties,
      properties: Object.fromEntries(
        Object.entries(properties).filter(([, { type, $ref }]) => type === "string" && $ref === undefined),
      ),
    },
  };
}

function typeOf(name: string, { type, fields, text }: Entry, collected: Types["collected"]): TypeSpec {
  if (type === "texts") return { type: "object", additionalProperties: { type: "string" } };
  if (type !== "object") return { type };
  const token = `eci:index:${name[0]?.toUpperCase()}${name.slice(1)}`;
  const properties = Object.entries(fields ?? {}).map(([field, description]): [string, PropertySpec] => [
    field,
    { type: field === "sessionExpiration" ? "integer" : "string", description },
  ]);
  collected[token] = { type: "object", description: text, properties: Object.fromEntries(properties) };
  return { $ref: `#/types/${token}` };
}
