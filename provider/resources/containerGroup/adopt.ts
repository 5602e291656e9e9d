import { entriesOf } from "../../cloud/answer.js";
import {
  type ContainerGroup,
  describeContainerGroup,
  listContainerGroups,
} from "../../cloud/containerGroups.js";
import { type Candidate, SharedList, takeLeftover } from "../../core/adoption.js";
import type { Operation } from "../../core/operation.js";
import { creatingPhase, phaseTag, shortHash } from "../../core/ownership.js";
import type { Properties } from "../../core/resource.js";
import { factsOf } from "../../core/schema/changes.js";
import { digestParts } from "../../core/schema/table.js";
import { deleteAndWait } from "./delete.js";
import { hasEnded } from "./life.js";
import { type ContainerGroupInputs, containerGroupArguments, fieldNames } from "./schema.js";

const creating = new SharedList<ContainerGroup>((cloud) =>
  listContainerGroups(cloud.eci, { [phaseTag]: creatingPhase }),
);

/** A group that an interrupted run of the same resource has left, made for the same arguments. A job that is done is not done again. */
export async function adoptLeftover(
  operation: Operation,
  inputs: ContainerGroupInputs,
): Promise<ContainerGroup | undefined> {
  const cloud = await operation.cloud();
  const found = await takeLeftover(operation, {
    digest: digestOf(inputs),
    list: async () => (await creating.get(operation)).map((group) => candidateOf(group, inputs)),
    look: async (id) => {
      const group = await describeContainerGroup(cloud.eci, id);
      return group === undefined ? undefined : candidateOf(group, inputs);
    },
    remove: (id) => deleteAndWait(cloud, id),
  });
  return found?.group;
}

const digested = fieldNames.filter((name) => {
  const { change, secret } = factsOf(containerGroupArguments, name);
  return change !== "local" && !secret;
});

/** What a group was made for, without what nobody is to read: the tag that holds it is no secret. */
export function digestOf(inputs: ContainerGroupInputs): string {
  const open = {
    ...inputs,
    containers: withoutValues(inputs.containers),
    volumes: withoutFiles(inputs.volumes),
  };
  return shortHash(digestParts(containerGroupArguments, digested, open), 32);
}

function withoutValues(containers: unknown): Properties[] {
  return entriesOf(containers).map((container) => {
    if (container.environmentVarHide !== true) return container;
    return { ...container, environmentVars: entriesOf(container.environmentVars).map(({ key }) => key) };
  });
}

function withoutFiles(volumes: unknown): Properties[] | undefined {
  if (volumes === undefined) return undefined;
  return entriesOf(volumes).map(({ configFile, ...volume }) => {
    const { files } = (configFile ?? {}) as { files?: unknown };
    return configFile === undefined ? volume : { ...volume, files: entriesOf(files).map(({ path }) => path) };
  });
}

/** What a group holds beside what its digest says cannot be compared: only a job that is done is taken over with it. */
function candidateOf(
  group: ContainerGroup,
  inputs: ContainerGroupInputs,
): Candidate & { group: ContainerGroup } {
  const { status, containerGroupId: id, tags } = group;
  const isBroken = status !== "Succeeded" && (hasEnded(status) || holdsMore(inputs));
  return { id, tags, isBroken, group };
}

function holdsMore({ containers, volumes }: ContainerGroupInputs): boolean {
  return (
    containers.some(({ environmentVarHide }) => environmentVarHide === true) ||
    (volumes ?? []).some(({ configFile }) => configFile !== undefined)
  );
}
