import RpcClient from "@alicloud/pop-core";
import type * as alicloud from "@pulumi/alicloud";
import type { Unwrap } from "@pulumi/pulumi";
import type { Emulator } from "pulumi-eci/emulator";
import type { Random } from "../../support/random.js";

type ImageCacheArgs = Unwrap<alicloud.eci.ImageCacheArgs>;
type ContainerGroupArgs = Unwrap<alicloud.eci.ContainerGroupArgs>;
type EipArgs = Unwrap<alicloud.ecs.EipAddressArgs>;

/** A resource of @pulumi/alicloud as a state holds it. */
export interface Stored {
  type: string;
  name: string;
  inputs: Record<string, unknown>;
}

const cacheTypes = ["alicloud:eci/imageCache:ImageCache", "alicloud:eci/openApiImageCache:OpenApiImageCache"];
const addressTypes = ["alicloud:ecs/eipAddress:EipAddress", "alicloud:ecs/eip:Eip"];
const oddNames = [
  "default",
  "class",
  "new",
  "1st",
  "a-b",
  "a.b",
  "await",
  "eip",
  "café",
  "缓存",
  "x y",
  "config",
  "pulumi",
  "__proto__",
];

/** Resources with the arguments that the package's types allow, and the empty values that programs and bridges hold for "unset". */
export function alicloudResources(random: Random, count: number): Stored[] {
  return Array.from({ length: count }, (_, index) => {
    // Two of each name: one of each kind.
    const name = oddNames[index >> 1] ?? `resource-${index}`;
    return index % 2 === 0
      ? { type: random.pick(cacheTypes), name, inputs: given(imageCache(random, index)) }
      : { type: random.pick(addressTypes), name, inputs: given(address(random, index)) };
  });
}

function imageCache(random: Random, index: number): Partial<ImageCacheArgs> {
  const login = { server: "registry.example.com", userName: "reader", password: `secret-${index}` };
  return {
    images: random.pick([["registry.example.com/web:1"], ["registry.example.com/web:1", "nginx:1.29"]]),
    imageCacheName: `cache-${index}`,
    securityGroupId: "sg-1",
    vswitchId: random.pick(["vsw-1", "vsw-1,vsw-2"]),
    eipInstanceId: random.pick([undefined, ""]),
    imageCacheSize: random.pick([undefined, 0, 20, 50]),
    imageRegistryCredentials: random.pick([undefined, [], [login]]),
    resourceGroupId: random.pick([undefined, "", "rg-1"]),
    retentionDays: random.pick([undefined, 0, 7]),
    zoneId: random.pick([undefined, "", "cn-hangzhou-b"]),
  };
}

function address(random: Random, index: number): Partial<EipArgs> {
  const named = random.pick(["none", "name", "addressName"]);
  return {
    bandwidth: random.pick([undefined, "5", "10"]),
    name: named === "name" ? `address-${index}` : random.pick([undefined, ""]),
    addressName: named === "addressName" ? `address-${index}` : random.pick([undefined, ""]),
    description: random.pick([undefined, "", "for pulls"]),
    deletionProtection: random.pick([undefined, false, true]),
    highDefinitionMonitorLogStatus: random.pick([undefined, "OFF"]),
    internetChargeType: random.pick([undefined, "", "PayByBandwidth", "PayByTraffic"]),
    isp: random.pick([undefined, "", "BGP"]),
    logProject: random.pick([undefined, ""]),
    mode: random.pick([undefined, "", "NAT"]),
    netmode: random.pick([undefined, "public"]),
    ...random.pick([
      {},
      { paymentType: "PayAsYouGo" },
      { instanceChargeType: "PostPaid" },
      { paymentType: "" },
    ]),
    period: random.pick([undefined, 0, 1]),
    pricingCycle: random.pick([undefined, "", "Month"]),
    autoPay: random.pick([undefined, false]),
    resourceGroupId: random.pick([undefined, "", "rg-1"]),
    securityProtectionTypes: random.pick([undefined, [], ["AntiDDoS_Enhanced"]]),
    tags: random.pick([undefined, {}, { team: "web" }]),
    zone: random.pick([undefined, ""]),
    allocationId: undefined,
    ipAddress: random.pick([undefined, ""]),
  };
}

function given(args: object): Record<string, unknown> {
  return Object.fromEntries(Object.entries(args).filter(([, value]) => value !== undefined));
}

/** Makes the object of a resource by the calls of the other provider, and returns its id. */
export async function makeObject(
  emulator: Emulator,
  { type, inputs }: Stored,
  region: unknown = "cn-hangzhou",
): Promise<string> {
  const isAddress = addressTypes.includes(type);
  const client = new RpcClient({
    endpoint: emulator.url,
    apiVersion: isAddress ? "2016-04-28" : "2018-08-08",
    accessKeyId: "test",
    accessKeySecret: "test",
  });
  const call = (action: string, parameters: Record<string, unknown>) =>
    client.request<Record<string, string>>(action, { RegionId: region, ...filled(parameters) }, {});
  if (isAddress) return makeAddress(call, inputs);
  return cacheTypes.includes(type) ? makeCache(emulator, call, inputs) : makeGroup(emulator, call, inputs);
}

type Call = (action: string, parameters: Record<string, unknown>) => Promise<Record<string, string>>;

async function makeCache(emulator: Emulator, call: Call, inputs: Stored["inputs"]): Promise<string> {
  const { images, imageRegistryCredentials: logins = [], ...args } = inputs as Partial<ImageCacheArgs>;
  const flat = Object.fromEntries((images ?? []).map((image, index) => [`Image.${index + 1}`, image]));
  for (const [index, login] of (
    logins as { server?: string; userName?: string; password?: string }[]
  ).entries()) {
    const prefix = `ImageRegistryCredential.${index + 1}`;
    flat[`${prefix}.Server`] = login.server ?? "";
    flat[`${prefix}.UserName`] = login.userName ?? "";
    flat[`${prefix}.Password`] = login.password ?? "";
  }
  const { ImageCacheId = "" } = await call("CreateImageCache", {
    ...flat,
    ImageCacheName: args.imageCacheName,
    SecurityGroupId: args.securityGroupId,
    VSwitchId: args.vswitchId,
    ImageCacheSize: args.imageCacheSize,
    ResourceGroupId: args.resourceGroupId,
    RetentionDays: args.retentionDays,
    ZoneId: args.zoneId,
  });
  emulator.imageCaches.finish(ImageCacheId);
  return ImageCacheId;
}

/** One container, without more than an image and a command. */
async function makeGroup(emulator: Emulator, call: Call, inputs: Stored["inputs"]): Promise<string> {
  const { containers = [], ...args } = inputs as Partial<ContainerGroupArgs>;
  const [container] = containers;
  const { ContainerGroupId = "" } = await call("CreateContainerGroup", {
    ContainerGroupName: args.containerGroupName,
    VSwitchId: args.vswitchId,
    SecurityGroupId: args.securityGroupId,
    Cpu: args.cpu,
    Memory: args.memory,
    "Container.1.Name": container?.name,
    "Container.1.Image": container?.image,
    "Container.1.Command.1": container?.commands?.[0],
  });
  // Long enough for it to run.
  emulator.clock.advance(10 * 60_000);
  return ContainerGroupId;
}

async function makeAddress(call: Call, inputs: Stored["inputs"]): Promise<string> {
  const args = inputs as Partial<EipArgs>;
  const tags = Object.entries(args.tags ?? {}).map(([Key, Value], index) => [
    [`Tag.${index + 1}.Key`, Key],
    [`Tag.${index + 1}.Value`, Value],
  ]);
  const { AllocationId = "" } = await call("AllocateEipAddress", {
    ...Object.fromEntries(tags.flat()),
    Bandwidth: args.bandwidth,
    Name: args.name || args.addressName,
    Description: args.description,
    InstanceChargeType: "PostPaid",
    InternetChargeType: args.internetChargeType,
    ISP: args.isp,
    Netmode: args.netmode,
    ResourceGroupId: args.resourceGroupId,
    "SecurityProtectionTypes.1": args.securityProtectionTypes?.[0],
  });
  if (args.deletionProtection) {
    await call("DeletionProtection", { InstanceId: AllocationId, Type: "EIP", ProtectionEnable: true });
  }
  return AllocationId;
}

/** The bridge sends nothing for an empty value. */
function filled(parameters: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(parameters).filter(([, value]) => value));
}
