import type { ConfigMap } from "@pulumi/pulumi/automation";
import { configurationKeys } from "../../provider/accounts/configurationTable.js";

/** What `alicloud:region` or `pulumi-eci:ownerId` is called for the plugin. */
export function pluginKey(key: string): string {
  return `eci:${key.slice(key.indexOf(":") + 1)}`;
}

/** The configuration that the plugin has once what it does not see is repeated for it, by the names of the npm package. */
export function asPluginSees(config: ConfigMap): ConfigMap {
  const entries = configurationKeys.flatMap((key) => {
    const value = config[pluginKey(key)] ?? config[key];
    return value === undefined ? [] : [[key, value] as const];
  });
  return Object.fromEntries(entries);
}

/** The commands that repeat it: no value shows in them. */
export function repeatCommands(config: ConfigMap, stackName: string | undefined): string[] {
  const of = stackName === undefined ? "" : ` --stack ${stackName}`;
  const unseen = configurationKeys.filter((key) => config[key] && config[pluginKey(key)] === undefined);
  return unseen.map((key) => {
    const secret = config[key]?.secret ? " --secret" : "";
    return `pulumi config set${of}${secret} ${pluginKey(key)} "$(pulumi config get${of} ${key})"`;
  });
}
