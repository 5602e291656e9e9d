import { type Answer, call } from "./clients.js";
import type { Target } from "./target.js";

interface ListedState {
  State: string;
  Reason?: string;
  ExitCode?: number;
  StartTime?: string;
  FinishTime?: string;
}

interface ListedContainer {
  Name: string;
  Image: string;
  RestartCount: number;
  Ready: boolean;
  CurrentState: ListedState;
  PreviousState?: ListedState;
  [field: string]: unknown;
}

export interface ListedContainerGroup {
  ContainerGroupId: string;
  ContainerGroupName: string;
  Status: string;
  IntranetIp: string;
  InternetIp?: string;
  Containers: ListedContainer[];
  InitContainers: ListedContainer[];
  Events: { Type: string; Reason: string; Message: string; Count: number }[];
  Tags: { Key: string; Value: string }[];
  [field: string]: unknown;
}

/** All that a container group needs. */
export const nginx = { Name: "web", Image: "nginx:1.27" };

export function eci(target: Target, action: string, parameters: object): Promise<Answer> {
  return call(target, "ECI", action, parameters);
}

export async function createGroup(target: Target, parameters: object = {}): Promise<string> {
  const answer = await eci(target, "CreateContainerGroup", {
    ContainerGroupName: "web",
    Container: [nginx],
    ...parameters,
  });
  return String(answer.ContainerGroupId);
}

export async function listGroups(
  target: Target,
  parameters: object = {},
): Promise<Answer & { ContainerGroups: ListedContainerGroup[] }> {
  const answer = await eci(target, "DescribeContainerGroups", parameters);
  return { ...answer, ContainerGroups: answer.ContainerGroups as ListedContainerGroup[] };
}

export async function groupOf(target: Target, id: string): Promise<ListedContainerGroup> {
  const [group] = (await listGroups(target, { ContainerGroupIds: JSON.stringify([id]) })).ContainerGroups;
  if (!group) throw new Error(`${id} is gone`);
  return group;
}

export async function statusOf(target: Target, id: string): Promise<string> {
  return (await groupOf(target, id)).Status;
}
