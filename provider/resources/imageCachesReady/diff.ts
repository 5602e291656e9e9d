import { hiddenInputs } from "../../core/hidden.js";
import type { DiffResult, Properties } from "../../core/resource.js";
import { sameSet, sameValue } from "../../core/schema/same.js";
import { wasReady } from "./state.js";

/** Another set, a new build in it, or a cache that a refresh has found not Ready: then it is waited for again. */
export function decide(urn: string, olds: Properties, news: Properties): DiffResult {
  const names = ["onBuildFailure", ...hiddenInputs];
  const same = isOfSet(urn) ? sameSet : sameValue;
  const isOther = names.some((name) => !sameValue(olds[name], news[name]));
  if (isOther || !same(olds.imageCaches, news.imageCaches)) return { changes: undefined, replaces: [] };
  return { changes: !wasReady(olds), replaces: [] };
}

/** The caches of an `ImageCacheSet` have keys, which reach the plugin in another order than the program has given them in. */
function isOfSet(urn: string): boolean {
  return /:ImageCacheSet\$[^$]+$/.test(urn.split("::")[2] ?? "");
}
