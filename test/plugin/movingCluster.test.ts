import { startVirtualNode } from "pulumi-eci/emulator";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { type Cluster, startCluster } from "../cluster/support/cluster.js";
import { defineImageCaches } from "../cluster/support/definition.js";
import { TestStack } from "../engine/support/stack.js";
import { isMissing } from "../support/plugins.js";
import { changingCalls } from "./support/byHand.js";
import { type Classes, plugin, ways } from "./support/classes.js";

const noKubernetes = isMissing("pulumi-resource-kubernetes", "the move of caches that a cluster builds");
const args = {
  ...{ images: ["registry.example.com/team/web:1"], vswitchIds: ["vsw-1"], securityGroupId: "sg-1" },
  retentionDays: 10,
};
const inCluster = { ...args, buildWith: "cluster" };
const timeouts = { customTimeouts: { create: "20m" } };

const byApi = ({ clusterCache }: Classes) => {
  clusterCache("web", { ...args, tags: { team: "web" } }, timeouts);
  clusterCache("pinned", { ...args, pods: { pin: true } });
};

const byCluster = ({ clusterCache }: Classes) => {
  clusterCache("web", { ...inCluster, labels: { team: "web" } }, timeouts);
  clusterCache("Renewed_One", { ...inCluster, renewBeforeDays: 3, pods: { pin: true } });
  clusterCache("named", { ...inCluster, name: "named", flash: true });
  clusterCache("unwaited", { ...inCluster, waitForReady: false });
};

const set = (classes: Classes) => {
  const caches = { web: { images: args.images }, shop: { images: args.images } };
  classes.set("all", { caches, defaults: { retentionDays: 7 } }, timeouts);
};

let stack: TestStack;
afterEach(() => stack.close());

const ids = async () =>
  (await stack.resources()).map(({ urn, id }) => `${urn.split("::").at(-1)} ${id}`).sort();

/** Makes it under one host, moves it to the other, and destroys it there; what is there is never touched in between. */
async function moves(
  declare: (classes: Classes) => void,
  [before, after]: readonly [Classes, Classes],
  look: () => Promise<unknown> = async () => undefined,
): Promise<void> {
  const { emulator } = stack;
  stack.declare(async () => declare(before));
  const made = await stack.up();
  expect([made.succeeded, made.errors]).toEqual([true, ""]);
  const known = await ids();
  const objects = await look();
  emulator.clearCalls();

  stack.declare(async () => declare(after));
  const planned = await stack.preview();
  expect(planned.succeeded).toBe(true);
  expect(Object.keys(planned.changes)).not.toContain("create");
  if (after === plugin) expect(Object.keys(planned.changes)).toEqual(["same"]);
  const moved = await stack.up();
  expect([moved.succeeded, moved.errors]).toEqual([true, ""]);
  const moving = Object.keys(moved.changes).filter((operation) => operation !== "same");
  expect(moving).toEqual(after === plugin ? [] : ["update"]);
  expect(changingCalls(emulator)).toEqual([]);
  expect(await ids()).toEqual(known);
  expect(await look()).toEqual(objects);
  const types = (await stack.resources()).map(({ type }) => type.replace(/\w+$/, ""));
  expect([...new Set(types)]).toEqual([after === plugin ? "eci:index:" : "pulumi-nodejs:dynamic/eci:"]);

  const refreshed = await stack.refresh();
  expect([refreshed.succeeded, refreshed.errors]).toEqual([true, ""]);
  const preview = await stack.preview();
  expect(Object.keys(preview.changes)).toEqual(["same"]);
  expect((await stack.destroy()).succeeded).toBe(true);
}

describe.each(ways)("what moves %s", (_, before, after) => {
  it("is a cache for a cluster that the API builds", async () => {
    stack = await TestStack.create();
    await moves(byApi, [before, after]);
    expect(stack.emulator.isEmpty()).toBe(true);
  });

  it("is a set", async () => {
    stack = await TestStack.create();
    await moves(set, [before, after]);
    expect(stack.emulator.isEmpty()).toBe(true);
  });
});

describe.skipIf(noKubernetes).each(ways)("what moves in a cluster %s", (_, before, after) => {
  let cluster: Cluster;
  beforeAll(async () => {
    cluster = await startCluster();
    await defineImageCaches(cluster.kubectl);
  });
  afterAll(() => cluster.stop());

  it("is a cache that the virtual node builds, with its object", async () => {
    const { kubeconfig, kubectl } = cluster;
    stack = await TestStack.create({ environment: { KUBECONFIG: kubeconfig } });
    const node = await startVirtualNode({ endpoint: stack.emulator.url, kubeconfig, intervalMs: 50 });
    const objects = async () => {
      const { stdout } = await kubectl(["get", "imagecaches", "-o", "json"]);
      const { items } = JSON.parse(stdout) as { items: { metadata: { name: string; uid: string } }[] };
      return items.map(({ metadata: { name, uid } }) => [name, uid]);
    };
    try {
      await moves(byCluster, [before, after], objects);
      expect(await objects()).toEqual([]);
    } finally {
      await node.close();
    }
  });
});
