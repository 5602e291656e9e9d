import type { Operation } from "../../core/operation.js";
import type { CheckResult, Properties } from "../../core/resource.js";
import * as rules from "../../core/schema/rules.js";

const imageCache = rules.object(
  {
    name: rules.text(),
    imageCacheId: rules.id("imc-"),
    revision: rules.wholeNumber(1, Number.MAX_SAFE_INTEGER),
    regionId: rules.text(),
    accountId: rules.text(),
    profile: rules.text(),
  },
  ["name", "imageCacheId", "revision", "regionId", "accountId"],
);

const inputRules = {
  imageCaches: rules.list(imageCache, {
    unit: "image caches",
    key: (entry) => (entry as Properties).imageCacheId,
  }),
  onBuildFailure: rules.oneOf("fail", "warn"),
};

export async function check(_: Operation, _olds: Properties, news: Properties): Promise<CheckResult> {
  const { failures, warnings } = rules.applyRules(news, inputRules, "ImageCachesReady");
  if (rules.isNotSet(news.imageCaches)) {
    failures.push({ property: "imageCaches", reason: "is missing: give the caches to wait for." });
  }
  return { inputs: news, failures, warnings };
}
