import type { ConfigMap } from "@pulumi/pulumi/automation/index.js";
import type { Emulator } from "pulumi-eci/emulator";

/** One configuration for both providers, as a user's Pulumi.<stack>.yaml has it, and for the plugin under its own names. */
export function sharedConfig(emulator: Emulator): ConfigMap {
  const endpoint = `${emulator.host}:${emulator.port}`;
  const config: ConfigMap = {
    "alicloud:region": { value: "cn-hangzhou" },
    "alicloud:accessKey": { value: "test" },
    "alicloud:secretKey": { value: "test", secret: true },
    "alicloud:protocol": { value: "HTTP" },
    "alicloud:skipRegionValidation": { value: "true" },
    "alicloud:endpoints": {
      value: JSON.stringify([{ eci: endpoint, vpc: endpoint, ecs: endpoint, sts: endpoint }]),
    },
  };
  const own = Object.entries(config).map(([key, value]) => [key.replace("alicloud:", "eci:"), value]);
  return { ...config, ...(Object.fromEntries(own) as ConfigMap) };
}
