let isPlugin = false;

/**
 * From now on the resources of this process are those of the plugin, as the components that it makes need them.
 *
 * @public tests run the programs of one host under the other.
 */
export function registerWithPlugin(): void {
  isPlugin = true;
}

/** Whether the dynamic provider serves the resources of this process. */
export function isDynamic(): boolean {
  return !isPlugin;
}

/** The type of a resource under the host that serves it. */
export function typeUnderHost(dynamicType: string): string {
  return isPlugin ? dynamicType.replace("pulumi-nodejs:dynamic/eci:", "eci:index:") : dynamicType;
}
