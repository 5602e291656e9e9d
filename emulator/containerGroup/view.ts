import type { Cloud } from "../store/cloud.js";
import type { Tag } from "../tags.js";
import { wireTime } from "../wireTime.js";
import type { Container } from "./container.js";
import type { ContainerGroup, ContainerGroupStatus } from "./containerGroup.js";
import { describeContainer, describeInitContainer } from "./containerView.js";
import { eventsOf, mostEvents } from "./events.js";
import type { GroupEvent } from "./groupEvent.js";
import { endedAt, statusOf } from "./life.js";
import { describeVolume } from "./volumeView.js";

/** One entry of DescribeContainerGroups. */
export interface DescribedContainerGroup {
  ContainerGroupId: string;
  ContainerGroupName: string;
  RegionId: string;
  ZoneId: string;
  Status: ContainerGroupStatus;
  VSwitchId?: string | undefined;
  ResourceGroupId: string;
  Tags: Tag[];
  IntranetIp: string;
  InternetIp?: string | undefined;
  [field: string]: unknown;
}

export function describeContainerGroup(
  group: ContainerGroup,
  cloud: Cloud,
  { withEvents = true } = {},
): DescribedContainerGroup {
  const now = cloud.now();
  const { fields, placement } = group;
  const end = endedAt(group, now);
  return {
    ContainerGroupId: group.containerGroupId,
    ContainerGroupName: fields.ContainerGroupName,
    RegionId: group.regionId,
    ZoneId: placement.zoneId,
    VpcId: placement.vpcId,
    VSwitchId: placement.vswitchId,
    SecurityGroupId: placement.securityGroupId,
    ResourceGroupId: fields.ResourceGroupId,
    Status: statusOf(group, now),
    RestartPolicy: fields.RestartPolicy,
    Cpu: fields.Cpu,
    Memory: fields.Memory,
    InstanceType: placement.instanceType,
    ComputeCategory: fields.ComputeCategory,
    SpotStrategy: fields.SpotStrategy,
    SpotPriceLimit: fields.SpotPriceLimit,
    RamRoleName: fields.RamRoleName,
    EphemeralStorage: fields.EphemeralStorage,
    CreationTime: wireTime(group.createdAt),
    ...(end?.status === "Succeeded" && { SucceededTime: wireTime(end.at) }),
    ...(end?.status === "Failed" && { FailedTime: wireTime(end.at) }),
    ...(end?.status === "Expired" && { ExpiredTime: wireTime(end.at) }),
    IntranetIp: placement.intranetIp,
    InternetIp: cloud.eipOf(group)?.ipAddress,
    ...(fields.Ipv6AddressCount === 1 && { Ipv6Address: `fd00::${group.sequence.toString(16)}` }),
    Tags: fields.Tags.map((tag) => ({ ...tag })),
    Containers: stateful(group, fields.Container, false).map((each) => describeContainer(each, now, end)),
    InitContainers: stateful(group, fields.InitContainer, true).map((each) =>
      describeInitContainer(each, now, end),
    ),
    Volumes: fields.Volume.map(describeVolume),
    ...describeNames(group),
    Events: withEvents
      ? eventsOf(group, now)
          .slice(-mostEvents)
          .map((event) => describeEvent(event, group))
      : [],
  };
}

function stateful({ runs }: ContainerGroup, containers: readonly Container[], isInit: boolean) {
  return containers.map((container) => ({
    container,
    run: runs.find((run) => run.name === container.Name && run.isInit === isInit),
  }));
}

function describeNames({ fields }: ContainerGroup) {
  const { DnsConfig, HostAliase, SecurityContext } = fields;
  return {
    ...(DnsConfig && {
      DnsConfig: {
        NameServers: DnsConfig.NameServer ?? [],
        Searches: DnsConfig.Search ?? [],
        Options: DnsConfig.Option ?? [],
      },
    }),
    ...(HostAliase && {
      HostAliases: HostAliase.map(({ Ip, Hostname = [] }) => ({ Ip, Hostnames: Hostname })),
    }),
    ...(SecurityContext && { EciSecurityContext: { Sysctls: SecurityContext.Sysctl ?? [] } }),
  };
}

function describeEvent(event: GroupEvent, { containerGroupId }: ContainerGroup) {
  return {
    Count: event.count,
    FirstTimestamp: wireTime(event.firstAt),
    LastTimestamp: wireTime(event.lastAt),
    Message: event.message,
    Name: `${containerGroupId}.${event.firstAt.toString(16)}`,
    Reason: event.reason,
    Type: event.type,
  };
}
