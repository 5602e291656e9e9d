import { randomUUID } from "node:crypto";
import { explained } from "../../cloud/advice.js";
import { type ContainerGroup, createContainerGroup } from "../../cloud/containerGroups.js";
import { tagList } from "../../cloud/tags.js";
import type { Operation } from "../../core/operation.js";
import { creationMarks } from "../../core/ownership.js";
import type { Properties } from "../../core/resource.js";
import { declaredFields } from "../../core/schema/changes.js";
import { parametersOf } from "../../core/schema/table.js";
import { adoptLeftover, digestOf } from "./adopt.js";
import { finish } from "./finish.js";
import { type ContainerGroupInputs, containerGroupArguments } from "./schema.js";
import { waitForCache } from "./startingCache.js";
import { inputsOf } from "./state.js";
import { withValues } from "./values.js";

export async function create(
  operation: Operation,
  properties: Properties,
): Promise<{ id: string; outs: Properties }> {
  const inputs = inputsOf(properties);
  // What fails once there is a group would leave it unknown.
  await operation.account();
  const last = (await adoptLeftover(operation, inputs)) ?? (await send(operation, inputs));
  const id = last.containerGroupId;
  // The group's own time starts when the API has accepted it.
  operation.restartTimeout();
  const stateIfFailed = { ...properties, __declared: declaredFields(containerGroupArguments, properties) };
  return { id, outs: await finish(operation, { id, declared: properties, stateIfFailed, last }) };
}

async function send(operation: Operation, inputs: ContainerGroupInputs): Promise<ContainerGroup> {
  const { eci } = await operation.cloud();
  if (inputs.imageCacheId !== undefined) await waitForCache(operation, inputs.imageCacheId);
  const Tag = tagList({ ...inputs.tags, ...creationMarks(operation.owner, digestOf(inputs)) });
  const parameters = {
    ...parametersOf(containerGroupArguments, await withValues(operation, { ...inputs })),
    Tag,
  };
  try {
    const containerGroupId = await createContainerGroup(eci, parameters, randomUUID());
    operation.log.info(`accepted as ${containerGroupId}`);
    return { containerGroupId, status: "Scheduling", events: [], tags: inputs.tags ?? {}, entry: {} };
  } catch (error) {
    throw new Error(`no group was made. ${explained(error)}`, { cause: error });
  }
}
