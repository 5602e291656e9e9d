import type { ConfigMap } from "@pulumi/pulumi/automation";
import type { Properties } from "../../provider/core/resource.js";
import type { Kind } from "../../provider/resources/kind.js";
import type { TakenIn } from "../existing.js";
import type { Target } from "../target/target.js";
import { defaultProvider, isDefaultProvider } from "./defaultProvider.js";
import type { StackIdentity } from "./stack.js";
import { asSecret, type StoredDeployment, type StoredResource, withUrns } from "./storedState.js";

/** A resource of another provider, and what becomes of it. */
export interface Move {
  old: StoredResource;
  urn: string;
  taken: TakenIn;
}

/** The state in which the target manages what moves. */
export function movedState(
  deployment: StoredDeployment,
  moves: readonly Move[],
  target: Target,
  identity: StackIdentity,
  config: ConfigMap,
): StoredDeployment {
  const { providerPackage } = target;
  const resources = deployment.resources ?? [];
  const known = resources.find((resource) => isDefaultProvider(resource, providerPackage));
  const provider = defaultProvider(providerPackage, identity, target.providerInputs(config), known);
  const reference = `${provider.urn}::${provider.id}`;
  const changed = resources
    .filter((resource) => resource !== known)
    .map((resource) => {
      const move = moves.find(({ old }) => old.urn === resource.urn);
      return move === undefined ? resource : movedResource(resource, move, target, reference);
    });
  // A resource may name only what stands before it.
  const first = changed.findIndex((resource) => resource.provider === reference);
  changed.splice(first, 0, provider);
  return withUrns(
    { ...deployment, resources: changed },
    new Map(moves.map(({ old, urn }) => [old.urn, urn])),
  );
}

function movedResource(
  resource: StoredResource,
  { taken: { kind, inputs, outputs }, urn }: Move,
  target: Target,
  provider: string,
): StoredResource {
  const { propertyDependencies, additionalSecretOutputs, initErrors, ...rest } = resource;
  return {
    ...rest,
    urn,
    type: target.typeOf(kind),
    provider,
    inputs: withSecrets(kind, target.stored(kind, inputs)),
    outputs: withSecrets(kind, target.stored(kind, outputs)),
  };
}

function withSecrets(kind: Kind, properties: Properties): Properties {
  const secrets = Object.keys(kind.arguments).filter((name) => kind.arguments[name]?.secret);
  const wrapped = secrets.filter((name) => properties[name] !== undefined);
  return {
    ...properties,
    ...Object.fromEntries(wrapped.map((name) => [name, asSecret(properties[name])])),
  };
}
