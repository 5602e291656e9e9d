import * as pulumi from "@pulumi/pulumi";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { Eip, ImageCache, ImageCacheSet, ImageCachesReady } from "../../../sdk/index.js";
import { ClusterImageCache, ImageCacheObjectReady } from "../../../sdk/kubernetes/index.js";

type Mocks = pulumi.runtime.Mocks["newResource"];

const mocks: Record<string, Mocks> = {
  "returns its inputs only": ({ name, inputs }) => ({ id: `${name}-id`, state: inputs }),
  "returns no id": ({ inputs }) => ({ id: undefined, state: inputs }),
  "returns outputs": ({ name, inputs }) => ({
    id: `${name}-id`,
    state: {
      ...inputs,
      status: "Ready",
      revision: 1,
      regionId: "cn-hangzhou",
      accountId: "1",
      imageCacheId: `${name}-id`,
      metadata: { name, uid: "uid" },
    },
  }),
};

const rests: Record<string, [preview?: boolean, organization?: string]> = {
  "project and stack": [],
  "preview false": [false],
  "preview true": [true],
  "an organization": [false, "acme"],
  "preview true and an organization": [true, "acme"],
};

const errors: unknown[] = [];
const collect = (error: unknown) => errors.push(error);

beforeEach(() => {
  errors.length = 0;
  process.on("unhandledRejection", collect);
});
afterEach(async () => {
  process.off("unhandledRejection", collect);
  await pulumi.runtime.disconnect();
});

const network = { securityGroupId: "sg-2ze4mocks00000000000", vswitchIds: ["vsw-2ze4mocks0000000000"] };

function everything() {
  const address = new Eip("pull", { bandwidth: 5 });
  const cache = new ImageCache("web", { images: ["a:1"], ...network, eipInstanceId: address.allocationId });
  const set = new ImageCacheSet("platform", {
    caches: { api: { images: ["a:1"] }, batch: { images: ["b:1"] } },
    defaults: network,
  });
  const gate = new ImageCachesReady("all", { imageCaches: [cache] });
  const byApi = new ClusterImageCache("api", { images: ["a:1"], ...network });
  const inCluster = new ClusterImageCache("cluster", { images: ["a:1"], buildWith: "cluster", ...network });
  const ready = new ImageCacheObjectReady("object", { name: "object", uid: "uid" });
  return pulumi.output({
    allocationId: address.allocationId,
    imageCacheId: cache.imageCacheId,
    set: set.imageCacheIds,
    gate: gate.imageCacheIds,
    pods: byApi.podAnnotations,
    matched: inCluster.autoMatchAnnotations,
    pinned: inCluster.podAnnotations,
    manifests: byApi.manifests,
    ready: ready.imageCacheId,
  });
}

/** The value of an output once all that stands behind it has been registered; undefined while it is unknown. */
async function settled<T>(output: pulumi.Output<T>): Promise<T | undefined> {
  const inner = output as unknown as { promise(): Promise<T>; isKnown: Promise<boolean> };
  const value = await inner.promise();
  return (await inner.isKnown) ? value : undefined;
}

describe.each(Object.entries(mocks))("under a mock that %s", (kind, newResource) => {
  it.each(Object.entries(rests))("with %s every class and component is made", async (_, rest) => {
    await pulumi.runtime.setMocks({ newResource, call: () => ({}) }, "shop", "dev", ...rest);
    const values = await settled(everything());
    await new Promise(setImmediate);
    expect(errors).toEqual([]);
    if (kind === "returns no id") return;
    expect(values ?? rest[0]).toBeTruthy();
    if (values === undefined) return;
    expect(values.set).toEqual({ api: "platform-api-id", batch: "platform-batch-id" });
    expect(values.gate).toEqual(["web-id"]);
    expect(values).toMatchObject({ allocationId: "pull-id", imageCacheId: "web-id" });
  });
});
