import type { Declaration } from "./declaration.mts";

/** Something that a run does, with every API call that it makes for it. */
export interface Operation {
  readonly name: string;
  /** What is there before; absent: nothing. */
  readonly before?: Declaration;
  /** What the run under test declares. */
  readonly declared: Declaration;
  /** Its calls, in their order. */
  readonly calls: readonly Call[];
  /** How many objects may be there at once. */
  readonly most: Most;
}

export interface Most {
  readonly imageCaches: number;
  readonly eips: number;
  readonly containerGroups?: number;
}

type Call = `${"ECI" | "VPC" | "STS"}:${string}`;

const who = "STS:GetCallerIdentity";
const allocate = "VPC:AllocateEipAddress";
const modify = "VPC:ModifyEipAddressAttribute";
const join = "VPC:AddCommonBandwidthPackageIp";
const leave = "VPC:RemoveCommonBandwidthPackageIp";
const release = "VPC:ReleaseEipAddress";
const lookAtEip = "VPC:DescribeEipAddresses";
const tagEip = "VPC:TagResources";
const create = "ECI:CreateImageCache";
const update = "ECI:UpdateImageCache";
const remove = "ECI:DeleteImageCache";
const look = "ECI:DescribeImageCaches";
const createGroup = "ECI:CreateContainerGroup";
const updateGroup = "ECI:UpdateContainerGroup";
const removeGroup = "ECI:DeleteContainerGroup";
const lookAtGroup = "ECI:DescribeContainerGroups";
const usage = "ECI:ListUsage";
const tag = "ECI:TagResources";
const wait = [look, look, look, look, look, look] as const;

const cached: Declaration = { address: {}, cache: {} };
const owning: Declaration = { cache: { autoCreateEip: true } };
const one = { imageCaches: 1, eips: 1 };

export const imageCacheOperations: readonly Operation[] = [
  {
    name: "create",
    declared: cached,
    calls: [who, lookAtEip, allocate, lookAtEip, usage, look, look, create, ...wait, tag, tagEip],
    most: one,
  },
  {
    name: "update of images, tags and address",
    before: cached,
    declared: {
      address: { bandwidth: 10 },
      cache: { images: ["registry.example.com/web:2"], tags: { stage: "two" } },
    },
    calls: [who, lookAtEip, modify, lookAtEip, look, look, look, tag, update, ...wait],
    most: one,
  },
  {
    name: "replacement",
    before: cached,
    declared: { address: {}, cache: { zoneId: "cn-hangzhou-g" } },
    calls: [who, usage, look, look, create, ...wait, remove, look, tag],
    most: { imageCaches: 2, eips: 1 },
  },
  {
    name: "replacement that deletes first",
    before: cached,
    declared: {
      address: {},
      cache: { zoneId: "cn-hangzhou-g" },
      options: { deleteBeforeReplace: true },
    },
    calls: [who, usage, look, remove, look, look, create, ...wait, tag],
    most: one,
  },
  {
    name: "renewal of a cache that has failed",
    before: { address: {}, cache: { images: ["registry.example.com/fail-build:1"] } },
    declared: cached,
    calls: [who, look, usage, remove, look, look, create, ...wait, tag],
    most: one,
  },
  {
    name: "delete",
    before: cached,
    declared: {},
    calls: [who, remove, look, lookAtEip, lookAtEip, release, lookAtEip],
    most: one,
  },
];

const builtAndReleased = [lookAtEip, allocate, create, ...wait, lookAtEip, release, lookAtEip] as const;

export const buildEipOperations: readonly Operation[] = [
  {
    name: "create with an address for the build",
    declared: owning,
    calls: [usage, look, who, look, ...builtAndReleased, tag],
    most: one,
  },
  {
    name: "update with an address for the build",
    before: owning,
    declared: { cache: { autoCreateEip: true, images: ["registry.example.com/web:2"] } },
    calls: [look, who, look, look, lookAtEip, allocate, update, ...wait, lookAtEip, release, lookAtEip],
    most: one,
  },
  {
    name: "replacement with an address for the build",
    before: owning,
    declared: { cache: { autoCreateEip: true, zoneId: "cn-hangzhou-g" } },
    calls: [usage, who, look, look, ...builtAndReleased, remove, look, lookAtEip, tag],
    most: { imageCaches: 2, eips: 1 },
  },
];

const shared: Declaration = { address: { bandwidthPackageId: "cbwp-1" } };
const oneAddress = { imageCaches: 0, eips: 1 };

export const eipOperations: readonly Operation[] = [
  {
    name: "create of an address",
    declared: shared,
    calls: [who, lookAtEip, allocate, lookAtEip, join, lookAtEip, lookAtEip, tagEip],
    most: oneAddress,
  },
  {
    name: "update of an address",
    before: shared,
    declared: {
      address: { bandwidthPackageId: "cbwp-2", description: "x", bandwidth: 7, tags: { a: "b" } },
    },
    calls: [who, lookAtEip, leave, lookAtEip, modify, join, lookAtEip, tagEip, lookAtEip],
    most: oneAddress,
  },
  {
    name: "replacement of an address",
    before: shared,
    declared: { address: { bandwidthPackageId: "cbwp-1", isp: "BGP_International" } },
    calls: [
      ...[who, lookAtEip, allocate, lookAtEip, join, lookAtEip, lookAtEip],
      ...[lookAtEip, lookAtEip, leave, release, lookAtEip, tagEip],
    ] as const,
    most: { imageCaches: 0, eips: 2 },
  },
  {
    name: "delete of an address",
    before: shared,
    declared: {},
    calls: [who, lookAtEip, lookAtEip, leave, release, lookAtEip],
    most: oneAddress,
  },
];

const running: Declaration = { group: {} };
const oneGroup = { imageCaches: 0, eips: 0, containerGroups: 1 };
const started = [lookAtGroup, lookAtGroup, lookAtGroup] as const;

export const containerGroupOperations: readonly Operation[] = [
  {
    name: "create of a container group",
    declared: running,
    calls: [who, lookAtGroup, createGroup, ...started, tag],
    most: oneGroup,
  },
  {
    name: "update of a container group",
    before: running,
    declared: { group: { cpu: 4, tags: { stage: "two" } } },
    calls: [who, lookAtGroup, lookAtGroup, tag, updateGroup, lookAtGroup],
    most: oneGroup,
  },
  {
    name: "replacement of a container group",
    before: running,
    declared: { group: { containers: [{ name: "web", image: "registry.example.com/web:2" }] } },
    calls: [who, lookAtGroup, lookAtGroup, createGroup, ...started, removeGroup, lookAtGroup, tag],
    most: { ...oneGroup, containerGroups: 2 },
  },
  {
    name: "a job",
    declared: {
      group: {
        containers: [{ name: "job", image: "registry.example.com/job:1" }],
        restartPolicy: "Never",
        waitFor: "succeeded",
      },
    },
    calls: [who, lookAtGroup, createGroup, ...started, lookAtGroup, tag],
    most: oneGroup,
  },
  {
    name: "delete of a container group",
    before: running,
    declared: {},
    calls: [who, removeGroup, lookAtGroup],
    most: oneGroup,
  },
];
