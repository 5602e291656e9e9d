import { setImmediate } from "node:timers/promises";
import type { Emulator } from "pulumi-eci/emulator";
import { Clouds } from "../../../provider/accounts/clouds.js";
import { readSettings } from "../../../provider/accounts/settings.js";
import type { Clock } from "../../../provider/clock.js";
import { Session } from "../../../provider/core/session.js";
import { type DynamicProvider, dynamicHost } from "../../../provider/hosts/dynamic.js";
import { containerGroupResource } from "../../../provider/resources/containerGroup/resource.js";
import { eipResource } from "../../../provider/resources/eip/resource.js";
import { imageCacheResource } from "../../../provider/resources/imageCache/resource.js";
import type { Declared } from "./program.js";

/** What the provider's process is to the engine, from its start to its end. */
export interface ProviderProcess {
  provider(kind: Declared["kind"]): DynamicProvider;
  /** What the host does when the engine closes it. */
  close(): Promise<void>;
}

const environment = {
  ALICLOUD_ACCESS_KEY: "test",
  ALICLOUD_SECRET_KEY: "test",
  ALICLOUD_REGION: "cn-beijing",
};

/** A provider in this process, whose waits pass on the emulator's clock. */
export async function openProcess({ url, clock: virtual }: Emulator): Promise<ProviderProcess> {
  const values: Record<string, string> = {
    "alicloud:endpoints": JSON.stringify([{ eci: url, vpc: url, sts: url }]),
    "alicloud:clientReadTimeout": "500",
  };
  const config = { get: (name: string) => values[name] };
  const clock: Clock = {
    factor: 1,
    now: () => virtual.now(),
    pause: async (ms) => {
      virtual.advance(ms);
      await setImmediate();
    },
  };
  const clouds = new Clouds(readSettings(config.get, environment), environment, () => {}, clock);
  const session = new Session();
  const open = (resource: typeof eipResource) =>
    dynamicHost(resource, environment, () => ({ clouds, session }));
  const providers = {
    ImageCache: open(imageCacheResource),
    Eip: open(eipResource),
    ContainerGroup: open(containerGroupResource),
  };
  for (const provider of Object.values(providers)) await provider.configure({ config });
  return { provider: (kind) => providers[kind], close: async () => void (await session.end(4_000)) };
}
