import { Server } from "@grpc/grpc-js";
import type { ComponentResourceOptions, Inputs } from "@pulumi/pulumi";
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
      if (type === "eci:index:ImageCacheSet") return imageCacheSet(name, inputs, options);
      throw new Error(`${type} is no component of this plugin: it has eci:index:ImageCacheSet.`);
    },
  };
}

async function imageCacheSet(
  name: string,
  inputs: Inputs,
  options: ComponentResourceOptions,
): Promise<ConstructResult> {
  const { ImageCacheSet } = await import("../../sdk/imageCacheSet.js");
  const { caches, defaults, regions, onBuildFailure, maxConcurrentUpdates } = inputs;
  const args = {
    caches: await known(name, "caches", caches),
    defaults: await known(name, "defaults", defaults),
    regions: await known(name, "regions", regions),
    maxConcurrentUpdates: await known(name, "maxConcurrentUpdates", maxConcurrentUpdates),
  };
  const given = Object.entries(args).filter(([, value]) => value !== undefined);
  const set = new ImageCacheSet(
    name,
    { ...(Object.fromEntries(given) as unknown as typeof args & { caches: never }), onBuildFailure } as never,
    options,
  );
  return { urn: set.urn, state: { imageCacheIds: set.imageCacheIds } };
}

/** How many caches there are, and what they are called, a program has to know before anything is made. */
async function known(name: string, argument: string, value: unknown): Promise<unknown> {
  const { isUnknown, Output } = await import("@pulumi/pulumi/output.js");
  if (!Output.isInstance(value)) return value;
  // With what is in it and not known yet, in a place of its own.
  const held = await (value as unknown as { promise(withUnknowns: boolean): Promise<unknown> }).promise(true);
  if (!isUnknown(held)) return held;
  throw new Error(
    `ImageCacheSet ${name}: ${argument} must be known in a preview; only values in it may be outputs.`,
  );
}
