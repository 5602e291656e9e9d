import { hiddenInputs } from "../../core/hidden.js";
import type { DiffResult, Properties } from "../../core/resource.js";
import { sameValue } from "../../core/schema/same.js";
import { wasReady } from "./state.js";

/** Another set, a new build in it, or a cache that a refresh has found not Ready: then it is waited for again. */
export function decide(olds: Properties, news: Properties): DiffResult {
  const names = ["imageCaches", "onBuildFailure", ...hiddenInputs];
  if (names.some((name) => !sameValue(olds[name], news[name]))) return { changes: undefined, replaces: [] };
  return { changes: !wasReady(olds), replaces: [] };
}
