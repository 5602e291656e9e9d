import { isDeepStrictEqual } from "node:util";
import type { Answer, Call } from "../../call.js";
import { changeRuns, checkIsAlive } from "../../containerGroup/change.js";
import { checkGroup } from "../../containerGroup/checks.js";
import type { Container } from "../../containerGroup/container.js";
import { fieldsAfterUpdate } from "../../containerGroup/fieldsAfterUpdate.js";
import { findContainerGroup } from "../../containerGroup/findContainerGroup.js";
import { pullRequestOf } from "../../containerGroup/groupPull.js";
import type { HeldGroup } from "../../containerGroup/heldGroup.js";
import type { PullRequest } from "../../registry/pull.js";
import { checkResize } from "../../undocumented.js";

export function updateContainerGroup(call: Call): Answer {
  const { cloud, now } = call;
  const group = findContainerGroup(call);
  checkIsAlive(group, now);
  const before = group.fields;
  const fields = fieldsAfterUpdate(before, call);
  checkResize(before, fields, cloud.settings);
  checkGroup(fields);
  if (isRunDifferently(before, fields)) {
    const isAll = !isDeepStrictEqual(before.InitContainer, fields.InitContainer);
    const isAnew = ({ container }: { container: Container }) => isAll || isChanged(container, before, fields);
    changeRuns(call, group, { status: "Updating", fields, isAnew });
  }
  group.fields = fields;
  return {};
}

/** What is pulled again; undefined where nothing is. */
export function pullOfGroupUpdate(call: Call): PullRequest | undefined {
  const { fields } = findContainerGroup(call);
  const after = fieldsAfterUpdate(fields, call);
  return isRunDifferently(fields, after) ? pullRequestOf(after) : undefined;
}

/** Logins, tags and the resource group change nothing that runs. */
function isRunDifferently(before: HeldGroup, after: HeldGroup): boolean {
  const running = ({
    Container,
    InitContainer,
    Volume,
    Cpu,
    Memory,
    RestartPolicy,
    DnsConfig,
  }: HeldGroup) => ({
    ...{ Container, InitContainer, Volume, Cpu, Memory, RestartPolicy, DnsConfig },
  });
  return !isDeepStrictEqual(running(before), running(after));
}

/** A container starts anew with its own changes and those of its volumes. */
function isChanged(container: Container, before: HeldGroup, after: HeldGroup): boolean {
  const old = before.Container.find(({ Name }) => Name === container.Name);
  if (!isDeepStrictEqual(old, container)) return true;
  const mounted = new Set(container.VolumeMount?.map(({ Name }) => Name));
  const volumes = ({ Volume }: HeldGroup) => Volume.filter(({ Name }) => mounted.has(Name));
  return !isDeepStrictEqual(volumes(before), volumes(after));
}
