import { randomUUID } from "node:crypto";
import { isMadeByEngine } from "../../provider/core/identity.js";
import type { Properties } from "../../provider/core/resource.js";
import type { StackIdentity } from "./stack.js";
import type { StoredResource } from "./storedState.js";

const prefix = "pulumi:providers:";

/** Whether this is the provider of a package that the engine has made by itself. */
export function isDefaultProvider({ type, urn }: StoredResource, packageName: string): boolean {
  return type === `${prefix}${packageName}` && isMadeByEngine(urn);
}

/** That provider as the engine would write it; what the state has of it already stays, unless it is empty. */
export function defaultProvider(
  packageName: string,
  { stack, project }: StackIdentity,
  inputs: Properties,
  known: StoredResource | undefined,
): StoredResource {
  const type = `${prefix}${packageName}`;
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

/** An entry without inputs and outputs that hold nothing: refresh and destroy would run without any configuration. */
function withoutEmpty(resource: StoredResource | undefined): Partial<StoredResource> {
  const { inputs = {}, outputs = {}, ...rest } = resource ?? {};
  return Object.keys(inputs).length === 0 ? rest : { ...rest, inputs, outputs };
}
