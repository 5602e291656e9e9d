/** The URN of a resource as the plugin has it, whichever host serves it: it stays the same when the resource moves, and so do those of its children. */
export function pluginUrn(urn: string): string {
  return withTypes(urn, pluginType);
}

/** The same as the dynamic provider has it, which what versions before have made follows from. */
export function dynamicUrn(urn: string): string {
  return withTypes(urn, dynamicType);
}

function withTypes(urn: string, rename: (type: string) => string): string {
  const [stack = "", project = "", types = "", ...name] = urn.split("::");
  return [stack, project, types.split("$").map(rename).join("$"), ...name].join("::");
}

/** What the plugin calls a type of either host, a component too; other types stay as they are. */
export function pluginType(type: string): string {
  return type.replace(
    /^(?:pulumi-nodejs:dynamic\/eci|pulumi-eci:(?:index|kubernetes)):(?=\w+$)/,
    "eci:index:",
  );
}

const components: Readonly<Record<string, string>> = {
  ImageCacheSet: "pulumi-eci:index:ImageCacheSet",
  ClusterImageCache: "pulumi-eci:kubernetes:ClusterImageCache",
};

function dynamicType(type: string): string {
  const [, name] = /^eci:index:(\w+)$/.exec(type) ?? [];
  return name === undefined ? type : (components[name] ?? `pulumi-nodejs:dynamic/eci:${name}`);
}
