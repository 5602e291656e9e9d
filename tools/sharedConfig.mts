import type { ConfigMap } from "@pulumi/pulumi/automation/index.js";
import type { Emulator } from "pulumi-eci/emulator";

/** One configuration for both providers, as a user's Pulumi.<stack>.yaml has it. */
export function sharedConfig(emulator: Emulator): ConfigMap {
  const endpoint = `${emulator.host}:${emulator.port}`;
  return {
    "alicloud:region": { value: "cn-hangzhou" },
    "alicloud:accessKey": { value: "test" },
    "alicloud:secretKey": { value: "test", secret: true },
    "alicloud:protocol": { value: "HTTP" },
    "alicloud:skipRegionValidation": { value: "true" },
    "alicloud:endpoints": {
      value: JSON.stringify([{ eci: endpoint, vpc: endpoint, ecs: endpoint, sts: endpoint }]),
    },
  };
}
