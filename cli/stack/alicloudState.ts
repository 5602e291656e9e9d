import type { Properties } from "../../provider/core/resource.js";
import { eipKind } from "../../provider/resources/eip/kind.js";
import { imageCacheKind } from "../../provider/resources/imageCache/kind.js";
import type { Kind } from "../../provider/resources/kind.js";

/** How the types of @pulumi/alicloud that can be taken over are called in a state. */
export const alicloudTypes: Readonly<Record<string, Kind>> = {
  "alicloud:eci/imageCache:ImageCache": imageCacheKind,
  "alicloud:ecs/eipAddress:EipAddress": eipKind,
};

/** One resource as a stack's export holds it. */
export interface StoredResource {
  urn: string;
  type: string;
  id?: string;
  custom?: boolean;
  inputs?: Properties;
  outputs?: Properties;
  provider?: string;
  [key: string]: unknown;
}

export interface StoredDeployment {
  resources?: StoredResource[];
  [key: string]: unknown;
}

/** What the alicloud provider declares and this package has no argument for. */
const dropped: Readonly<Record<Kind["name"], readonly string[]>> = {
  imageCache: ["__defaults"],
  eip: ["__defaults", "logProject", "logStore", "highDefinitionMonitorLogStatus", "allocationId"],
};

/** The alicloud provider's declared arguments in this package's names and forms; what is not named goes by the same one. */
export function argsOfAlicloud(kind: Kind, inputs: Properties): Properties {
  const args: Properties = {};
  const facts = Object.entries(kind.arguments);
  for (const [key, value] of Object.entries(withoutMarks(inputs) as Properties)) {
    if (dropped[kind.name].includes(key) || value === null) continue;
    const [name = key, { alicloud } = {}] =
      facts.find(([own, { alicloud }]) => alicloud?.name === key || own === key) ?? [];
    args[name] = alicloud?.fromTheirs?.(value) ?? value;
  }
  return args;
}

const secretKey = "4dabf18193072939515e22adb298388d";

/** Whether the engine keeps a value of a state encrypted. */
export function isSecret(value: object): value is Properties {
  return secretKey in value;
}

/** Takes the bridge's own marks and the engine's secret wrappers off, at any depth. */
function withoutMarks(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutMarks);
  if (value === null || typeof value !== "object") return value;
  if (isSecret(value)) {
    const plain = value.plaintext ?? value.value;
    return withoutMarks(
      typeof plain === "string" && value.plaintext !== undefined ? JSON.parse(plain) : plain,
    );
  }
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key]) => key !== "__defaults")
      .map(([key, entry]) => [key, withoutMarks(entry)]),
  );
}

/** A secret as a state may hold it in plain; the engine encrypts it when the state is imported. */
export function asSecret(value: unknown): Properties {
  return { [secretKey]: "1b47061264138c4ac30d75fd1eb44270", plaintext: JSON.stringify(value) };
}

/** The type chain of a URN, its last link exchanged. */
export function urnWithType(urn: string, type: string): string {
  const [head, project, chain = "", ...name] = urn.split("::");
  const links = chain.split("$");
  return [head, project, [...links.slice(0, -1), type].join("$"), ...name].join("::");
}

/** The same deployment with some URNs exchanged wherever they are named: dependencies, parents, aliases. */
export function withUrns<T>(deployment: T, urns: ReadonlyMap<string, string>): T {
  const exchange = (value: unknown): unknown => {
    if (typeof value === "string") return urns.get(value) ?? value;
    if (Array.isArray(value)) return value.map(exchange);
    if (value !== null && typeof value === "object") {
      return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, exchange(entry)]));
    }
    return value;
  };
  return exchange(deployment) as T;
}
