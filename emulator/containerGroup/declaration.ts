import { isps } from "../eip/eip.js";
import {
  decimal,
  flag,
  integer,
  items,
  needed,
  oneOf,
  readStated,
  record,
  type Stated,
  text,
  texts,
} from "../field.js";
import { type Parameters, positive } from "../parameters.js";
import { acrRegistryInfos, imageRegistryCredentials } from "../registry/access.js";
import {
  containersInCreate,
  containersInUpdate,
  initContainersInCreate,
  initContainersInUpdate,
} from "./container.js";
import { volumesInCreate, volumesInUpdate } from "./volume.js";

const maxItems = 100;
const sysctls = record({ Sysctl: items({ Name: needed(text), Value: text }, maxItems) });

/** What both calls tell alike. */
export const common = {
  ResourceGroupId: text,
  Cpu: decimal(positive),
  Memory: decimal(positive),
  RestartPolicy: oneOf("Always", "OnFailure", "Never"),
  DnsConfig: record({
    NameServer: texts(maxItems),
    Search: texts(maxItems),
    Option: items({ Name: needed(text), Value: text }, maxItems),
  }),
  AcrRegistryInfo: acrRegistryInfos,
  ImageRegistryCredential: imageRegistryCredentials,
};

/** What only a new group is told, and what it is made of. */
export const creationOnly = {
  VSwitchId: text,
  ZoneId: text,
  ScheduleStrategy: oneOf("VSwitchOrdered", "VSwitchRandom"),
  SecurityGroupId: text,
  InstanceType: text,
  CpuArchitecture: oneOf("AMD64", "ARM64"),
  ComputeCategory: texts(maxItems),
  CpuOptionsCore: integer(positive),
  CpuOptionsThreadsPerCore: integer(positive),
  CpuOptionsNuma: text,
  GpuDriverVersion: text,
  OverheadReservationOption: record({ EnableOverheadReservation: flag }),
  ContainerResourceView: flag,
  SpotStrategy: oneOf("NoSpot", "SpotAsPriceGo", "SpotWithPriceLimit"),
  SpotPriceLimit: decimal(positive),
  SpotDuration: integer({ min: 0, max: 1 }),
  StrictSpot: flag,
  ImageSnapshotId: text,
  AutoMatchImageCache: flag,
  ImageAccelerateMode: oneOf("nydus", "dadi", "p2p", "imc"),
  PlainHttpRegistry: text,
  InsecureRegistry: text,
  ActiveDeadlineSeconds: integer(positive),
  TerminationGracePeriodSeconds: integer(positive),
  HostName: text,
  HostAliase: items({ Ip: text, Hostname: texts(maxItems) }, maxItems),
  DnsPolicy: oneOf("Default", "None"),
  NtpServer: texts(maxItems),
  SecurityContext: sysctls,
  HostSecurityContext: sysctls,
  ShareProcessNamespace: flag,
  RamRoleName: text,
  EphemeralStorage: integer(positive),
  CorePattern: text,
  OsType: oneOf("Linux", "Windows"),
  EipInstanceId: text,
  AutoCreateEip: flag,
  EipBandwidth: integer(positive),
  EipISP: oneOf(...isps),
  EipCommonBandwidthPackage: text,
  Ipv6AddressCount: integer({ min: 0, max: 1 }),
  Ipv6GatewayBandwidthEnable: flag,
  Ipv6GatewayBandwidth: text,
  PrivateIpAddress: text,
  FixedIp: text,
  FixedIpRetainHour: integer(positive),
  IngressBandwidth: integer({ min: 0, max: Number.MAX_SAFE_INTEGER }),
  EgressBandwidth: integer({ min: 0, max: Number.MAX_SAFE_INTEGER }),
  DataCacheBucket: text,
  DataCachePL: text,
  DataCacheBurstingEnabled: flag,
  DataCacheProvisionedIops: integer(positive),
};

const inCreate = {
  ...common,
  ...creationOnly,
  ContainerGroupName: needed(text),
  Container: containersInCreate,
  InitContainer: initContainersInCreate,
  Volume: volumesInCreate,
};

const inUpdate = {
  ...common,
  Container: containersInUpdate,
  InitContainer: initContainersInUpdate,
  Volume: volumesInUpdate,
};

export type GroupInCreate = Stated<typeof inCreate>;
export type GroupInUpdate = Stated<typeof inUpdate>;

export function readGroupInCreate(parameters: Parameters): GroupInCreate {
  return readStated(inCreate, parameters);
}

export function readGroupInUpdate(parameters: Parameters): GroupInUpdate {
  return readStated(inUpdate, parameters);
}
