import type { ConfigMap } from "@pulumi/pulumi/automation";
import type { Properties } from "../../provider/core/resource.js";
import { markKey, secretKind } from "../../provider/core/secretMark.js";

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
  pending_operations?: { resource: StoredResource }[];
  [key: string]: unknown;
}

/** Whether the engine keeps a value of a state encrypted. */
export function isSecret(value: object): value is Properties {
  return markKey in value;
}

/** A value of a state without the engine's marks of secrets, at any depth. */
export function withoutSecretMarks(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutSecretMarks);
  if (value === null || typeof value !== "object") return value;
  if (isSecret(value))
    return typeof value.plaintext === "string" ? JSON.parse(value.plaintext) : (value.value ?? null);
  return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, withoutSecretMarks(entry)]));
}

/** A secret as a state may hold it in plain; the engine encrypts it when the state is imported. */
export function asSecret(value: unknown): Properties {
  return { [markKey]: secretKind, plaintext: JSON.stringify(value) };
}

/** A value of the configuration as the state of a provider holds it. */
export function asConfigured({ value, secret }: ConfigMap[string]): unknown {
  return secret ? asSecret(value) : value;
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
