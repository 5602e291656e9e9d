import { Server } from "@grpc/grpc-js";
import type { ComponentResourceOptions, Inputs, Output } from "@pulumi/pulumi";
import type { ConstructResult, Provider } from "@pulumi/pulumi/provider/index.js";

type Handler = (call: unknown, callback: (error: unknown, response?: unknown) => void) => void;

/** What makes components; the SDK that they need is loaded when the first one is made. */
export type Constructor = Handler;

/**
 * The call `construct` of Pulumi's own server for providers, with all that it does to options, dependencies and secrets. The server does not
 * export it, but hands it to a gRPC server: it is taken from there, and no second port is opened.
 */
export async function openConstructor(engineAddress: string, version: string): Promise<Constructor> {
  const { registerWithPlugin } = await import("../../sdk/host.js");
  registerWithPlugin(version);
  const { main } = await import("@pulumi/pulumi/provider/server.js");
  const { addService, bindAsync } = Server.prototype;
  const { log } = console;
  let found: { construct: Handler } | undefined;
  try {
    Server.prototype.addService = (_, implementation) => {
      found = implementation as unknown as { construct: Handler };
    };
    Server.prototype.bindAsync = (_address, _credentials, done) => done(null, 0);
    console.log = () => {};
    await main(componentProvider(version), [engineAddress]);
  } finally {
    Object.assign(Server.prototype, { addService, bindAsync });
    console.log = log;
  }
  if (found === undefined) throw new Error("This version of Pulumi's SDK makes components in another way.");
  const server = found;
  return (call, callback) => server.construct(call, callback);
}

function componentProvider(version: string): Provider {
  return {
    version,
    construct: async (name, type, inputs, options) => {
      const make = Object.hasOwn(components, type) ? components[type] : undefined;
      if (make !== undefined) return make(name, inputs, options);
      const known = Object.keys(components).join(", ");
      throw new Error(`${type} is no component of this plugin: it has ${known}.`);
    },
  };
}

type Make = (name: string, inputs: Inputs, options: ComponentResourceOptions) => Promise<ConstructResult>;

const components: Readonly<Record<string, Make>> = {
  "eci:index:ImageCacheSet": imageCacheSet,
  "eci:index:ClusterImageCache": clusterImageCache,
};

async function imageCacheSet(
  name: string,
  inputs: Inputs,
  options: ComponentResourceOptions,
): Promise<ConstructResult> {
  const { ImageCacheSet } = await import("../../sdk/imageCacheSet.js");
  const { caches, defaults, regions, maxConcurrentUpdates, ...others } = inputs;
  const args = {
    caches: await known(`ImageCacheSet ${name}`, "caches", caches),
    defaults: await known(`ImageCacheSet ${name}`, "defaults", defaults),
    regions: await known(`ImageCacheSet ${name}`, "regions", regions),
    maxConcurrentUpdates: await known(`ImageCacheSet ${name}`, "maxConcurrentUpdates", maxConcurrentUpdates),
  };
  const given = Object.entries({ ...others, ...args }).filter(([, value]) => value !== undefined);
  const set = new ImageCacheSet(name, Object.fromEntries(given) as never, options);
  return { urn: set.urn, state: { imageCacheIds: set.imageCacheIds } };
}

async function clusterImageCache(
  name: string,
  inputs: Inputs,
  options: ComponentResourceOptions,
): Promise<ConstructResult> {
  const { ClusterImageCache } = await import("../../sdk/kubernetes/clusterImageCache.js");
  const { buildWith, installCrd, waitForReady, pods, ...others } = inputs;
  const subject = `ClusterImageCache ${name}`;
  const steering = {
    buildWith: await known(subject, "buildWith", buildWith),
    installCrd: await known(subject, "installCrd", installCrd),
    waitForReady: await known(subject, "waitForReady", waitForReady),
    pods: await podsOf(subject, pods),
  };
  const given = Object.entries({ ...others, ...steering }).filter(([, value]) => value !== undefined);
  const cache = new ClusterImageCache(name, Object.fromEntries(given) as never, options);
  const { urn, imageCacheId, images, podAnnotations, autoMatchAnnotations, manifests } = cache;
  return { urn, state: { imageCacheId, images, podAnnotations, autoMatchAnnotations, manifests } };
}

/** Whether pods name the cache has to be known at once; all else that is said of them may come later. */
async function podsOf(subject: string, pods: unknown): Promise<unknown> {
  const held = (await known(subject, "pods", pods)) as Record<string, unknown> | undefined;
  if (held === undefined || held === pods) return held;
  const output = pods as Output<Record<string, unknown>>;
  return Object.fromEntries(
    Object.keys(held).map((key) => [key, key === "pin" ? held[key] : output.apply((values) => values[key])]),
  );
}

/** What decides which resources there are, a program has to know before anything is made. */
async function known(subject: string, argument: string, value: unknown): Promise<unknown> {
  const { isUnknown, Output } = await import("@pulumi/pulumi/output.js");
  if (!Output.isInstance(value)) return value;
  // With what is in it and not known yet, in a place of its own.
  const held = await (value as unknown as { promise(withUnknowns: boolean): Promise<unknown> }).promise(true);
  if (!isUnknown(held)) return held;
  throw new Error(`${subject}: ${argument} must be known in a preview; only values in it may be outputs.`);
}
