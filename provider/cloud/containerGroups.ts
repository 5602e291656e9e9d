import { capitalized, defined, type Entry, entriesOf, numberOf, stringOf, tagsOf } from "./answer.js";
import type { Caller, Parameters } from "./client.js";
import { containerGroupsPerCall, type EciEvent, eventOf } from "./events.js";
import { type Price, priceIn } from "./prices.js";
import { tagFilter } from "./tags.js";
import { groupPriceSeconds } from "./undocumented.js";

/** What happened to a container group, as the API tells it. Source: `Events[]` of DescribeContainerGroups. */
export interface ContainerGroupEvent extends EciEvent {}

/** One container group as DescribeContainerGroups returns it. */
export interface ContainerGroup {
  containerGroupId: string;
  containerGroupName?: string | undefined;
  status: string;
  regionId?: string | undefined;
  zoneId?: string | undefined;
  vpcId?: string | undefined;
  vswitchId?: string | undefined;
  securityGroupId?: string | undefined;
  resourceGroupId?: string | undefined;
  eniInstanceId?: string | undefined;
  intranetIp?: string | undefined;
  internetIp?: string | undefined;
  ipv6Address?: string | undefined;
  cpu?: number | undefined;
  memory?: number | undefined;
  instanceType?: string | undefined;
  spotStrategy?: string | undefined;
  spotPriceLimit?: number | undefined;
  ephemeralStorage?: number | undefined;
  ramRoleName?: string | undefined;
  restartPolicy?: string | undefined;
  creationTime?: string | undefined;
  succeededTime?: string | undefined;
  failedTime?: string | undefined;
  expiredTime?: string | undefined;
  events: ContainerGroupEvent[];
  tags: Record<string, string>;
  /** Everything, in wire names with capitals. */
  entry: Entry;
}

/** What a container is doing, or did. */
export interface ContainerState {
  /** Name of the container. Source: `Name`. */
  name: string;
  /** `Waiting`, `Running` or `Terminated`. Source: `CurrentState.State`. */
  state?: string;
  /** Why, in one word. Source: `CurrentState.Reason` or `DetailStatus`. */
  reason?: string;
  /** Exit code of the last end. Source: `CurrentState.ExitCode`. */
  exitCode?: number;
  /** How often it was started again. Source: `RestartCount`. */
  restartCount?: number;
  /** When it started (UTC). Source: `CurrentState.StartTime`. */
  startedAt?: string;
  /** When it ended (UTC). Source: `CurrentState.FinishTime`. */
  finishedAt?: string;
}

export async function createContainerGroup(
  caller: Caller,
  request: Parameters,
  clientToken: string,
): Promise<string> {
  const parameters = { RegionId: caller.region, ClientToken: clientToken, ...request };
  const id = stringOf(await caller.call("CreateContainerGroup", parameters), "ContainerGroupId");
  if (id === undefined) throw new Error("CreateContainerGroup answered without a container group id.");
  return id;
}

export async function updateContainerGroup(
  caller: Caller,
  id: string,
  request: Parameters,
  clientToken: string,
): Promise<void> {
  const parameters = { RegionId: caller.region, ContainerGroupId: id, ClientToken: clientToken };
  await caller.call("UpdateContainerGroup", { ...parameters, UpdateType: "RenewUpdate", ...request });
}

export async function restartContainerGroup(caller: Caller, id: string, clientToken: string): Promise<void> {
  const parameters = { RegionId: caller.region, ContainerGroupId: id, ClientToken: clientToken };
  await caller.call("RestartContainerGroup", parameters);
}

export async function deleteContainerGroup(caller: Caller, id: string, clientToken: string): Promise<void> {
  const parameters = { RegionId: caller.region, ContainerGroupId: id, ClientToken: clientToken };
  await caller.call("DeleteContainerGroup", parameters);
}

/** The group with this id, or undefined when the region does not know it (any more). */
export async function describeContainerGroup(
  caller: Caller,
  id: string,
): Promise<ContainerGroup | undefined> {
  const groups = await describeContainerGroups(caller, [id]);
  return groups.find(({ containerGroupId }) => containerGroupId === id);
}

/** Those of these groups that the region knows; as many ids as one call may name. */
export async function describeContainerGroups(
  caller: Caller,
  ids: readonly string[],
): Promise<ContainerGroup[]> {
  const { groups } = await describePage(caller, {
    ContainerGroupIds: JSON.stringify(ids),
    Limit: containerGroupsPerCall,
  });
  return groups;
}

/** How many statuses one page holds at most. */
const statusesPerPage = 200;

/** As much of a group as its status action tells. */
export interface ContainerGroupStatus {
  containerGroupId: string;
  status: string;
}

/** One page of the statuses of all groups that carry these tags; a tag without a value stands for every value of its key. */
export async function listContainerGroupStatus(
  caller: Caller,
  tags: Readonly<Record<string, string | undefined>>,
  nextToken: string | undefined,
): Promise<{ statuses: ContainerGroupStatus[]; nextToken: string | undefined; total: number | undefined }> {
  const parameters = {
    RegionId: caller.region,
    Limit: statusesPerPage,
    ...defined({ Tag: tagFilter(tags), NextToken: nextToken }),
  };
  const reply = await caller.call("DescribeContainerGroupStatus", parameters, listOf("Data"));
  const statuses = entriesOf(listOf("Data")(reply)).map(capitalized).flatMap(statusOf);
  const told = capitalized(reply);
  return {
    statuses,
    nextToken: statuses.length === 0 ? undefined : stringOf(told, "NextToken"),
    total: numberOf(told, "TotalCount"),
  };
}

function statusOf(entry: Entry): ContainerGroupStatus[] {
  const containerGroupId = stringOf(entry, "ContainerGroupId");
  if (containerGroupId === undefined) return [];
  return [{ containerGroupId, status: stringOf(entry, "Status") ?? "unknown" }];
}

/** All groups that carry these tags, over every page. */
export async function listContainerGroups(
  caller: Caller,
  tags: Readonly<Record<string, string | undefined>>,
): Promise<ContainerGroup[]> {
  const Tag = tagFilter(tags);
  const found: ContainerGroup[] = [];
  let nextToken: string | undefined;
  do {
    const page = await describePage(
      caller,
      defined({ Tag, NextToken: nextToken, Limit: containerGroupsPerCall }),
    );
    found.push(...page.groups);
    nextToken = page.groups.length === 0 ? undefined : page.nextToken;
  } while (nextToken !== undefined);
  return found;
}

async function describePage(
  caller: Caller,
  filter: Parameters,
): Promise<{ groups: ContainerGroup[]; nextToken: string | undefined }> {
  const parameters = { RegionId: caller.region, ...filter };
  const reply = await caller.call("DescribeContainerGroups", parameters, listOf("ContainerGroups"));
  const entries = entriesOf(listOf("ContainerGroups")(reply));
  return { groups: entries.flatMap(containerGroupOf), nextToken: stringOf(capitalized(reply), "NextToken") };
}

/** The last lines that a container has written; those before its last restart where it has started anew. */
export async function describeContainerLog(
  caller: Caller,
  id: string,
  container: string,
  { lines, bytes, isLast }: { lines: number; bytes: number; isLast: boolean },
): Promise<string> {
  const parameters = {
    RegionId: caller.region,
    ContainerGroupId: id,
    ContainerName: container,
    Tail: lines,
    LimitBytes: bytes,
    ...(isLast && { LastTime: true }),
  };
  return stringOf(capitalized(await caller.call("DescribeContainerLog", parameters)), "Content") ?? "";
}

/** What a second of so many vCPUs and so much memory (GiB) costs in the region; undefined where the API does not say. */
export async function describeContainerGroupPrice(
  caller: Caller,
  size: { cpu: number; memory: number },
): Promise<Price | undefined> {
  const parameters = { RegionId: caller.region, Cpu: size.cpu, Memory: size.memory };
  const price = priceIn(await caller.call("DescribeContainerGroupPrice", parameters));
  return price && { ...price, amount: price.amount / groupPriceSeconds };
}

function listOf(name: string): (answer: Entry) => unknown {
  return (answer) => answer[name] ?? answer[name.charAt(0).toLowerCase() + name.slice(1)];
}

/** A group as an entry of a list tells of it; none where it has no id. */
export function containerGroupOf(told: Entry): ContainerGroup[] {
  const entry = capitalized(told);
  const containerGroupId = stringOf(entry, "ContainerGroupId");
  if (containerGroupId === undefined) return [];
  return [
    {
      containerGroupId,
      containerGroupName: stringOf(entry, "ContainerGroupName"),
      status: stringOf(entry, "Status") ?? "unknown",
      regionId: stringOf(entry, "RegionId"),
      zoneId: stringOf(entry, "ZoneId"),
      vpcId: stringOf(entry, "VpcId"),
      vswitchId: stringOf(entry, "VSwitchId"),
      securityGroupId: stringOf(entry, "SecurityGroupId"),
      resourceGroupId: stringOf(entry, "ResourceGroupId"),
      eniInstanceId: stringOf(entry, "EniInstanceId"),
      intranetIp: stringOf(entry, "IntranetIp"),
      internetIp: stringOf(entry, "InternetIp"),
      ipv6Address: stringOf(entry, "Ipv6Address"),
      cpu: numberOf(entry, "Cpu"),
      memory: numberOf(entry, "Memory"),
      instanceType: stringOf(entry, "InstanceType"),
      spotStrategy: stringOf(entry, "SpotStrategy"),
      spotPriceLimit: numberOf(entry, "SpotPriceLimit"),
      ephemeralStorage: numberOf(entry, "EphemeralStorage"),
      ramRoleName: stringOf(entry, "RamRoleName"),
      restartPolicy: stringOf(entry, "RestartPolicy"),
      creationTime: stringOf(entry, "CreationTime"),
      succeededTime: stringOf(entry, "SucceededTime"),
      failedTime: stringOf(entry, "FailedTime"),
      expiredTime: stringOf(entry, "ExpiredTime"),
      events: entriesOf(entry.Events).map(eventOf),
      tags: tagsOf(entry.Tags),
      entry,
    },
  ];
}

/** What the containers of a group are doing. */
export function containerStatesOf({ entry }: ContainerGroup): ContainerState[] {
  return entriesOf(entry.Containers).map(stateOf);
}

/** What the init containers of a group are doing. */
export function initContainerStatesOf({ entry }: ContainerGroup): ContainerState[] {
  return entriesOf(entry.InitContainers).map(stateOf);
}

function stateOf(container: Entry): ContainerState {
  const current = (container.CurrentState ?? {}) as Entry;
  return defined({
    name: stringOf(container, "Name") ?? "",
    state: stringOf(current, "State"),
    reason: stringOf(current, "Reason") ?? stringOf(current, "DetailStatus"),
    exitCode: numberOf(current, "ExitCode"),
    restartCount: numberOf(container, "RestartCount"),
    startedAt: stringOf(current, "StartTime"),
    finishedAt: stringOf(current, "FinishTime"),
  }) as unknown as ContainerState;
}
