import * as pulumi from "@pulumi/pulumi";
import { ContainerGroup, Eip, ImageCache, ImageCacheSet } from "pulumi-eci";
import { ClusterImageCache } from "pulumi-eci/kubernetes";

type Args = Record<string, unknown>;
type Options = pulumi.CustomResourceOptions;

/** The types, under either host. */
export interface Classes {
  eip(
    name: string,
    args: Args,
    options?: Options,
  ): pulumi.CustomResource & { allocationId: pulumi.Output<string> };
  cache(name: string, args: Args, options?: Options): pulumi.CustomResource;
  group(name: string, args: Args, options?: Options): pulumi.CustomResource;
  set(name: string, args: Args, options?: pulumi.ComponentResourceOptions): pulumi.ComponentResource;
  clusterCache(name: string, args: Args, options?: pulumi.ComponentResourceOptions): pulumi.ComponentResource;
}

/** The classes of the package, which the dynamic provider serves, with what a way back needs. */
export const dynamic: Classes = {
  eip: (name, args, options) => new Eip(name, args, { ...options, ...from("eci:index:Eip") }),
  cache: (name, args, options) =>
    new ImageCache(name, args as never, { ...options, ...from("eci:index:ImageCache") }),
  group: (name, args, options) =>
    new ContainerGroup(name, args as never, { ...options, ...from("eci:index:ContainerGroup") }),
  set: (name, args, options) =>
    new ImageCacheSet(name, args as never, { ...options, ...from("eci:index:ImageCacheSet") }),
  clusterCache: (name, args, options) =>
    new ClusterImageCache(name, args as never, { ...options, ...from("eci:index:ClusterImageCache") }),
};

/** What generated packages register. */
export const plugin: Classes = {
  eip: (name, args, options) =>
    registered("Eip", name, { allocationId: undefined, ...args }, options) as never,
  cache: (name, args, options) => registered("ImageCache", name, args, options),
  group: (name, args, options) => registered("ContainerGroup", name, args, options),
  set: (name, args, options) =>
    new Remote("ImageCacheSet", name, args, { ...options, ...from("pulumi-eci:index:ImageCacheSet") }),
  clusterCache: (name, args, options) => {
    const type = from("pulumi-eci:kubernetes:ClusterImageCache");
    return new Remote("ClusterImageCache", name, args, { ...options, ...type });
  },
};

class Registered extends pulumi.CustomResource {}

/** A component that the plugin makes. */
class Remote extends pulumi.ComponentResource {
  constructor(kind: string, name: string, args: Args, options: pulumi.ComponentResourceOptions) {
    super(`eci:index:${kind}`, name, args as pulumi.Inputs, options, true);
  }
}

function registered(kind: string, name: string, args: Args, options?: Options): pulumi.CustomResource {
  return new Registered(`eci:index:${kind}`, name, args as pulumi.Inputs, {
    ...options,
    ...from(`pulumi-nodejs:dynamic/eci:${kind}`),
  });
}

function from(type: string): pulumi.ResourceOptions {
  return { aliases: [{ type }] };
}

/** The ways that a stack can move. */
export const ways = [
  ["from the dynamic provider to the plugin", dynamic, plugin],
  ["back from the plugin to the dynamic provider", plugin, dynamic],
] as const;
