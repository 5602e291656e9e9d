import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ImageCache } from "pulumi-eci";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { TestStack } from "./support/stack.js";

const owner = { ALICLOUD_ACCESS_KEY: "first", ALICLOUD_SECRET_KEY: "first-key" };
const stranger = { ALICLOUD_ACCESS_KEY: "second", ALICLOUD_SECRET_KEY: "second-key" };

describe("credentials of another account", () => {
  let stack: TestStack;

  beforeEach(async () => {
    stack = await TestStack.create({
      environment: owner,
      emulator: {
        accounts: [
          { accountId: "1000000000000001", accessKeyId: "first", accessKeySecret: "first-key" },
          { accountId: "1000000000000002", accessKeyId: "second", accessKeySecret: "second-key" },
        ],
      },
    });
    stack.declare(async () => ({
      id: new ImageCache("web", { images: ["registry.example.com/web:1"] }).imageCacheId,
    }));
    await stack.up();
  });
  afterEach(async () => {
    stack.environment(owner);
    expect((await stack.destroy()).succeeded).toBe(true);
    expect(stack.emulator.isEmpty()).toBe(true);
    await stack.close();
  });

  it("neither empty the stack by a refresh nor delete, replace or double anything", async () => {
    const [cache] = stack.emulator.imageCaches.list();
    stack.environment(stranger);
    for (const run of [await stack.refresh(), await stack.destroy(), await stack.up()]) {
      expect(run.succeeded).toBe(false);
      expect(run.output).toContain(
        "belongs to the account 1000000000000001, but the credentials in use are of the account 1000000000000002",
      );
    }
    expect(stack.emulator.imageCaches.list()).toMatchObject([{ ImageCacheId: cache?.ImageCacheId }]);
    expect(await stack.resources()).toMatchObject([{ id: cache?.ImageCacheId }]);
  });
});

describe("a profile on the resource", () => {
  it("moves a cache to another account: the old one goes with the old account's credentials", async () => {
    const folder = await mkdtemp(join(tmpdir(), "pulumi-eci-profiles-"));
    const file = join(folder, "config.json");
    const keys = (name: string) => ({
      name,
      mode: "AK",
      access_key_id: name,
      access_key_secret: `${name}-key`,
      region_id: "cn-beijing",
    });
    await writeFile(file, JSON.stringify({ profiles: [keys("first"), keys("second")] }));
    const stack = await TestStack.create({
      environment: {
        ALICLOUD_ACCESS_KEY: "",
        ALICLOUD_SECRET_KEY: "",
        ALICLOUD_REGION: "",
        ALICLOUD_SHARED_CREDENTIALS_FILE: file,
      },
      emulator: {
        accounts: [
          { accountId: "1000000000000001", accessKeyId: "first", accessKeySecret: "first-key" },
          { accountId: "1000000000000002", accessKeyId: "second", accessKeySecret: "second-key" },
        ],
      },
    });
    const declare = (profile: string) =>
      stack.declare(async () => {
        new ImageCache("web", { images: ["registry.example.com/web:1"], profile });
      });
    try {
      declare("first");
      expect((await stack.up()).changes).toEqual({ create: 1 });
      expect(stack.emulator.imageCaches.list()).toMatchObject([
        { AccountId: "1000000000000001", RegionId: "cn-beijing" },
      ]);
      declare("second");
      expect((await stack.up()).changes).toMatchObject({ replace: 1 });
      expect(stack.emulator.imageCaches.list()).toMatchObject([{ AccountId: "1000000000000002" }]);
      expect((await stack.destroy()).succeeded).toBe(true);
      expect(stack.emulator.isEmpty()).toBe(true);
    } finally {
      await stack.close();
      await rm(folder, { recursive: true, force: true });
    }
  });
});

describe("credentials and regions that cannot be used", () => {
  const program = async () => {
    new ImageCache("web", { images: ["registry.example.com/web:1"] });
  };
  const failing: [string, Record<string, string>, RegExp][] = [
    ["a wrong key", { ALICLOUD_ACCESS_KEY: "nobody" }, /InvalidAccessKeyId\.NotFound.*request [0-9A-F-]{36}/],
    [
      "a wrong secret",
      { ALICLOUD_SECRET_KEY: "wrong-secret" },
      /SignatureDoesNotMatch.*request [0-9A-F-]{36}/,
    ],
    [
      "half a key",
      { ALICLOUD_SECRET_KEY: "" },
      /ALICLOUD_ACCESS_KEY is set, but its other half is not\. Set ALICLOUD_SECRET_KEY/,
    ],
    [
      "no region",
      { ALICLOUD_REGION: "" },
      /No region is configured\. Set regionId .*(?:alicloud|eci):region, ALICLOUD_REGION/,
    ],
    [
      "no name of a region",
      { ALICLOUD_REGION: "cn/nowhere" },
      /must be a region such as "cn-hangzhou", not "cn\/nowhere"/,
    ],
    ["a cloud that is not there", { STS_ENDPOINT: "http://127.0.0.1:9" }, /127\.0\.0\.1:9 cannot be reached/],
  ];

  it.each(failing)("%s ends in one readable error", async (_, environment, message) => {
    const stack = await TestStack.create({ environment: { MAX_RETRY_TIMEOUT: "1", ...environment } });
    try {
      stack.declare(program);
      const run = await stack.up();
      expect(run.succeeded).toBe(false);
      expect(run.output).toMatch(message);
      expect(run.output).not.toContain("wrong-secret");
      expect(run.output).not.toMatch(/\n\s+at /);
      expect(stack.emulator.isEmpty()).toBe(true);
    } finally {
      await stack.close();
    }
  });

  it.each(failing.slice(0, 2))("%s fails a preview", async (_, environment, message) => {
    const stack = await TestStack.create({ environment });
    try {
      stack.declare(program);
      const run = await stack.preview();
      expect([run.succeeded, run.errors]).toEqual([false, expect.stringMatching(message)]);
    } finally {
      await stack.close();
    }
  });
});
