import { CreateImageCacheRequest, DescribeImageCachesRequest } from "@alicloud/eci20180808";
import { expect, describe as group, test } from "vitest";
import { call, eciClient } from "./support/clients.js";
import { create, describe, describeOne } from "./support/imageCaches.js";
import { emulatorOf, openTarget } from "./support/target.js";

group("CreateImageCache", () => {
  test("takes the generated client's whole request and shows what can be read back", async () => {
    const target = await openTarget();
    const client = eciClient(target);
    const { body } = await client.createImageCache(
      new CreateImageCacheRequest({
        regionId: target.region,
        imageCacheName: "it's (one)!*~ +/ü",
        image: ["nginx:1.27", "registry.cn-beijing.aliyuncs.com/ns/app:2"],
        securityGroupId: "sg-1",
        vSwitchId: "vsw-a,vsw-b",
        imageCacheSize: 40,
        retentionDays: 7,
        resourceGroupId: "rg-1",
        eliminationStrategy: "LRU",
        flash: true,
        tag: [{ key: "team", value: "web" }],
        imageRegistryCredential: [{ server: "reg.example.com", userName: "u", password: "p" }],
        acrRegistryInfo: [{ instanceId: "cri-1", domain: ["a.example.com", "b.example.com"] }],
      }),
    );
    expect(body?.imageCacheId).toMatch(/^imc-[a-z0-9]{20}$/);
    expect(body?.containerGroupId).toMatch(/^eci-[a-z0-9]{20}$/);
    expect(body?.requestId).toMatch(/^[0-9A-F]{8}(-[0-9A-F]{4}){3}-[0-9A-F]{12}$/);

    const { body: list } = await client.describeImageCaches(
      new DescribeImageCachesRequest({
        regionId: target.region,
        imageCacheId: body?.imageCacheId ?? "",
      }),
    );
    const [cache] = list?.imageCaches ?? [];
    expect(list?.totalCount).toBe(1);
    expect(cache).toMatchObject({
      imageCacheId: body?.imageCacheId,
      containerGroupId: body?.containerGroupId,
      imageCacheName: "it's (one)!*~ +/ü",
      images: ["nginx:1.27", "registry.cn-beijing.aliyuncs.com/ns/app:2"],
      imageCacheSize: 40,
      regionId: target.region,
      resourceGroupId: "rg-1",
      eliminationStrategy: "LRU",
      status: "Preparing",
      progress: "0%",
      tags: [{ key: "team", value: "web" }],
    });
    expect(cache?.creationTime).toMatch(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z$/);
    expect(Date.parse(cache?.expireDateTime ?? "") - Date.parse(cache?.creationTime ?? "")).toBe(
      7 * 86_400_000,
    );
    expect(cache?.events?.[0]).toMatchObject({ type: "Normal", reason: "Started", count: 1 });
  });

  test("gives a cache the documented defaults", async () => {
    const target = await openTarget();
    const cache = await describeOne(target, await create(target));
    expect(cache).toMatchObject({ ImageCacheSize: 20, EliminationStrategy: "", Tags: [] });
    expect(cache).not.toHaveProperty("ExpireDateTime");
  });

  test("keeps what can only be written, out of reach of the API", async (context) => {
    const target = await openTarget();
    const emulator = emulatorOf(target, context);
    const id = await create(target, {
      SecurityGroupId: "sg-1",
      OsType: "Linux",
      PlainHttpRegistry: "reg:5000",
      ImageRegistryCredential: [{ Server: "reg:5000", UserName: "u", Password: "s3cret" }],
      AcrRegistryInfo: [{ InstanceId: "cri-1", Domain: ["a", "b"], ArnUser: "acs:ram::1:role/r" }],
    });
    expect(emulator.imageCaches.get(id)).toMatchObject({
      SecurityGroupId: "sg-1",
      OsType: "Linux",
      PlainHttpRegistry: "reg:5000",
      ImageRegistryCredentials: [{ Server: "reg:5000", UserName: "u", Password: "s3cret" }],
      AcrRegistryInfos: [{ InstanceId: "cri-1", Domain: ["a", "b"], ArnUser: "acs:ram::1:role/r" }],
    });
    expect(JSON.stringify(await describe(target))).not.toContain("s3cret");
    expect(JSON.stringify(emulator.calls)).not.toContain("s3cret");
  });

  test.each([
    ["no name", { ImageCacheName: undefined }, "MissingParameter"],
    ["no image", { Image: undefined }, "MissingParameter"],
    ["21 images", { Image: Array.from({ length: 21 }, (_, n) => `nginx:${n}`) }, "InvalidParameter"],
    ["11 vSwitches", { VSwitchId: Array(11).fill("vsw").join(",") }, "InvalidParameter"],
    ["a size below 20", { ImageCacheSize: 19 }, "InvalidParameter"],
    ["a size above 32768", { ImageCacheSize: 32769 }, "InvalidParameter"],
    ["a size that is no number", { ImageCacheSize: "big" }, "InvalidParameter"],
    ["no retention", { RetentionDays: 0 }, "InvalidParameter"],
    ["a retention above 65536", { RetentionDays: 65537 }, "InvalidParameter"],
    ["a flag that is none", { Flash: "yes" }, "InvalidParameter"],
    ["an unknown elimination", { EliminationStrategy: "FIFO" }, "InvalidParameter"],
    ["an unknown system", { OsType: "Plan9" }, "InvalidParameter"],
    [
      "21 tags",
      { Tag: Array.from({ length: 21 }, (_, n) => ({ Key: `k${n}`, Value: "" })) },
      "InvalidParameter",
    ],
    ["a tag of the system", { Tag: [{ Key: "acs:x", Value: "1" }] }, "InvalidParameter"],
    ["a tag of the vendor", { Tag: [{ Key: "aliyun-x", Value: "1" }] }, "InvalidParameter"],
    ["a URL as tag", { Tag: [{ Key: "a", Value: "http://b" }] }, "InvalidParameter"],
    ["an ACR block without instance", { AcrRegistryInfo: [{ RegionId: "cn-beijing" }] }, "MissingParameter"],
    ["11 logins", { ImageRegistryCredential: Array(11).fill({ Server: "s" }) }, "InvalidParameter"],
  ])("refuses %s", async (_, parameters, code) => {
    const target = await openTarget();
    await expect(create(target, parameters)).rejects.toMatchObject({ code, statusCode: 400 });
  });

  test("ignores parameters that nobody knows", async () => {
    const target = await openTarget();
    await expect(create(target, { Colour: "green" })).resolves.toMatch(/^imc-/);
  });

  test("refuses a region that does not exist", async () => {
    const target = await openTarget();
    await expect(create(target, { RegionId: "cn-atlantis" })).rejects.toMatchObject({
      code: "InvalidRegionId.NotFound",
      statusCode: 404,
    });
  });

  test("refuses one cache more than the quota", async (context) => {
    const target = await openTarget({ imageCacheQuota: 1 }, context);
    emulatorOf(target, context);
    await create(target);
    await expect(create(target)).rejects.toMatchObject({ code: "QuotaExceeded", statusCode: 403 });
    await expect(create(target, { RegionId: "cn-hangzhou" })).resolves.toMatch(/^imc-/);
  });

  test("gives up an LRU cache that was matched longest ago when the quota is used up", async (context) => {
    const target = await openTarget({ imageCacheQuota: 2, buildMs: 0 }, context);
    const emulator = emulatorOf(target, context);
    const first = await create(target, { EliminationStrategy: "LRU" });
    const second = await create(target, { EliminationStrategy: "LRU" });
    emulator.imageCaches.change(first, { LastMatchedTime: "2030-01-01T00:00:00Z" });
    const third = await create(target);
    const ids = (await describe(target)).ImageCaches.map((cache) => cache.ImageCacheId);
    expect(ids).toEqual([third, first]);
    expect(ids).not.toContain(second);
  });

  test("lends the EIP to the build and gives it back a little after its end", async (context) => {
    const target = await openTarget({ buildMs: 60_000, eipReleaseMs: 5_000 }, context);
    const emulator = emulatorOf(target, context);
    const { AllocationId } = await call(target, "VPC", "AllocateEipAddress", {});
    await create(target, { EipInstanceId: AllocationId });
    const status = () => emulator.eips.get(String(AllocationId))?.Status;
    expect(status()).toBe("InUse");
    await expect(create(target, { EipInstanceId: AllocationId })).rejects.toMatchObject({
      code: "IncorrectEipStatus",
    });
    emulator.clock.advance(60_000);
    expect(status()).toBe("InUse");
    emulator.clock.advance(5_000);
    expect(status()).toBe("Available");
  });

  test("refuses an EIP that does not exist", async () => {
    const target = await openTarget();
    await expect(create(target, { EipInstanceId: "eip-none" })).rejects.toMatchObject({ statusCode: 404 });
    expect((await describe(target)).ImageCaches).toEqual([]);
  });
});
