import { hiddenInputs } from "../../core/hidden.js";
import type { DiffResult, Properties } from "../../core/resource.js";
import { changedFields, replacingFields } from "../../core/schema/changes.js";
import { isNotSet } from "../../core/schema/rules.js";
import { sameValue } from "../../core/schema/same.js";
import { means } from "../../core/schema/table.js";
import { eipArguments } from "./schema.js";
import { allocating, type EipState, stateOf } from "./state.js";

/** What is known beside the properties when a diff is decided. */
export interface Observation {
  /** The account whose credentials are in use. */
  accountId?: string | undefined;
}

/** What has to happen to an address: a pure function of the state, the declaration and what was observed. */
export function decide(olds: Properties, news: Properties, observed: Observation): DiffResult {
  const changed = changedFields(eipArguments, olds, news);
  const replaces: string[] = replacingFields(eipArguments, news, changed);
  const inputsChanged = changed.length > 0 || hiddenInputs.some((name) => !sameValue(olds[name], news[name]));
  const condition = conditionOf(stateOf(olds), observed);
  if (condition.replaces !== undefined) replaces.push(condition.replaces);
  if (!inputsChanged && replaces.length === 0 && !condition.updates) return { changes: false, replaces: [] };
  return {
    changes: inputsChanged ? undefined : true,
    replaces,
    deleteBeforeReplace: replaces.length > 0 && reclaimsTheSame(olds, news),
  };
}

/** What status and account ask for, whatever the arguments say. */
function conditionOf(
  state: EipState,
  { accountId }: Observation,
): { updates: boolean; replaces?: "accountId" | "status" } {
  if (accountId !== undefined && state.accountId !== undefined && accountId !== state.accountId) {
    return { updates: false, replaces: "accountId" };
  }
  if (state.status === "Releasing") return { updates: false, replaces: "status" };
  return { updates: state.status === allocating || (state.__pendingUpdate ?? []).length > 0 };
}

/** An address can be got back only after it has been given away. */
function reclaimsTheSame(olds: Properties, news: Properties): boolean {
  return (["ipAddress", "instanceId"] as const).some(
    (name) => !isNotSet(news[name]) && means(eipArguments[name], olds[name], news[name]),
  );
}
