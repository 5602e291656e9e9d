import type { ConfigMap } from "@pulumi/pulumi/automation";
import type { Clouds } from "../../provider/accounts/clouds.js";
import { identityOfUrn } from "../../provider/core/identity.js";
import { cloudsBy } from "./stack.js";
import { type StoredResource, withoutSecretMarks } from "./storedState.js";

export const providerType = "pulumi:providers:eci";

/**
 * The clouds as the plugin's explicit providers in a state reach them, by what their resources call them. They see nothing of the stack's
 * configuration; those that the engine makes by default have it all.
 */
export function cloudsOfProviders(
  resources: readonly StoredResource[],
  endpoint: string | undefined,
): ReadonlyMap<string, { provider: string; clouds: Clouds }> {
  const explicit = resources.filter(({ type, urn }) => type === providerType && !urn.includes("::default"));
  return new Map(
    explicit.map(({ urn, id, inputs = {} }) => [
      `${urn}::${id}`,
      { provider: identityOfUrn(urn, undefined).name, clouds: cloudsBy(configOf(inputs), endpoint) },
    ]),
  );
}

function configOf(inputs: StoredResource["inputs"]): ConfigMap {
  const given = Object.entries(withoutSecretMarks(inputs) as object).map(([name, value]) => [
    `eci:${name}`,
    { value: typeof value === "string" ? value : JSON.stringify(value) },
  ]);
  return Object.fromEntries(given);
}
