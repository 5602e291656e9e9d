import { randomUUID } from "node:crypto";
import type { ConfigMap } from "@pulumi/pulumi/automation";
import type { Properties } from "../../provider/core/resource.js";
import type { StackIdentity } from "./stack.js";
import { asSecret, type StoredResource } from "./storedState.js";

const type = "pulumi:providers:pulumi-nodejs";

/** Whether this is the provider of all dynamic resources of a stack. */
export function isDynamicProvider(resource: StoredResource): boolean {
  return resource.type === type && resource.urn.endsWith("::default");
}

/** That provider as the engine would write it; what the state has of it already stays, unless it is empty. */
export function dynamicProvider(
  { stack, project }: StackIdentity,
  config: ConfigMap,
  known: StoredResource | undefined,
): StoredResource {
  const inputs = inputsOf(config);
  return {
    urn: `urn:pulumi:${stack}::${project}::${type}::default`,
    custom: true,
    id: randomUUID(),
    type,
    inputs,
    outputs: inputs,
    ...withoutEmpty(known),
  };
}

/** The whole configuration, as the engine hands it to the provider of dynamic resources. */
function inputsOf(config: ConfigMap): Properties {
  const entries = Object.entries(config);
  return Object.fromEntries(
    entries.map(([key, { value, secret }]) => [key, secret ? asSecret(value) : value]),
  );
}

/** An entry without inputs and outputs that hold nothing: refresh and destroy would run without any configuration. */
function withoutEmpty(resource: StoredResource | undefined): Partial<StoredResource> {
  const { inputs = {}, outputs = {}, ...rest } = resource ?? {};
  return Object.keys(inputs).length === 0 ? rest : { ...rest, inputs, outputs };
}
