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
  return dynamicType.replace(/^(?:pulumi-nodejs:dynamic\/eci|pulumi-eci:index):/, "eci:index:");
}

/** What the host that serves a resource adds to its options. */
export function optionsUnderHost(): { version?: string } {
  return plugin?.version === undefined ? {} : { version: plugin.version };
}
