import type { Operation } from "../../core/operation.js";
import type { CheckResult, Properties } from "../../core/resource.js";
import * as rules from "../../core/schema/rules.js";
import { rulesOf } from "../../core/schema/table.js";
import { imageCachesReadyArguments } from "./schema.js";

const inputRules = rulesOf(imageCachesReadyArguments);

export async function check(_: Operation, _olds: Properties, news: Properties): Promise<CheckResult> {
  const { failures, warnings } = rules.applyRules(news, inputRules, "ImageCachesReady");
  if (rules.isNotSet(news.imageCaches)) {
    failures.push({ property: "imageCaches", reason: "is missing: give the caches to wait for." });
  }
  return { inputs: news, failures, warnings };
}
