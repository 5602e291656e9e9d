import { join } from "node:path";
import { startVirtualNode, type VirtualNode } from "pulumi-eci/emulator";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { TestStack } from "../engine/support/stack.js";
import { root, withCluster } from "../examples/support/programs.js";
import { isMissing } from "../support/plugins.js";
import { type Cluster, startCluster } from "./support/cluster.js";
import { defineImageCaches } from "./support/definition.js";

const skip = isMissing("pulumi-resource-kubernetes", `the examples ${withCluster.join(", ")}`);

let cluster: Cluster;
let node: VirtualNode;
let test: TestStack;

beforeEach(async () => {
  cluster = await startCluster();
  await defineImageCaches(cluster.kubectl);
  test = await TestStack.create({
    environment: { KUBECONFIG: cluster.kubeconfig },
    config: { "engine:installCrd": { value: "true" } },
  });
  node = await startVirtualNode({
    endpoint: test.emulator.url,
    kubeconfig: cluster.kubeconfig,
    intervalMs: 50,
  });
});
afterEach(async () => {
  await node.close();
  await test.close();
  await cluster.stop();
});

describe.skipIf(skip)("an example with a cluster", () => {
  it.each(withCluster)(
    "%s runs, changes nothing the second time, and leaves nothing behind",
    async (name) => {
      test.declare(async () => {
        vi.resetModules();
        return { ...(await import(join(root, "examples", name, "index.ts"))) };
      });
      const created = await test.up();
      expect(created.output).not.toContain("error:");
      expect(created.succeeded).toBe(true);
      for (const cache of test.emulator.imageCaches.list()) expect(cache.Status).toBe("Ready");
      for (const group of test.emulator.containerGroups.list()) expect(group.Status).toBe("Running");
      expect(await test.up()).toMatchObject({ succeeded: true, changes: { same: created.changes.create } });
      expect(await test.destroy()).toMatchObject({ succeeded: true });
      const left = await cluster.kubectl(["get", "deployments,cronjobs,imagecaches", "-A", "-o", "name"]);
      expect(left.stdout).toBe("");
    },
  );
});
