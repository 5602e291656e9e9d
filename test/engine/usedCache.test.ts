import { ContainerGroup, ImageCache, type ImageCacheArgs } from "pulumi-eci";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { TestStack } from "./support/stack.js";

const network = { securityGroupId: "sg-1", vswitchIds: ["vsw-1"] };
const image = "registry.example.com/team/web:1";

describe("a cache that pods have started from lately", () => {
  let stack: TestStack;
  const declare = (args: Partial<ImageCacheArgs> | undefined) =>
    stack.declare(async () => {
      if (args !== undefined)
        new ImageCache("web", { ...network, images: [image], protectIfUsedWithinDays: 30, ...args });
    });
  const caches = () => stack.emulator.imageCaches.list();

  beforeEach(async () => {
    stack = await TestStack.create();
    declare({});
    expect((await stack.up()).errors).toBe("");
  });
  afterEach(() => stack.close());

  /** Another stack's group, which starts from it. */
  async function use(): Promise<void> {
    const other = await TestStack.create({ environment: { ECI_ENDPOINT: stack.emulator.url } });
    try {
      other.declare(async () => {
        const containers = [{ name: "web", image }];
        new ContainerGroup("web", { ...network, containers, imageCacheId: caches()[0]?.ImageCacheId ?? "" });
      });
      expect((await other.up()).errors).toBe("");
      expect((await other.destroy()).succeeded).toBe(true);
    } finally {
      await other.close();
    }
    expect(caches()[0]?.LastMatchedTime).toBeDefined();
  }

  it("is not destroyed, nothing of it is changed, and the ways on are told", async () => {
    await use();
    stack.emulator.clearCalls();
    const refused = await stack.destroy();
    expect(refused.succeeded).toBe(false);
    expect(refused.errors).toMatch(
      /was not deleted: a pod started from it at \S+Z, within the 30 days of protectIfUsedWithinDays/,
    );
    expect(refused.errors).toContain("PULUMI_ECI_ALLOW_DELETING_USED=1");
    expect(stack.emulator.calls.filter(({ action }) => /^(Delete|Update|Tag)/.test(action))).toEqual([]);
    stack.environment({ PULUMI_ECI_ALLOW_DELETING_USED: "1" });
    expect((await stack.destroy()).succeeded).toBe(true);
    expect(caches()).toEqual([]);
  });

  it("is kept for the rest of the time where a replacement has taken its place, and the run goes on", async () => {
    await use();
    declare({ osType: "Windows" });
    const replaced = await stack.up();
    expect(replaced.succeeded).toBe(true);
    expect(replaced.output).toMatch(/imc-\w+ is kept for rollbacks until \S+Z/);
    expect(caches()).toHaveLength(2);
    expect(caches().find(({ LastMatchedTime }) => LastMatchedTime !== undefined)?.RetentionDays).toBe(30);
  });

  it("is deleted like any other where nobody has used it", async () => {
    declare(undefined);
    expect((await stack.up()).changes).toEqual({ delete: 1 });
    expect(caches()).toEqual([]);
  });

  it("is refused where it cannot be looked at", async () => {
    const fault = { kind: "error", status: 403, code: "Forbidden.RAM", message: "no" } as const;
    stack.emulator.faults.add({ action: "DescribeImageCaches", times: Number.POSITIVE_INFINITY, fault });
    const refused = await stack.destroy();
    expect(refused.errors).toContain("was not deleted: whether pods use it could not be looked at");
    stack.emulator.faults.clear();
    expect(caches()).toHaveLength(1);
  });
});
