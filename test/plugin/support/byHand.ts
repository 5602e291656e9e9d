import RpcClient from "@alicloud/pop-core";
import type { Emulator } from "pulumi-eci/emulator";

/** Calls the cloud as somebody does who has no Pulumi. */
async function byHand(
  emulator: Emulator,
  version: "2016-04-28" | "2018-08-08",
  action: string,
  parameters: object,
): Promise<Record<string, string>> {
  const client = new RpcClient({
    endpoint: emulator.url,
    apiVersion: version,
    accessKeyId: "test",
    accessKeySecret: "test",
  });
  return client.request(action, { RegionId: "cn-hangzhou", ...parameters }, {});
}

/** A cache that is Ready; hands out its id. */
export async function cacheByHand(emulator: Emulator, parameters: object = {}): Promise<string> {
  const made = await byHand(emulator, "2018-08-08", "CreateImageCache", {
    ...{ ImageCacheName: "by-hand", "Image.1": "registry.example.com/web:1", VSwitchId: "vsw-1" },
    ...{ "Tag.1.Key": "team", "Tag.1.Value": "web", ...parameters },
  });
  const id = String(made.ImageCacheId);
  emulator.imageCaches.finish(id);
  return id;
}

export async function addressByHand(emulator: Emulator, parameters: object = {}): Promise<string> {
  const made = await byHand(emulator, "2016-04-28", "AllocateEipAddress", {
    ...{ Name: "by-hand", Bandwidth: "7", ...parameters },
  });
  return String(made.AllocationId);
}

/** A group that runs; hands out its id. */
export async function groupByHand(emulator: Emulator, parameters: object = {}): Promise<string> {
  const made = await byHand(emulator, "2018-08-08", "CreateContainerGroup", {
    ...{ ContainerGroupName: "by-hand", VSwitchId: "vsw-1", SecurityGroupId: "sg-1", Cpu: 1, Memory: 2 },
    ...{ "Container.1.Name": "web", "Container.1.Image": "registry.example.com/web:1" },
    ...parameters,
  });
  // Long enough for it to run.
  emulator.clock.advance(10 * 60_000);
  return String(made.ContainerGroupId);
}

/** What the calls since the last `clearCalls` have changed in the cloud. */
export function changingCalls({ calls }: Emulator): string[] {
  return calls.map(({ action }) => action).filter((action) => !/^(Describe|List|Get)/.test(action));
}
