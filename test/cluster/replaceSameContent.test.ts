import * as kubernetes from "@pulumi/kubernetes";
import type { ResourceTransform } from "@pulumi/pulumi";
import { startVirtualNode, type VirtualNode } from "pulumi-eci/emulator";
import { ClusterImageCache, type ClusterImageCacheArgs } from "pulumi-eci/kubernetes";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type Run, TestStack } from "../engine/support/stack.js";
import { isMissing } from "../support/plugins.js";
import { Cable } from "./support/cable.js";
import { type Cluster, startCluster } from "./support/cluster.js";
import { defineImageCaches } from "./support/definition.js";

const skip = isMissing("pulumi-resource-kubernetes", "a replacement of the same content");
const args = { buildWith: "cluster" as const, images: ["nginx:1"], vswitchIds: ["vsw-1"] };
const objectUrn =
  "urn:pulumi:dev::engine::pulumi-eci:kubernetes:ClusterImageCache$kubernetes:eci.alibabacloud.com/v1:ImageCache::web";

let cluster: Cluster;
let test: TestStack;
let node: VirtualNode;

/** A virtual node builds every object of its cluster: this file has a cluster of its own. */
beforeAll(async () => {
  cluster = await startCluster();
  await defineImageCaches(cluster.kubectl);
});
afterAll(() => cluster.stop());

beforeEach(async () => {
  test = await TestStack.create({ environment: { KUBECONFIG: cluster.kubeconfig } });
  node = await startVirtualNode({
    endpoint: test.emulator.url,
    kubeconfig: cluster.kubeconfig,
    intervalMs: 50,
  });
});
afterEach(async () => {
  await test.destroy();
  await node.close();
  await test.close();
});

interface Declaration {
  upsertExistingObjects?: boolean;
  more?: Partial<ClusterImageCacheArgs>;
  transforms?: ResourceTransform[];
}

function declare({ upsertExistingObjects = false, more = {}, transforms = [] }: Declaration): void {
  test.declare(() => {
    const provider = new kubernetes.Provider("k8s", {
      kubeconfig: cluster.kubeconfigText,
      upsertExistingObjects,
    });
    const { imageCacheId } = new ClusterImageCache("web", { ...args, ...more }, { provider, transforms });
    return Promise.resolve({ imageCacheId });
  });
}

interface StoredObject {
  metadata: { name: string; uid: string };
  status: { phase: string; imageCacheId: string };
}

async function objects(): Promise<StoredObject[]> {
  const { stdout } = await cluster.kubectl(["get", "imagecaches", "-o", "json"]);
  return JSON.parse(stdout).items;
}

/** The label is no content: what it asks for is a replacement of the same. */
const labelReplaces: ResourceTransform = ({ type, props, opts }) =>
  type.startsWith("kubernetes:eci.alibabacloud.com")
    ? { props, opts: { ...opts, replaceOnChanges: ["metadata.labels"] } }
    : undefined;

const ways: Record<string, (declaration: Declaration) => Promise<Run>> = {
  "--replace": async (declaration) => {
    declare(declaration);
    return test.up({ replace: [objectUrn] });
  },
  taint: async (declaration) => {
    declare(declaration);
    await test.pulumi("state", "taint", objectUrn, "--yes", "--stack", "dev");
    return test.up();
  },
  replaceOnChanges: async (declaration) => {
    declare({ ...declaration, more: { labels: { round: "2" } }, transforms: [labelReplaces] });
    return test.up();
  },
};

describe.skipIf(skip)("a replacement of the same content", () => {
  describe.each([false, true])("with upsertExistingObjects: %s", (upsertExistingObjects) => {
    it.each(Object.keys(ways))("by %s makes the new one before the old one goes", async (way) => {
      declare({ upsertExistingObjects, transforms: way === "replaceOnChanges" ? [labelReplaces] : [] });
      expect(await test.up()).toMatchObject({ succeeded: true });
      const [before] = await objects();
      expect(before?.metadata.name).toMatch(/^web-\w+$/);

      const replaced = await ways[way]?.({ upsertExistingObjects });
      expect(replaced).toMatchObject({ succeeded: true });
      expect(replaced?.output.indexOf("Ready 100%")).toBeLessThan(
        replaced?.output.indexOf("deleting original") ?? -1,
      );
      const [after, ...others] = await objects();
      expect(others).toEqual([]);
      expect(after?.metadata.name).not.toBe(before?.metadata.name);
      expect(await test.outputs()).toEqual({ imageCacheId: after?.status.imageCacheId });
      // The virtual node deletes the cache of the old object.
      await expect.poll(() => test.emulator.imageCaches.list()).toHaveLength(1);
      expect(test.emulator.imageCaches.list()[0]?.ImageCacheId).toBe(after?.status.imageCacheId);
      expect(Object.keys((await test.up()).changes)).toEqual(["same"]);
    });
  });

  it("has the old one go first where the program names the object", async () => {
    declare({ more: { name: "mine" } });
    await test.up();
    const [before] = await objects();
    const replaced = await test.up({ replace: [objectUrn] });
    expect(replaced).toMatchObject({ succeeded: true });
    const [after, ...others] = await objects();
    expect(others).toEqual([]);
    expect(after?.metadata.name).toBe("mine");
    expect(after?.metadata.uid).not.toBe(before?.metadata.uid);
    expect(await test.outputs()).toEqual({ imageCacheId: after?.status.imageCacheId });
  });

  it("keeps the name that an earlier version has made of the content, until that changes", async () => {
    // What nobody waits for is still named like that.
    declare({ more: { waitForReady: false } });
    await test.up();
    const [before] = await objects();
    expect(before?.metadata.name).toMatch(/^web-[0-9a-f]{8}$/);
    declare({});
    const waited = await test.up();
    expect(waited).toMatchObject({ succeeded: true, changes: { create: 1 } });
    expect((await objects()).map(({ metadata }) => metadata.uid)).toEqual([before?.metadata.uid]);
    declare({ more: { labels: { team: "web" } } });
    const labelled = await test.up();
    expect(labelled).toMatchObject({ succeeded: true, changes: { update: 1 } });

    declare({ more: { images: ["nginx:2"] } });
    const changed = await test.up();
    expect(changed).toMatchObject({ succeeded: true, changes: { replace: 2 } });
    expect(changed.output.indexOf("Ready 100%")).toBeLessThan(changed.output.indexOf("deleting original"));
    const [after, ...others] = await objects();
    expect(others).toEqual([]);
    expect(after?.metadata.name).not.toBe(before?.metadata.name);
    const again = await test.up();
    expect(Object.keys(again.changes)).toEqual(["same"]);
    for (const { output, errors } of [waited, labelled, changed, again])
      expect(output + errors).not.toContain("cannot ignore changes");
  });

  it("is not made of a component that is renamed with an alias", async () => {
    const named = (name: string, aliases: string[] = []) =>
      test.declare(() => {
        new ClusterImageCache(name, args, { aliases: aliases.map((former) => ({ name: former })) });
        return Promise.resolve({});
      });
    named("web");
    await test.up();
    const [before] = await objects();
    named("site", ["web"]);
    expect(await test.up()).toMatchObject({ succeeded: true });
    expect((await objects()).map(({ metadata }) => metadata.uid)).toEqual([before?.metadata.uid]);
  });

  it("gets names that a cluster takes, whatever the component is called", async () => {
    test.declare(() => {
      for (const name of ["Web Cache", "web_cache"]) new ClusterImageCache(name, args);
      return Promise.resolve({});
    });
    expect(await test.up()).toMatchObject({ succeeded: true });
    const names = (await objects()).map(({ metadata }) => metadata.name);
    expect(names).toEqual([expect.stringMatching(/^web-cache-\w+/), expect.stringMatching(/^web-cache-\w+/)]);
    expect(Object.keys((await test.up()).changes)).toEqual(["same"]);
  });
});

describe.skipIf(skip)("an object that the stack does not know any more", () => {
  it.each([
    [
      "is gone",
      async () => {},
      /the object imagecache\/web-\w+ is not in the cluster at .*run pulumi refresh/,
    ],
    [
      "is another one of the same name",
      async (object: StoredObject) => {
        const { uid: _, ...metadata } = object.metadata;
        const made = { ...object, metadata: { name: metadata.name }, status: undefined };
        await cluster.kubectl(["create", "-f", "-"], { input: JSON.stringify(made) });
      },
      /is not the one that this program has made\..*run pulumi refresh/s,
    ],
  ])("%s: the preview shows that the wait acts, and pulumi up says to refresh", async (_, then, message) => {
    declare({});
    await test.up();
    const [object] = await objects();
    if (object === undefined) throw new Error("There is no object.");
    await cluster.kubectl(["delete", "imagecache", object.metadata.name]);
    await then(object);
    expect((await test.preview()).changes).toMatchObject({ update: 1 });
    const failed = await test.up();
    expect(failed.succeeded).toBe(false);
    expect(failed.output).toMatch(message);
    expect(await test.refresh()).toMatchObject({ succeeded: true });
    expect(await test.up()).toMatchObject({ succeeded: true });
    expect(Object.keys((await test.up()).changes)).toEqual(["same"]);
  });

  it("is passed over with a warning where the cluster cannot be reached", async () => {
    const cable = await Cable.to(cluster.url);
    const kubeconfig = cluster.kubeconfigText.replace(cluster.url, `https://127.0.0.1:${cable.port}`);
    test.declare(() => {
      const { imageCacheId } = new ClusterImageCache("web", { ...args, kubeconfig });
      return Promise.resolve({ imageCacheId });
    });
    await test.up();
    cable.cut();
    const preview = await test.preview();
    expect(preview).toMatchObject({ succeeded: true });
    expect(Object.keys(preview.changes)).toEqual(["same"]);
    expect(preview.output + preview.errors).toMatch(
      /ImageCacheObjectReady web: warning: The cluster at https:\/\/127\.0\.0\.1:\d+ gives no answer: .* is not known\./,
    );
    cable.mend();
    await test.destroy();
    await cable.close();
  });
});
