import { randomUUID } from "node:crypto";
import { entriesOf } from "../cloud/answer.js";
import type { Parameters } from "../cloud/client.js";
import type { Cloud } from "../cloud/cloud.js";
import { type ContainerGroup, describeContainerGroup } from "../cloud/containerGroups.js";
import { tagList } from "../cloud/tags.js";
import { measurePhase, phaseTag } from "../core/ownership.js";
import type { Properties } from "../core/resource.js";
import { saidBy } from "../core/schema/state.js";
import { parametersOf } from "../core/schema/table.js";
import { imagesOf } from "../resources/containerGroup/images.js";
import { containerGroupArguments } from "../resources/containerGroup/schema.js";

/** What groups are measured with. */
export interface Measured {
  /** Arguments of a container group, without a cache. */
  args: Properties;
  /** Ends a group that nobody has deleted, this many seconds after its start. */
  deadlineSeconds: number;
}

/** The arguments of groups that run these images. */
export function argsOfImages(
  images: readonly string[],
  {
    command,
    ...place
  }: {
    command?: string[] | undefined;
    vswitchIds: string[];
    securityGroupId: string;
    cpu: number;
    memory: number;
  },
): Properties {
  const containers = images.map((image, index) => ({
    name: `measured-${index + 1}`,
    image,
    imagePullPolicy: "IfNotPresent",
    ...(command !== undefined && { command }),
  }));
  return { ...place, containers };
}

const left = [
  "containerGroupName",
  "privateIpAddress",
  "ramRoleName",
  "resourceGroupId",
  "instanceTypes",
  "zoneId",
  "tags",
];

/** The arguments of a group that exists, without its addresses, disks, role and variables, which may be secrets. */
export function argsOfGroup(group: ContainerGroup): Properties {
  const { volumes, ...said } = saidBy(containerGroupArguments, group);
  const args = Object.fromEntries(Object.entries(said).filter(([name]) => !left.includes(name)));
  const kept = entriesOf(volumes).filter(({ emptyDir }) => emptyDir !== undefined);
  const names = kept.map(({ name }) => name);
  const plain = (containers: unknown) =>
    entriesOf(containers).map(
      ({ environmentVars, volumeMounts, livenessProbe, readinessProbe, ...container }) => ({
        ...container,
        volumeMounts: entriesOf(volumeMounts).filter(({ name }) => names.includes(name)),
      }),
    );
  return {
    ...args,
    containers: plain(args.containers),
    ...(args.initContainers !== undefined && { initContainers: plain(args.initContainers) }),
    ...(kept.length > 0 && { volumes: kept }),
  };
}

/** The group with this id, whose arguments are taken. */
export async function groupToMeasure(cloud: Cloud, id: string): Promise<ContainerGroup> {
  const group = await describeContainerGroup(cloud.eci, id);
  if (group === undefined) throw new Error(`${id} does not exist in ${cloud.region}.`);
  return group;
}

/** The images that a group of these arguments pulls. */
export function pullsOf(args: Properties): string[] {
  return [...new Set(imagesOf(args))];
}

/** What CreateContainerGroup is told of one run. */
export function requestOf({ args, deadlineSeconds }: Measured, imageCacheId: string | undefined): Parameters {
  const containerGroupName = `measure-${randomUUID().slice(0, 8)}`;
  const declared = {
    ...args,
    containerGroupName,
    restartPolicy: "Never",
    activeDeadlineSeconds: deadlineSeconds,
    imageCacheId,
  };
  return { ...parametersOf(containerGroupArguments, declared), Tag: tagList({ [phaseTag]: measurePhase }) };
}
