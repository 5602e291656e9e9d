import { startVirtualNode, steppedClock, type VirtualNode } from "pulumi-eci/emulator";
import { ClusterImageCache, type ClusterImageCacheArgs } from "pulumi-eci/kubernetes";
import { afterAll, afterEach, beforeAll, expect, it } from "vitest";
import { dayMs } from "../../provider/clock.js";
import { TestStack } from "../engine/support/stack.js";
import { isMissing } from "../support/plugins.js";
import { type Cluster, startCluster } from "./support/cluster.js";
import { defineImageCaches } from "./support/definition.js";
import { loginSecret, putLogin } from "./support/login.js";

const skip = isMissing("pulumi-resource-kubernetes", "the renewal of caches that a cluster builds");

let cluster: Cluster;
let stack: TestStack;
let node: VirtualNode;

beforeAll(async () => {
  cluster = await startCluster();
  await defineImageCaches(cluster.kubectl);
});
afterAll(() => cluster.stop());
afterEach(async () => {
  await stack.destroy();
  await node.close();
  await stack.close();
});

const args: ClusterImageCacheArgs = {
  buildWith: "cluster",
  images: ["nginx:1"],
  retentionDays: 10,
  renewBeforeDays: 3,
  vswitchIds: ["vsw-1"],
  securityGroupId: "sg-1",
};

function declare(given: Partial<ClusterImageCacheArgs> = {}): void {
  stack.declare(async () => {
    const cache = new ClusterImageCache("web", { ...args, ...given });
    return { id: cache.imageCacheId, pods: cache.podAnnotations };
  });
}

/** One that was made so many days ago. */
async function open(daysAgo: number, given: Partial<ClusterImageCacheArgs> = {}): Promise<void> {
  const clock = steppedClock({ stepMs: 10_000, start: Date.now() - daysAgo * dayMs });
  const registries = { "registry.example.com": { userName: "web", password: "right" } };
  stack = await TestStack.create({
    environment: { KUBECONFIG: cluster.kubeconfig },
    emulator: { clock, registries },
  });
  node = await startVirtualNode({
    ...{ endpoint: stack.emulator.url, kubeconfig: cluster.kubeconfig, intervalMs: 50 },
  });
  declare(given);
  expect((await stack.up()).errors).toBe("");
  stack.emulator.clock.advance(Date.now() - stack.emulator.clock.now());
  stack.emulator.clearCalls();
}

async function objects(): Promise<{ metadata: { name: string; annotations: Record<string, string> } }[]> {
  const { stdout } = await cluster.kubectl(["get", "imagecaches", "-o", "json"]);
  return JSON.parse(stdout).items;
}

it.skipIf(skip)("leaves a cache alone while there is time", async () => {
  await open(5);
  expect((await stack.up()).changes).toEqual({ same: 3 });
  declare({ renewBeforeDays: 4 });
  expect((await stack.up()).changes).toEqual({ same: 2, update: 1 });
  declare({ renewBeforeDays: undefined });
  const without = await stack.up();
  // The annotation is a part of the object's content.
  expect(without.changes).toEqual({ delete: 1, replace: 2 });
});

it.skipIf(skip)(
  "makes another object, which is Ready before the old one goes, and the preview says why",
  async () => {
    await open(7.5);
    const { id } = await stack.outputs();
    const [old] = await objects();
    const preview = await stack.preview({ diff: false });
    expect(preview.output).toMatch(/ImageCacheObjectRenewal web: expires \S+Z, in 2 days/);
    expect(await objects()).toEqual([old]);

    const renewed = await stack.up();
    expect(renewed).toMatchObject({ succeeded: true, changes: { update: 1, replace: 2 } });
    expect(renewed.output.indexOf("Ready 100%")).toBeLessThan(renewed.output.indexOf("deleting original"));
    const [made, ...others] = await objects();
    expect(others).toEqual([]);
    expect(made?.metadata.name).not.toBe(old?.metadata.name);
    expect((await stack.outputs()).id).not.toBe(id);
    expect((await stack.up()).changes).toEqual({ same: 3 });
    expect(await stack.refresh()).toMatchObject({ succeeded: true, differing: [] });
  },
);

it.skipIf(skip)(
  "keeps the old cache where the new build fails, and makes the failed object again",
  async () => {
    await putLogin(cluster, "right");
    const own = { images: ["registry.example.com/web:1"], imagePullSecrets: [loginSecret] };
    await open(7.5, own);
    const { id } = await stack.outputs();
    const [old] = await objects();
    await putLogin(cluster, "wrong");
    expect((await stack.up()).succeeded).toBe(false);
    expect((await stack.up()).succeeded).toBe(false);
    const both = await objects();
    expect(both).toHaveLength(2);
    expect(both.map(({ metadata }) => metadata.name)).toContain(old?.metadata.name);
    expect(stack.emulator.imageCaches.list().map(({ ImageCacheId }) => ImageCacheId)).toContain(id);

    await putLogin(cluster, "right");
    expect(await stack.up()).toMatchObject({ succeeded: true });
    expect(await objects()).toHaveLength(1);
    expect((await stack.outputs()).id).not.toBe(id);
    // What was made again has another uid than the program knows until its next refresh.
    await stack.refresh();
    expect((await stack.up()).succeeded).toBe(true);
    expect((await stack.up()).changes).toEqual({ same: 3 });
  },
);

it.skipIf(skip)("has the old object go first where the program names it", async () => {
  await open(7.5, { name: "mine" });
  const { id } = await stack.outputs();
  const renewed = await stack.up();
  expect(renewed).toMatchObject({ succeeded: true });
  expect(renewed.output).toMatch(/ImageCache web deleted original[\s\S]*Ready 100%/);
  expect((await objects()).map(({ metadata }) => metadata.name)).toEqual(["mine"]);
  expect((await stack.outputs()).id).not.toBe(id);
  expect((await stack.up()).changes).toEqual({ same: 3 });
});

it.skipIf(skip)("refuses at preview what cannot be renewed", async () => {
  await open(1);
  declare({ retentionDays: 3 });
  expect((await stack.preview()).errors).toContain("must be less than retentionDays (3), not 3.");
  declare({ retentionDays: undefined });
  expect((await stack.preview()).errors).toContain("says nothing of a cache that never expires");
  declare({ waitForReady: false });
  expect((await stack.preview()).errors).toContain("needs waitForReady");
  declare({ renewBy: "pull" });
  expect((await stack.preview()).errors).toContain('renewBy needs buildWith: "api"');
});
