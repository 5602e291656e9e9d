import type { Operation } from "../../core/operation.js";
import type { CheckResult, Properties } from "../../core/resource.js";
import * as rules from "../../core/schema/rules.js";
import { rulesOf } from "../../core/schema/table.js";
import { checkKubeconfig, withoutKubeconfig } from "../kubeconfigCheck.js";
import { imageCacheObjectReadyArguments } from "./schema.js";

const inputRules = rulesOf(imageCacheObjectReadyArguments);

/** All that is wrong with the arguments. A kubeconfig that cannot be read is known at preview. */
export async function check(_: Operation, __: Properties, news: Properties): Promise<CheckResult> {
  const { failures, warnings } = rules.applyRules(news, inputRules, "ImageCacheObjectReady");
  if (rules.isNotSet(news.name)) failures.push({ property: "name", reason: "is missing." });
  if (failures.length === 0) failures.push(...(await checkKubeconfig(news)));
  return { inputs: { ...news }, failures: failures.map(withoutKubeconfig), warnings };
}
