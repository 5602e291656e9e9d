import type { CheckFailure, Properties } from "../core/resource.js";
import * as rules from "../core/schema/rules.js";
import { KubernetesClientMissing, openClient } from "../kubernetes/client.js";

/** Whether a kubeconfig can be used: one that cannot be read is known at preview. */
export async function checkKubeconfig({ kubeconfig, context }: Properties): Promise<CheckFailure[]> {
  const values = [kubeconfig, context];
  if (values.some((value) => !rules.isNotSet(value) && !rules.isKnown(value))) return [];
  try {
    await openClient(kubeconfig as string | undefined, context as string | undefined);
    return [];
  } catch (error) {
    // It is about no property: the engine names the resource alone.
    if (error instanceof KubernetesClientMissing) return [{ property: "", reason: `${error.message}.` }];
    const reason = error instanceof Error ? error.message : String(error);
    return [{ property: "kubeconfig", reason: `cannot be used: ${reason}` }];
  }
}

/** The engine prints the value of the property that a failure names, a secret one too. Of a path that leads nowhere it prints nothing. */
export function withoutKubeconfig({ property, reason }: CheckFailure): CheckFailure {
  return { property: property === "kubeconfig" ? "kubeconfig.content" : property, reason };
}
