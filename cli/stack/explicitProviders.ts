import type { ConfigMap } from "@pulumi/pulumi/automation";
import type { Clouds } from "../../provider/accounts/clouds.js";
import { identityOfUrn, isMadeByEngine } from "../../provider/core/identity.js";
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
  const all = resources.filter(({ type, urn }) => type === providerType && !isMadeByEngine(urn));
  const named = all.map(({ urn, id, inputs = {} }) => ({
    ...{ reference: `${urn}::${id}`, inputs },
    provider: identityOfUrn(urn, undefined).name,
  }));
  return new Map(
    named.map(({ reference, provider, inputs }) => [
      reference,
      { provider, clouds: cloudsBy(configOf(inputs), endpoint) },
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
