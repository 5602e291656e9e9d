import type { Operation } from "../../core/operation.js";
import type { CheckFailure, CheckResult, Properties } from "../../core/resource.js";
import * as rules from "../../core/schema/rules.js";
import { rulesOf } from "../../core/schema/table.js";
import { KubernetesClientMissing, openClient } from "../../kubernetes/client.js";
import { imageCacheObjectReadyArguments } from "./schema.js";

const inputRules = rulesOf(imageCacheObjectReadyArguments);

/** All that is wrong with the arguments. A kubeconfig that cannot be read is known at preview. */
export async function check(_: Operation, __: Properties, news: Properties): Promise<CheckResult> {
  const { failures, warnings } = rules.applyRules(news, inputRules, "ImageCacheObjectReady");
  if (rules.isNotSet(news.name)) failures.push({ property: "name", reason: "is missing." });
  if (failures.length === 0) failures.push(...(await checkKubeconfig(news)));
  return { inputs: { ...news }, failures: failures.map(withoutValue), warnings };
}

async function checkKubeconfig({ kubeconfig, context }: Properties): Promise<CheckFailure[]> {
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
function withoutValue({ property, reason }: CheckFailure): CheckFailure {
  return { property: property === "kubeconfig" ? "kubeconfig.content" : property, reason };
}
