import { entriesOf } from "../../cloud/answer.js";
import { fieldsThatCannotBeCleared } from "../../cloud/undocumented.js";
import { hiddenInputs } from "../../core/hidden.js";
import type { DiffResult, Properties } from "../../core/resource.js";
import { changedFields, declaredIn, factsOf, replacingFields } from "../../core/schema/changes.js";
import { isNotSet } from "../../core/schema/rules.js";
import { sameValue } from "../../core/schema/same.js";
import { replacingIn } from "../../core/schema/shape.js";
import { means } from "../../core/schema/table.js";
import { roleArns } from "../imageCache/registries.js";
import { imagesOf } from "./images.js";
import { goalOf, hasEnded, isJob, progressTo } from "./life.js";
import { containerGroupArguments, type FieldName, shapes } from "./schema.js";
import { type ContainerGroupState, stateOf } from "./state.js";

/** What is known of the cloud when a diff is decided. */
export interface Observation {
  /** The status in the cloud now, where somebody looked; else the stored one counts. */
  status?: string | undefined;
  /** Somebody looked, and the cloud does not know the group. */
  gone?: boolean;
  /** The account whose credentials are in use. */
  accountId?: string | undefined;
}

/** Why something has to be made anew, and what the engine is told of it. */
interface Replacement {
  fields: string[];
  /** A line for whoever reads the preview. */
  reason?: string | undefined;
}

/** What has to happen to a group: a pure function of the state, the declaration and what was observed. */
export function decide(olds: Properties, news: Properties, observed: Observation): DiffResult {
  const state = stateOf(olds);
  const changed = changedFields(containerGroupArguments, olds, news);
  const inputsChanged = changed.length > 0 || hiddenInputs.some((name) => !sameValue(olds[name], news[name]));
  const found = [
    byArguments(olds, news, changed),
    byImages(olds, news),
    byRefusals(state, news, changed),
    byStuckUpdate(state, news, observed),
    byEnd(state, news, changed, observed),
  ];
  const replaces = [...new Set(found.flatMap(({ fields }) => fields))];
  const reasons = found.flatMap(({ fields, reason }) => (fields.length > 0 && reason ? [reason] : []));
  if (!inputsChanged && replaces.length === 0 && !isUnfinished(state, news, observed))
    return { changes: false, replaces: [] };
  const isFirstToGo = replaces.length > 0 && goesFirst(olds, news, observed);
  const order = isFirstToGo && reasons.length > 0 ? ["the old group goes first"] : [];
  return {
    changes: inputsChanged ? undefined : true,
    replaces,
    deleteBeforeReplace: isFirstToGo,
    ...(reasons.length > 0 && { reason: [...reasons, ...order].join("; ") }),
  };
}

/** The arguments that only a new group can have. */
function byArguments(olds: Properties, news: Properties, changed: readonly FieldName[]): Replacement {
  const cannotCarry = changed.filter((name) => {
    const shape = shapes[name];
    if (shape === undefined) return false;
    return [olds, news].some((side) => replacingIn(shape, side[name]).length > 0);
  });
  const cleared = changed.filter((name) => isCleared(name, news));
  const roles = changed.filter(
    (name) => name === "acrRegistryInfos" && [olds, news].some((side) => roleArns(side[name]).length > 0),
  );
  const fields = [
    ...replacingFields(containerGroupArguments, news, changed),
    ...cannotCarry,
    ...cleared,
    ...roles,
  ];
  const paths = cannotCarry.flatMap((name) => {
    const shape = shapes[name] ?? {};
    return [olds, news].flatMap((side) => replacingIn(shape, side[name]));
  });
  const reasons = [
    ...(cannotCarry.length > 0
      ? [
          `an update cannot carry ${[...new Set(paths)].join(", ")}, so that a change of ${cannotCarry.join(" and ")} makes a new group`,
        ]
      : []),
    ...(cleared.length > 0 ? [`an update cannot take ${cleared.join(" and ")} back`] : []),
  ];
  return { fields, reason: reasons.length > 0 ? reasons.join("; ") : undefined };
}

function isCleared(name: FieldName, news: Properties): boolean {
  const value = news[name];
  if (!fieldsThatCannotBeCleared.includes(name)) return false;
  const isEmptyList = Array.isArray(value) && value.length === 0;
  return isNotSet(value) || isEmptyList || means(factsOf(containerGroupArguments, name), value, undefined);
}

/** Another image is pulled inside the running group, or makes a new one that can start from a cache. */
function byImages(olds: Properties, news: Properties): Replacement {
  if (news.onImageChange === "update") return { fields: [] };
  const fields = (["containers", "initContainers"] as const).filter((list) =>
    pullsInside(olds[list], news[list]),
  );
  return { fields, reason: "another image makes a new group, which can start from a cache (onImageChange)" };
}

/** Whether a container has another image than before, or is there for the first time: one that only goes pulls nothing. */
function pullsInside(before: unknown, now: unknown): boolean {
  const known = entriesOf(before);
  return entriesOf(now).some(({ name, image }) => {
    const own = known.find((container) => container.name === name);
    return own === undefined ? !known.some((container) => container.image === image) : own.image !== image;
  });
}

/** What the cloud has refused to change in place, if it is still wanted. */
function byRefusals(
  state: ContainerGroupState,
  news: Properties,
  changed: readonly FieldName[],
): Replacement {
  const refused = (state.__refused ?? []).filter((name) => changed.includes(name) && !isNotSet(news[name]));
  return { fields: refused, reason: `the cloud has refused to change ${refused.join(" and ")} in place` };
}

/** An update whose images never come ends by itself no more: a program that wants others gets a new group. */
function byStuckUpdate(
  { __isWaiting: isWaiting, __attempted: attempted }: ContainerGroupState,
  news: Properties,
  { status }: Observation,
): Replacement {
  const isStuck = isWaiting === true && status === "Updating" && attempted !== undefined;
  const wantsOthers = isStuck && !sameValue(attempted, imagesOf(news));
  return { fields: wantsOthers ? ["containers"] : [], reason: "the update before has not come to its end" };
}

/** What status and account ask for, whatever the arguments say; and what a group that has ended cannot take any more. */
function byEnd(
  state: ContainerGroupState,
  news: Properties,
  changed: readonly FieldName[],
  { status = state.status, gone = false, accountId }: Observation,
): Replacement {
  if (accountId !== undefined && state.accountId !== undefined && accountId !== state.accountId)
    return { fields: ["accountId"] };
  if (state.__isBroken === true) return { fields: ["status"], reason: `the last run has left it ${status}` };
  const isOver = gone || hasEnded(status) || state.forgotten === true;
  if (!isOver) return { fields: [] };
  if (!isJob(news) && !isJob({ ...state })) {
    const what = gone ? "no longer exists in the cloud" : `is ${status}`;
    return { fields: ["status"], reason: `it ${what}, and restartPolicy is Always` };
  }
  const pending = state.__pendingUpdate ?? [];
  const fields = [...new Set([...changed, ...pending])].filter((name) => {
    const { change } = factsOf(containerGroupArguments, name);
    return change !== "local" && change !== "tags";
  });
  return { fields, reason: `it has ended (${state.status}): a change runs it again` };
}

/** Whether an earlier run has left something to do. */
function isUnfinished(
  state: ContainerGroupState,
  news: Properties,
  { status = state.status, gone }: Observation,
): boolean {
  if (state.__isWaiting === true && !state.forgotten) return true;
  if (gone || hasEnded(status) || state.forgotten) return false;
  const isOpen = progressTo(goalOf(news), state.status) === "open";
  return isOpen || (state.__pendingUpdate ?? []).length > 0;
}

const heldFields = ["eipInstanceId", "privateIpAddress", "hostName"] as const;

/** Whether the new group needs what the old one holds; one that is gone holds nothing. */
function goesFirst(olds: Properties, news: Properties, { gone = false, accountId }: Observation): boolean {
  if (gone || (accountId !== undefined && accountId !== olds.accountId)) return true;
  const declared = declaredIn(containerGroupArguments, olds);
  const holds = heldFields.some((name) => declared.includes(name) && sameValue(olds[name], news[name]));
  return holds || (olds.fixedIp === true && news.fixedIp === true) || sharesDisk(olds.volumes, news.volumes);
}

function sharesDisk(before: unknown, now: unknown): boolean {
  const disks = (volumes: unknown) =>
    entriesOf(volumes).flatMap(({ disk }) => (disk as { diskId?: string } | undefined)?.diskId ?? []);
  return disks(before).some((id) => disks(now).includes(id));
}
