import { hiddenInputs } from "../../core/hidden.js";
import type { DiffResult, Properties } from "../../core/resource.js";
import { isNotSet } from "../../core/schema/rules.js";
import { sameValue } from "../../core/schema/same.js";
import { containsUnknown } from "../../core/schema/unknown.js";
import { type FieldName, fieldNames, fields } from "./fields.js";
import { allocating, declaredFields, type EipState, stateOf } from "./state.js";

/** What is known beside the properties when a diff is decided. */
export interface Observation {
  /** The account whose credentials are in use. */
  accountId?: string | undefined;
}

/** The arguments whose meaning differs between the state and the declaration. */
export function changedFields(olds: Properties, news: Properties): FieldName[] {
  const before = stateOf(olds).__declared ?? declaredFields(olds);
  return fieldNames.filter((name) => {
    if (containsUnknown(news[name])) return true;
    // A value that only the server chose is no one's declaration.
    if (isNotSet(news[name]) && !before.includes(name)) return false;
    return !fields[name].same(olds[name], news[name]);
  });
}

/** Those of the changes that only a new address can carry. */
export function replacingFields(news: Properties, changed: readonly FieldName[]): FieldName[] {
  return changed.filter((name) => {
    const { change, stays } = fields[name];
    return change === "replace" && !(stays && isNotSet(news[name]));
  });
}

/** What has to happen to an address: a pure function of the state, the declaration and what was observed. */
export function decide(olds: Properties, news: Properties, observed: Observation): DiffResult {
  const changed = changedFields(olds, news);
  const replaces: string[] = replacingFields(news, changed);
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
    (name) => !isNotSet(news[name]) && fields[name].same(olds[name], news[name]),
  );
}
