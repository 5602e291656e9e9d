import type { CheckFailure, Findings, Properties } from "../../core/resource.js";
import * as rules from "../../core/schema/rules.js";
import { rulesOf } from "../../core/schema/table.js";
import { checkRenewal } from "../imageCache/renewal.js";
import { imageCacheObjectRenewalArguments } from "./schema.js";

const inputRules = rulesOf(imageCacheObjectRenewalArguments);

/** What is wrong with the arguments, but for what only a look at the kubeconfig tells. */
export function checkRenewalOptions(news: Properties): Findings {
  const { failures, warnings } = rules.applyRules(news, inputRules, "ImageCacheObjectRenewal");
  const together: CheckFailure[] = failures.length === 0 ? checkRenewal(news) : [];
  return { failures: [...failures, ...together], warnings };
}
