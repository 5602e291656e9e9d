import { ImageCache, type ImageCacheArgs } from "pulumi-eci";
import { type EmulatorOptions, steppedClock } from "pulumi-eci/emulator";
import { afterEach, describe, expect, it } from "vitest";
import { TestStack } from "./support/stack.js";

const day = 24 * 60 * 60 * 1_000;

describe("a cache that is about to expire", () => {
  let stack: TestStack;
  afterEach(() => stack.close());

  /** One that was made so many days ago, and lives for ten. */
  async function open(
    daysAgo: number,
    options: EmulatorOptions,
    args: Partial<ImageCacheArgs> = {},
  ): Promise<void> {
    const clock = steppedClock({ stepMs: 10_000, start: Date.now() - daysAgo * day });
    stack = await TestStack.create({ emulator: { clock, ...options } });
    stack.declare(async () => {
      const images = ["registry.example.com/team/web:1"];
      const network = { securityGroupId: "sg-1", vswitchIds: ["vsw-1"] };
      const cache = new ImageCache("web", {
        ...network,
        images,
        retentionDays: 10,
        renewBeforeDays: 3,
        ...args,
      });
      return { id: cache.imageCacheId, expires: cache.expireDateTime };
    });
    expect((await stack.up()).errors).toBe("");
    stack.emulator.clock.advance(Date.now() - stack.emulator.clock.now());
    stack.emulator.clearCalls();
  }

  const updates = () => stack.emulator.calls.filter(({ action }) => action === "UpdateImageCache");

  it("is left alone while there is time", async () => {
    await open(5, { retentionFrom: "lastUpdate" });
    expect((await stack.up()).changes).toEqual({ same: 1 });
    expect(updates()).toEqual([]);
  });

  it("is renewed in place without a pull, and the preview says why", async () => {
    await open(8, { retentionFrom: "lastUpdate" });
    const { id } = await stack.outputs();
    const preview = await stack.preview({ diff: false });
    expect(preview.output).toMatch(/ImageCache web: expires \S+Z, in 2 days/);
    const renewed = await stack.up();
    expect(renewed.changes).toEqual({ update: 1 });
    expect(renewed.output).not.toContain("warning: could not");
    expect(updates()).toMatchObject([{ parameters: { RetentionDays: "10" } }]);
    expect(Object.keys(updates()[0]?.parameters ?? {})).not.toContain("Image.1");
    expect((await stack.outputs()).id).toBe(id);
    expect((await stack.up()).changes).toEqual({ same: 1 });
  });

  it("is replaced from then on where an update does not move the expiry: the new one is there before the old one goes", async () => {
    await open(8, { retentionFrom: "creation" });
    const { id } = await stack.outputs();
    const first = await stack.up();
    expect(first.succeeded).toBe(true);
    expect(first.output).toMatch(
      /warning: could not be renewed in place: the cloud says that it expires \S+Z\./,
    );
    stack.emulator.clearCalls();
    expect((await stack.up()).changes).toEqual({ replace: 1 });
    const made = stack.emulator.calls
      .map(({ action }) => action)
      .filter((action) => /^(Create|Delete)/.test(action));
    expect(made).toEqual(["CreateImageCache", "DeleteImageCache"]);
    expect((await stack.outputs()).id).not.toBe(id);
    expect((await stack.up()).changes).toEqual({ same: 1 });
    const [stored] = (await stack.resources()).filter(({ type }) => type.endsWith(":ImageCache"));
    expect(stored?.outputs).toMatchObject({ __renewal: "replace" });
  });

  it("is renewed too where nobody has waited for it", async () => {
    await open(8, { retentionFrom: "lastUpdate" }, { waitForReady: false });
    expect((await stack.up()).changes).toEqual({ update: 1 });
    expect(updates()).toMatchObject([{ parameters: { RetentionDays: "10" } }]);
    expect((await stack.up()).changes).toEqual({ same: 1 });
  });

  it("is renewed long before its end where that is asked for", async () => {
    await open(3, { retentionFrom: "lastUpdate" }, { renewBeforeDays: 8 });
    const renewed = await stack.up();
    expect(renewed.changes).toEqual({ update: 1 });
    expect(renewed.output).not.toContain("could not be renewed");
  });

  it("is replaced where a pull cannot be repeated in place", async () => {
    const plain = { plainHttpRegistries: ["registry.example.com"] };
    await open(8, { retentionFrom: "lastUpdate" }, { renewBy: "pull", ...plain });
    expect((await stack.up()).changes).toEqual({ replace: 1 });
  });

  it("is pulled again where that is asked for", async () => {
    await open(8, { retentionFrom: "lastUpdate" }, { renewBy: "pull" });
    expect((await stack.up()).changes).toEqual({ update: 1 });
    expect(updates()[0]?.parameters).toMatchObject({ "Image.1": "registry.example.com/team/web:1" });
  });
});
