import * as pulumi from "@pulumi/pulumi";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { fieldNames } from "../../../provider/resources/imageCache/schema.js";
import { ImageCache, type ImageCacheArgs } from "../../../sdk/imageCache.js";
import { loaderText } from "../../../sdk/loader.js";

let registered: pulumi.runtime.MockResourceArgs[] = [];

beforeEach(async () => {
  registered = [];
  await pulumi.runtime.setMocks(
    {
      newResource: (args) => {
        registered.push(args);
        return { id: "imc-1", state: { ...args.inputs, status: "Ready" } };
      },
      call: () => ({}),
    },
    "shop",
    "dev",
    false,
    "acme",
  );
});
afterEach(() => pulumi.runtime.disconnect());

const args: ImageCacheArgs = { images: ["a:1"] };

async function inputsOf(cache: ImageCache): Promise<Record<string, unknown>> {
  await resolved(cache.urn);
  const [resource] = registered;
  if (resource === undefined) throw new Error("Nothing was registered.");
  return resource.inputs;
}

function resolved<T>(output: pulumi.Output<T>): Promise<T> {
  return new Promise((resolve) => {
    output.apply((value) => resolve(value));
  });
}

it("registers under its own type token", async () => {
  await inputsOf(new ImageCache("web", args));
  expect(registered).toMatchObject([
    { type: "pulumi-nodejs:dynamic/eci:ImageCache", name: "web", custom: true },
  ]);
});

it("passes the loader's text and what the host does not tell", async () => {
  const inputs = await inputsOf(new ImageCache("web", args));
  expect(inputs).toMatchObject({
    images: ["a:1"],
    __provider: loaderText("imageCache"),
    __urn: "urn:pulumi:dev::shop::pulumi-nodejs:dynamic/eci:ImageCache::web",
    __organization: "acme",
  });
});

it("passes custom timeouts in seconds", async () => {
  const customTimeouts = { create: "1h30m", delete: "90s" };
  const inputs = await inputsOf(new ImageCache("web", args, { customTimeouts }));
  expect(inputs.__timeouts).toEqual({ create: 5_400, delete: 90 });
});

it("refuses a timeout that is no duration, by its name", () => {
  expect(() => new ImageCache("web", args, { customTimeouts: { update: "soon" } })).toThrow(
    'web: customTimeouts.update must be a duration such as "90s", "30m" or "1h30m", not "soon".',
  );
});

it("names its parent in the URN", async () => {
  class Group extends pulumi.ComponentResource {}
  const group = new Group("acme:index:Group", "group");
  const cache = new ImageCache("web", args, { parent: group });
  await resolved(cache.urn);
  const resource = registered.find(({ name }) => name === "web");
  expect(resource?.inputs.__urn).toBe(
    "urn:pulumi:dev::shop::acme:index:Group$pulumi-nodejs:dynamic/eci:ImageCache::web",
  );
});

it("leaves the caller's arguments as they are, so that two resources can share them", async () => {
  const shared = Object.freeze({ images: ["a:1"] });
  await inputsOf(new ImageCache("web", shared));
  await resolved(new ImageCache("api", shared).urn);
  expect(registered).toHaveLength(2);
});

describe("outputs", () => {
  it("are there for every argument and everything that the cloud adds", async () => {
    const every = Object.fromEntries(fieldNames.map((name) => [name, undefined]));
    const cache = new ImageCache("web", { ...every, images: ["a:1"] });
    await resolved(cache.urn);
    const computed = ["imageCacheId", "accountId", "status", "progress", "creationTime", "expireDateTime"];
    const more = [
      "lastMatchedTime",
      "snapshotId",
      "flashSnapshotId",
      "containerGroupId",
      "events",
      "revision",
    ];
    for (const name of [...fieldNames, ...computed, ...more]) {
      expect(pulumi.Output.isInstance(Reflect.get(cache, name)), name).toBe(true);
    }
  });

  it("are there for what only the cloud fills in when nobody has declared it", async () => {
    const cache = new ImageCache("web", args);
    for (const output of [
      cache.imageCacheName,
      cache.imageCacheSize,
      cache.regionId,
      cache.tags,
      cache.status,
    ]) {
      expect(pulumi.Output.isInstance(output)).toBe(true);
    }
    expect(await resolved(cache.status)).toBe("Ready");
  });

  it("of credentials are secret, given plain or not", async () => {
    const imageRegistryCredentials = [{ server: "r.example.com", userName: "u", password: "p" }];
    const cache = new ImageCache("web", { ...args, imageRegistryCredentials });
    expect(await pulumi.isSecret(cache.imageRegistryCredentials)).toBe(true);
    expect(await pulumi.isSecret(cache.images)).toBe(false);
  });
});

it("takes every argument as an output", async () => {
  const inputs = await inputsOf(
    new ImageCache("web", {
      images: pulumi.output(["a:1"]),
      vswitchIds: [pulumi.output("vsw-1"), "vsw-2"],
      imageRegistryCredentials: [{ server: "r", userName: pulumi.output("u"), password: pulumi.secret("p") }],
      flash: pulumi.output(true),
    }),
  );
  expect(inputs).toMatchObject({ images: ["a:1"], vswitchIds: ["vsw-1", "vsw-2"], flash: true });
});

it("refuses a provider object and says what takes its place", () => {
  class Provider extends pulumi.ProviderResource {}
  const provider = new Provider("alicloud", "beijing");
  expect(() => new ImageCache("web", args, { provider })).toThrow(
    "web: a resource of pulumi-eci takes no provider object. Set alicloud:* in the stack's configuration, or regionId and profile",
  );
});
