import * as kubernetes from "@pulumi/kubernetes";
import type { PulumiFn } from "@pulumi/pulumi/automation/index.js";
import { startVirtualNode, type VirtualNode } from "pulumi-eci/emulator";
import {
  ClusterImageCache,
  type ClusterImageCacheArgs,
  imageCacheManifest,
  imageCacheOptions,
} from "pulumi-eci/kubernetes";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { TestStack } from "../engine/support/stack.js";
import { isMissing } from "../support/plugins.js";
import { type Cluster, startCluster } from "./support/cluster.js";
import { defineImageCaches } from "./support/definition.js";
import { loginSecret, putLogin } from "./support/login.js";

const skip = isMissing("pulumi-resource-kubernetes", "ClusterImageCache in a cluster");
const network = { vswitchIds: ["vsw-1"], securityGroupId: "sg-1" };

let cluster: Cluster;
let test: TestStack;
let node: VirtualNode | undefined;

/** A virtual node builds every object of its cluster: this file has a cluster of its own. */
beforeAll(async () => {
  cluster = await startCluster();
  await defineImageCaches(cluster.kubectl);
});
afterAll(() => cluster.stop());

beforeEach(async () => {
  test = await TestStack.create({
    environment: { KUBECONFIG: cluster.kubeconfig },
    emulator: { registries: { "registry.example.com": { userName: "web", password: "right" } } },
  });
});
afterEach(async () => {
  await test.destroy();
  await node?.close();
  node = undefined;
  await test.close();
});

async function startNode(): Promise<void> {
  node = await startVirtualNode({
    endpoint: test.emulator.url,
    kubeconfig: cluster.kubeconfig,
    intervalMs: 50,
  });
}

function declare(
  args: ClusterImageCacheArgs,
  options: ConstructorParameters<typeof ClusterImageCache>[2] = {},
): void {
  const program: PulumiFn = () => {
    const cache = new ClusterImageCache("web", args, options);
    const { imageCacheId, podAnnotations, autoMatchAnnotations, manifests } = cache;
    return Promise.resolve({ imageCacheId, podAnnotations, autoMatchAnnotations, manifests });
  };
  test.declare(program);
}

async function objects(): Promise<{ metadata: { name: string; uid: string }; status: { phase: string } }[]> {
  const { stdout } = await cluster.kubectl(["get", "imagecaches", "-o", "json"]);
  return JSON.parse(stdout).items;
}

describe.skipIf(skip)("with buildWith: cluster", () => {
  const args = { buildWith: "cluster" as const, images: ["nginx:1"], retentionDays: 7, ...network };

  it("builds, replaces and deletes an object, and its id is that of a Ready cache", async () => {
    await startNode();
    declare(args);
    const preview = await test.preview();
    expect(preview).toMatchObject({ succeeded: true });
    expect(await objects()).toEqual([]);

    expect((await test.up()).output).toContain("Ready 100%");
    const [first] = test.emulator.imageCaches.list();
    expect(await test.outputs()).toMatchObject({
      imageCacheId: first?.ImageCacheId,
      podAnnotations: { "k8s.aliyun.com/eci-auto-imc": "true" },
      autoMatchAnnotations: { "k8s.aliyun.com/eci-auto-imc": "true" },
      manifests: [{ kind: "ImageCache", spec: { images: ["nginx:1"], retentionDays: 7 } }],
    });
    const u = await test.up();
    expect(u).toMatchObject({ succeeded: true, changes: { same: 2 } });
    expect(await test.refresh()).toMatchObject({ succeeded: true, differing: [] });

    declare({ ...args, images: ["nginx:2"] });
    const changed = await test.up();
    expect(changed).toMatchObject({ succeeded: true, changes: { replace: 2 } });
    // The new cache is Ready before the old object goes.
    expect(changed.output.indexOf("Ready 100%")).toBeLessThan(changed.output.indexOf("deleting original"));
    const [second, ...others] = await objects();
    expect(others).toEqual([]);
    expect(second?.status.phase).toBe("Ready");
    const { imageCacheId } = await test.outputs();
    expect(imageCacheId).not.toBe(first?.ImageCacheId);

    expect(await test.destroy()).toMatchObject({ succeeded: true });
    expect(await objects()).toEqual([]);
  });

  it("takes over an object that is there, with its uid and its cache", async () => {
    await startNode();
    const object = imageCacheManifest({
      name: "web",
      images: ["nginx:1"],
      sizeWrittenTo: "spec",
      imageCacheSize: 25,
    });
    await cluster.kubectl(["create", "-f", "-"], { input: JSON.stringify(object) });
    await cluster.kubectl([
      "wait",
      "--for=jsonpath={.status.phase}=Ready",
      "imagecache/web",
      "--timeout=30s",
    ]);
    const [before] = await objects();
    const { options } = imageCacheOptions(before);
    test.declare(() => {
      const provider = new kubernetes.Provider("k8s", {
        kubeconfig: cluster.kubeconfigText,
        upsertExistingObjects: true,
      });
      const cache = new ClusterImageCache("web", { buildWith: "cluster", ...options }, { provider });
      return Promise.resolve({ imageCacheId: cache.imageCacheId, images: cache.images });
    });
    expect(await test.up()).toMatchObject({ succeeded: true });
    const [after, ...others] = await objects();
    expect(others).toEqual([]);
    expect(after?.metadata.uid).toBe(before?.metadata.uid);
    const [cache, ...otherCaches] = test.emulator.imageCaches.list();
    expect(otherCaches).toEqual([]);
    expect(await test.outputs()).toEqual({ imageCacheId: cache?.ImageCacheId, images: ["nginx:1"] });
    expect(Object.keys((await test.up()).changes)).toEqual(["same"]);
  });

  it("ends with the events of a build that fails, and makes the object again with the next run", async () => {
    await putLogin(cluster, "wrong");
    await startNode();
    declare({ ...args, images: ["registry.example.com/web:1"], imagePullSecrets: [loginSecret] });
    const failed = await test.up();
    expect(failed.succeeded).toBe(false);
    expect(failed.output).toMatch(/is Failed\. Events: .*401/);
    expect(failed.output).toContain("The next pulumi up deletes the object and makes it again.");
    const [before] = await objects();
    expect(before?.status.phase).toBe("Failed");

    await putLogin(cluster, "right");
    const repaired = await test.up();
    expect(repaired).toMatchObject({ succeeded: true, changes: { same: 1, update: 1 } });
    expect(repaired.output).toContain("makes the object imagecache/");
    const [after, ...others] = await objects();
    expect(others).toEqual([]);
    expect(after?.metadata.name).toBe(before?.metadata.name);
    expect(after?.metadata.uid).not.toBe(before?.metadata.uid);
    expect(await test.refresh()).toMatchObject({ succeeded: true });
    expect(await test.up()).toMatchObject({ succeeded: true });
    expect(await objects()).toMatchObject([{ metadata: { uid: after?.metadata.uid } }]);
    expect(failed.output + repaired.output).not.toContain("wrong");
  });

  it("tells of a build that has no way to its registry", async () => {
    await test.close();
    test = await TestStack.create({
      environment: { KUBECONFIG: cluster.kubeconfig },
      emulator: { requireInternetRoute: true, withoutRoute: "hangs" },
    });
    await startNode();
    declare(args, { customTimeouts: { create: "12s" } });
    const { output } = await test.up();
    const wayOut = "Perhaps the build has no way to the registry\\. Over the Internet: set autoCreateEip";
    expect(output).toMatch(new RegExp(`warning: imagecache/\\S+ has been pulling for 1\\d min: ${wayOut}`));
    expect(output).toMatch(
      new RegExp(`is still Preparing \\(0%\\)\\. Last events: .*pulls the images\\. ${wayOut}`),
    );
    test.emulator.clock.advance(24 * 60 * 60 * 1_000);
  });

  it("goes on waiting after a wait that ran out", async () => {
    declare(args, { customTimeouts: { create: "100ms" } });
    const late = await test.up();
    expect(late.succeeded).toBe(false);
    expect(late.output).toContain("no virtual node has taken up the object");
    await startNode();
    expect(await test.up()).toMatchObject({ succeeded: true, changes: { same: 1, update: 1 } });
  });

  it("says that an object is gone, and makes it again after a refresh", async () => {
    await startNode();
    declare(args);
    await test.up();
    await cluster.kubectl(["delete", "imagecaches", "--all"]);
    expect((await test.refresh()).output).toContain("- 2 deleted");
    expect(await test.up()).toMatchObject({ succeeded: true, changes: { create: 2 } });
  });

  it("releases the address of a build, and gives a name of one's own to the object", async () => {
    await startNode();
    declare({ ...args, name: "mine", autoCreateEip: true, eipBandwidth: 10 });
    expect(await test.up()).toMatchObject({ succeeded: true });
    expect(test.emulator.calls.filter(({ action }) => action === "AllocateEipAddress")).toHaveLength(1);
    expect(test.emulator.eips.list()).toEqual([]);
    declare({ ...args, name: "mine", flash: true });
    expect(await test.up()).toMatchObject({ succeeded: true, changes: { replace: 2 } });
    expect(await objects()).toMatchObject([{ metadata: { name: "mine" } }]);
  });

  it("tells when the kubeconfig leads to another cluster", async () => {
    const other = await startCluster();
    try {
      await defineImageCaches(other.kubectl);
      declare({ ...args, kubeconfig: other.kubeconfigText });
      const up = await test.up();
      expect(up.succeeded).toBe(false);
      expect(up.output).toContain(`is not in the cluster at ${other.url}`);
      const token = JSON.parse(other.kubeconfigText).users[0].user.token;
      expect(up.output + (await test.storedState())).not.toContain(token);
    } finally {
      await other.stop();
    }
  });

  it("prints nothing of a kubeconfig that it refuses", async () => {
    declare({ ...args, kubeconfig: cluster.kubeconfigText, context: "nope" });
    const { output } = await test.up();
    expect(output).toContain('has no context "nope"');
    const { token } = JSON.parse(cluster.kubeconfigText).users[0].user;
    expect(output).not.toContain(token);
  });

  it("does not wait when told so, and matches by itself then", async () => {
    declare({ ...args, waitForReady: false });
    expect(await test.up()).toMatchObject({ succeeded: true, changes: { create: 1 } });
    const { imageCacheId, podAnnotations } = await test.outputs();
    expect(imageCacheId).toBeUndefined();
    expect(podAnnotations).toEqual({ "k8s.aliyun.com/eci-auto-imc": "true" });
  });

  it("puts the definition in once, and leaves it in the cluster", async () => {
    const fresh = await startCluster();
    try {
      test.environment({ KUBECONFIG: fresh.kubeconfig });
      test.declare(() => {
        for (const name of ["a", "b"]) {
          new ClusterImageCache(name, { ...args, installCrd: true, waitForReady: false });
        }
        return Promise.resolve({});
      });
      expect(await test.up()).toMatchObject({ succeeded: true, changes: { create: 3 } });
      expect(await test.destroy()).toMatchObject({ succeeded: true });
      const { stdout } = await fresh.kubectl(["get", "crd", "-o", "name"]);
      expect(stdout).toContain("imagecaches.eci.alibabacloud.com");
      expect(await test.up()).toMatchObject({ succeeded: true, changes: { create: 3 } });
      await test.destroy();
    } finally {
      test.environment({ KUBECONFIG: cluster.kubeconfig });
      await fresh.stop();
    }
  });
});

describe("with buildWith: api", () => {
  const args = { images: ["nginx:1"], ...network, insecureRegistries: ["registry.example.com"] };

  it("builds, replaces when images change, and updates otherwise", async () => {
    declare(args);
    expect(await test.up()).toMatchObject({ succeeded: true, changes: { create: 1 } });
    const { imageCacheId } = await test.outputs();
    expect(await test.outputs()).toMatchObject({
      podAnnotations: {
        "k8s.aliyun.com/eci-auto-imc": "true",
        "k8s.aliyun.com/insecure-registry": "registry.example.com",
      },
      autoMatchAnnotations: { "k8s.aliyun.com/eci-auto-imc": "true" },
      manifests: [{ kind: "ImageCache", spec: { images: ["nginx:1"] } }],
    });
    expect(await test.refresh()).toMatchObject({ succeeded: true, differing: [] });

    declare({ ...args, retentionDays: 7 });
    expect(await test.up()).toMatchObject({ succeeded: true, changes: { update: 1 } });
    expect(await test.outputs()).toMatchObject({ imageCacheId });

    declare({ ...args, retentionDays: 7, images: ["nginx:2"] });
    expect(await test.up()).toMatchObject({ succeeded: true, changes: { replace: 1 } });
    const [cache, ...others] = test.emulator.imageCaches.list();
    expect(others).toEqual([]);
    expect(await test.outputs()).toMatchObject({ imageCacheId: cache?.ImageCacheId });
    await test.destroy();
    expect(test.emulator.isEmpty()).toBe(true);
  });
});
