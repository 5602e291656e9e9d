import type * as pulumi from "@pulumi/pulumi";
import { pluginType } from "../provider/core/hostTypes.js";

interface Plugin {
  /** Its version, so that all resources of a run are those of one process. */
  version?: string | undefined;
}

let plugin: Plugin | undefined;

/**
 * From now on the resources of this process are those of the plugin, as the components that it makes need them.
 *
 * @public tests run the programs of one host under the other.
 */
export function registerWithPlugin(version?: string): void {
  plugin = { version };
}

/** Whether the dynamic provider serves the resources of this process. */
export function isDynamic(): boolean {
  return plugin === undefined;
}

/** The type of a resource under the host that serves it. */
export function typeUnderHost(dynamicType: string): string {
  if (plugin === undefined) return dynamicType;
  return pluginType(dynamicType);
}

/** The options of a resource, with what the host that serves it adds: under the plugin, what the resource was before it moved there. */
export function optionsUnderHost<T extends pulumi.ResourceOptions>(dynamicType: string, options: T): T {
  if (plugin === undefined) return options;
  const { version } = plugin;
  const aliases = [...(options.aliases ?? []), { type: dynamicType }];
  return { ...(version !== undefined && { version }), ...options, aliases };
}

/** What a part of a component needs to come back from the plugin: a program can give an alias to the component alone. */
export function comingBack(name: string): pulumi.ResourceOptions {
  return isDynamic() ? { aliases: [{ type: `eci:index:${name}` }] } : {};
}
