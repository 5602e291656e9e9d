import type { Entry } from "../../../../../provider/cloud/answer.js";
import { type ContainerGroup, containerGroupOf } from "../../../../../provider/cloud/containerGroups.js";
import type { Properties } from "../../../../../provider/core/resource.js";
import { Secrets } from "../../../../../provider/core/secrets.js";
import { stateAfter } from "../../../../../provider/resources/containerGroup/state.js";

export const hidden = {
  __urn: "urn:pulumi:dev::shop::pulumi-nodejs:dynamic/eci:ContainerGroup::web",
  __organization: "acme",
};

export const web = { name: "web", image: "r.example.com/web:1" };

/** What a check leaves of a declaration. */
export function declaration(args: Properties = {}): Properties {
  return { containers: [web], containerGroupName: "web-1", regionId: "cn-beijing", ...hidden, ...args };
}

/** A running group as the cloud tells of it. */
export function group(entry: Entry = {}): ContainerGroup {
  const [found] = containerGroupOf({
    ContainerGroupId: "eci-1",
    ContainerGroupName: "web-1",
    RegionId: "cn-beijing",
    ZoneId: "cn-beijing-a",
    VpcId: "vpc-1",
    VSwitchId: "vsw-1",
    SecurityGroupId: "sg-1",
    ResourceGroupId: "rg-1",
    Status: "Running",
    Cpu: 2,
    Memory: 4,
    InstanceType: "ecs.c6.large",
    IntranetIp: "192.168.0.2",
    RestartPolicy: "Always",
    SpotStrategy: "NoSpot",
    CreationTime: "2026-11-01T00:00:00Z",
    Containers: [
      { Name: "web", Image: "r.example.com/web:1", Cpu: 0, Memory: 0, ImagePullPolicy: "IfNotPresent" },
    ],
    Tags: [{ Key: "pulumi-eci-owner", Value: "me" }],
    ...entry,
  });
  if (found === undefined) throw new Error("No group.");
  return found;
}

export const redaction = { olds: {}, secrets: new Secrets(() => []) };

/** What a create leaves. */
export function stateOf(args: Properties = {}, seen: Entry = {}): Properties {
  const found = group(seen);
  const sight = { group: found, events: found.events, accountId: "1", now: 0 };
  return stateAfter(redaction, declaration(args), sight);
}
