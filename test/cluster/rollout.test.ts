import * as kubernetes from "@pulumi/kubernetes";
import { startVirtualNode, type VirtualNode } from "pulumi-eci/emulator";
import { annotatePods, ClusterImageCache, type ClusterImageCacheArgs } from "pulumi-eci/kubernetes";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { TestStack } from "../engine/support/stack.js";
import { isMissing } from "../support/plugins.js";
import { type Cluster, startCluster } from "./support/cluster.js";

const skip = isMissing("pulumi-resource-kubernetes", "rollouts in a cluster");
const matched = "k8s.aliyun.com/eci-matched-image-cache";

let cluster: Cluster;
let test: TestStack;
let node: VirtualNode;

/** A virtual node takes every pod of its cluster: this file has one of its own. */
beforeAll(async () => {
  cluster = await startCluster();
});
afterAll(() => cluster.stop());

beforeEach(async () => {
  test = await TestStack.create({ environment: { KUBECONFIG: cluster.kubeconfig } });
  const { url: endpoint } = test.emulator;
  node = await startVirtualNode({ endpoint, kubeconfig: cluster.kubeconfig, intervalMs: 50 });
});
afterEach(async () => {
  await test.destroy();
  await cluster.kubectl(["delete", "events", "--all"]);
  await node.close();
  await test.close();
});

/** A cache of an image, and a Deployment whose pods start from it. */
function declare(image: string, pods: ClusterImageCacheArgs["pods"] = {}): void {
  test.declare(() => {
    const network = { vswitchIds: ["vsw-1"], securityGroupId: "sg-1" };
    const cache = new ClusterImageCache("web", { images: [image], pods, ...network });
    const labels = { app: "web" };
    new kubernetes.apps.v1.Deployment(
      "web",
      {
        metadata: { name: "web" },
        spec: {
          selector: { matchLabels: labels },
          template: { metadata: { labels }, spec: { containers: [{ name: "web", image }] } },
        },
      },
      { transforms: [annotatePods(cache, { placement: "label" })] },
    );
    return Promise.resolve({ imageCacheId: cache.imageCacheId });
  });
}

async function kubectl(...words: string[]): Promise<string> {
  const { code, stdout, stderr } = await cluster.kubectl(words);
  if (code !== 0) throw new Error(stderr);
  return stdout;
}

interface Pod {
  metadata: { name: string; annotations: Record<string, string>; deletionTimestamp?: string };
  spec: { containers: { image: string }[] };
  status: { phase: string };
}

/** The pods that are there, by their image: from which cache each has started. */
async function hits(): Promise<Record<string, string | undefined>> {
  const { items } = JSON.parse(await kubectl("get", "pods", "-l", "app=web", "-o", "json")) as {
    items: Pod[];
  };
  const alive = items.filter(({ metadata }) => metadata.deletionTimestamp === undefined);
  return Object.fromEntries(
    alive.map(({ metadata, spec }) => [spec.containers[0]?.image, metadata.annotations[matched]]),
  );
}

async function reasons(): Promise<string[]> {
  const { items } = JSON.parse(await kubectl("get", "events", "-o", "json")) as {
    items: { reason: string }[];
  };
  return items.map(({ reason }) => reason);
}

/** Makes the images of two releases, one after the other. */
async function release(pods: ClusterImageCacheArgs["pods"]): Promise<[first: unknown, second: unknown]> {
  const ids: unknown[] = [];
  for (const image of ["r.example.com/web:1", "r.example.com/web:2"]) {
    declare(image, pods);
    expect(await test.up()).toMatchObject({ succeeded: true });
    const { imageCacheId } = await test.outputs();
    expect(await hits()).toMatchObject({ [image]: imageCacheId });
    ids.push(imageCacheId);
  }
  expect(ids[0]).not.toBe(ids[1]);
  return [ids[0], ids[1]];
}

describe.skipIf(skip)("a rollout", () => {
  it("starts each release from its own cache, which is Ready before the first pod", async () => {
    const [first, second] = await release({});
    const { calls, imageCaches, containerGroups } = test.emulator;
    expect(imageCaches.list().map(({ ImageCacheId }) => ImageCacheId)).toEqual([second]);
    expect(await reasons()).not.toContain("ImageCacheMissed");
    const accepted = calls.filter(({ status }) => status === 200).map(({ action }) => action);
    const order = ["CreateImageCache", "CreateContainerGroup", "DeleteImageCache", "DeleteContainerGroup"];
    const seen = accepted.filter((action) => order.includes(action));
    expect(seen.slice(0, 4)).toEqual([
      "CreateImageCache",
      "CreateContainerGroup",
      "CreateImageCache",
      "CreateContainerGroup",
    ]);
    expect(containerGroups.list()).toMatchObject([{ Container: [{ Image: "r.example.com/web:2" }] }]);
    expect(first).toMatch(/^imc-/);
  });

  it("that is undone pulls, where the cache of its images is gone", async () => {
    await release({});
    await kubectl("rollout", "undo", "deployment/web");
    await kubectl("rollout", "status", "deployment/web", "--timeout=60s");
    expect(await reasons()).toContain("ImageCacheMissed");
  });

  it("that is undone gets stuck, where its pods name that cache", async () => {
    const [first] = await release({ pin: true });
    await kubectl("rollout", "undo", "deployment/web");
    await expect.poll(reasons, { timeout: 30_000 }).toContain("ImageCacheNotFound");
    const { items } = JSON.parse(await kubectl("get", "pods", "-l", "app=web", "-o", "json")) as {
      items: Pod[];
    };
    const stuck = items.find(({ metadata }) => metadata.annotations["k8s.aliyun.com/eci-imc-id"] === first);
    expect(stuck?.status.phase).toBe("Pending");
  });
});
