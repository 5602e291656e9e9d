import { randomUUID } from "node:crypto";
import { explained } from "../../cloud/advice.js";
import { entriesOf } from "../../cloud/answer.js";
import {
  type ContainerGroup,
  describeContainerGroup,
  restartContainerGroup,
  updateContainerGroup,
} from "../../cloud/containerGroups.js";
import { tagResources, untagResource } from "../../cloud/tags.js";
import { refusesOtherSize } from "../../cloud/undocumented.js";
import type { Operation } from "../../core/operation.js";
import { ownerTag, tagChanges, userTags } from "../../core/ownership.js";
import { PartialFailure, type Properties } from "../../core/resource.js";
import { changedFields, sentFields } from "../../core/schema/changes.js";
import { sameSet } from "../../core/schema/same.js";
import { parametersOf } from "../../core/schema/table.js";
import { finish } from "./finish.js";
import { imagesOf } from "./images.js";
import { hasEnded, isChangeable, isForgotten } from "./life.js";
import { updateRequest, updateTable } from "./request.js";
import { containerGroupArguments, type FieldName } from "./schema.js";
import { sightOf } from "./sight.js";
import { inputsOf, outputsOf, stateAfter, stateOf } from "./state.js";
import { withValues } from "./values.js";
import { waitUntil } from "./wait.js";

/** One update of one group. */
interface Change {
  operation: Operation;
  id: string;
  olds: Properties;
  news: Properties;
  changed: FieldName[];
}

export async function update(
  operation: Operation,
  id: string,
  olds: Properties,
  declared: Properties,
): Promise<Properties> {
  const cloud = await operation.cloud();
  const changed = [
    ...new Set([
      ...changedFields(containerGroupArguments, olds, declared),
      ...(stateOf(olds).__pendingUpdate ?? []),
    ]),
  ];
  const news = { ...declared, ...startIn(olds) };
  const found = await describeContainerGroup(cloud.eci, id);
  if (found === undefined) return withoutGroup(operation, olds, news);
  operation.session.keepIfCreating(cloud.shared, "containerGroup", id, found.tags, operation.owner);
  const change = { operation, id, olds, news, changed };
  await syncTags(change, found);
  // An end that nobody has waited for is no failure; one that is still waited for, or from now on, may be.
  const waits = stateOf(olds).__isWaiting === true || changed.includes("waitFor");
  if (hasEnded(found.status) && !changed.some(isSent) && !waits) {
    const sight = await sightOf(operation, cloud, found, news);
    return stateAfter(operation, news, sight);
  }
  const last = await carryOut(change, found);
  const stateIfFailed = {
    ...olds,
    __pendingUpdate: sentFields(containerGroupArguments, changed),
    __attempted: imagesOf(news),
  };
  return finish(operation, { id, declared: news, stateIfFailed, last });
}

/** What was told of the group's start. */
function startIn({ imageCache, schedulingSeconds, pullingSeconds }: Properties): Properties {
  return { imageCache, schedulingSeconds, pullingSeconds };
}

function isSent(name: FieldName): boolean {
  const { change } = containerGroupArguments[name];
  return change === "update" || change === "replace";
}

/** A job that the cloud has forgotten takes what the cloud does not hear of anyway. */
function withoutGroup(operation: Operation, olds: Properties, news: Properties): Properties {
  if (!isForgotten(olds, operation.clock.now(), operation.clock.factor))
    throw new Error(
      "no longer exists in the cloud: it was deleted from outside. Run pulumi up --refresh, which makes it anew.",
    );
  const { __seenAt, ...rest } = olds;
  return { ...rest, ...news, forgotten: true };
}

async function syncTags(
  { operation, id, olds, news, changed }: Change,
  found: ContainerGroup,
): Promise<void> {
  const cloud = await operation.cloud();
  const isDeclared = changed.includes("tags");
  const wanted = isDeclared ? ((news.tags ?? {}) as Record<string, string>) : userTags(found.tags);
  const { added, removed } = tagChanges({ ...wanted, [ownerTag]: operation.owner.tag }, found.tags);
  try {
    await untagResource(cloud, "containerGroup", id, removed);
    await tagResources(cloud, "containerGroup", [id], added);
  } catch (error) {
    // A group that has ended is only a record, and without the owner's mark nothing of the declaration is missing.
    if (!isDeclared || hasEnded(found.status)) {
      operation.log.info(`could not be tagged: ${explained(error)}`);
      return;
    }
    throw await brokenOff({ operation, id, olds, news, changed }, found, explained(error), error);
  }
}

/** Sends what changed, and restarts where that is what a change asks for; the result is the group before any of it has come to its end. */
async function carryOut(change: Change, found: ContainerGroup): Promise<ContainerGroup> {
  const { operation, id, news, changed } = change;
  const { eci } = await operation.cloud();
  const request = updateRequest(inputsOf(news), changed);
  if (Object.keys(request).length === 0 && !changed.includes("triggers")) return found;
  let current = await changeable(change, found);
  try {
    if (Object.keys(request).length > 0) {
      const parameters = parametersOf(updateTable, await withValues(operation, { ...request }));
      await updateContainerGroup(eci, id, parameters, randomUUID());
      current = { ...current, status: "Updating" };
    }
  } catch (error) {
    const refused = changed.filter(
      (name) => isOtherSize(change, name) && refusesOtherSize(error, Object.keys(request)),
    );
    if (refused.length > 0) throw await keptSize(change, current, refused, error);
    throw await brokenOff(change, current, explained(error), error);
  }
  return changed.includes("triggers") ? restarted(change, current) : current;
}

async function restarted(change: Change, updated: ContainerGroup): Promise<ContainerGroup> {
  const current = await changeable(change, updated);
  try {
    await restartContainerGroup((await change.operation.cloud()).eci, change.id, randomUUID());
    return { ...current, status: "Restarting" };
  } catch (error) {
    throw await brokenOff(change, current, explained(error), error);
  }
}

function isOtherSize({ olds, news }: Change, name: FieldName): boolean {
  if (name === "cpu" || name === "memory") return true;
  const sizes = (side: Properties) =>
    entriesOf(side[name]).map(({ name: container, cpu, memory }) => ({ container, cpu, memory }));
  return (name === "containers" || name === "initContainers") && !sameSet(sizes(olds), sizes(news));
}

/** The API takes changes of a group that is Pending or Running. */
async function changeable(change: Change, found: ContainerGroup): Promise<ContainerGroup> {
  const { operation, id } = change;
  if (isChangeable(found.status)) return found;
  const cloud = await operation.cloud();
  const over = (status: string) => isChangeable(status) || hasEnded(status);
  const seen = hasEnded(found.status) ? { group: found } : await waitUntil(cloud, id, operation.log, over);
  const group = seen?.group ?? (await describeContainerGroup(cloud.eci, id));
  if (group !== undefined && isChangeable(group.status)) return group;
  const message = `is ${group?.status ?? "gone"}, and takes no change any more`;
  throw await brokenOff(change, group ?? found, `${message}.`);
}

async function brokenOff(change: Change, group: ContainerGroup, reason: string, cause?: unknown) {
  const outs = await outputsAfter(change, group, {});
  return new PartialFailure(
    `the update broke off: ${reason} Run pulumi up again to finish it.`,
    change.id,
    outs,
    { cause },
  );
}

async function keptSize(change: Change, group: ContainerGroup, refused: FieldName[], cause: unknown) {
  const outs = await outputsAfter(change, group, { __refused: refused });
  return new PartialFailure(
    `the cloud does not change ${refused.join(" and ")} in place (${explained(cause)}) Run pulumi up again: it replaces the group.`,
    change.id,
    outs,
    { cause },
  );
}

async function outputsAfter(
  { operation, olds, changed }: Change,
  group: ContainerGroup,
  memory: Properties,
): Promise<Properties> {
  const sight = await sightOf(operation, await operation.cloud(), group, olds);
  const __pendingUpdate = sentFields(containerGroupArguments, changed);
  return { ...olds, ...outputsOf(operation, sight, olds), __pendingUpdate, ...memory };
}
