import { expect, describe as group, test } from "vitest";
import { call } from "./support/clients.js";
import { create, describeOne } from "./support/imageCaches.js";
import { openTarget, type Target } from "./support/target.js";

const tagging = (target: Target, action: string, parameters: object) =>
  call(target, "ECI", action, { ResourceType: "ImageCache", ...parameters });

group("the tag actions of ECI", () => {
  test("add, list and remove the tags of several caches", async () => {
    const target = await openTarget();
    const ids = [await create(target), await create(target)];
    const Tag = [
      { Key: "a", Value: "1" },
      { Key: "b", Value: "" },
    ];
    await tagging(target, "TagResources", { ResourceId: ids, Tag });
    expect((await describeOne(target, ids[0] ?? "")).Tags).toEqual(Tag);
    await tagging(target, "UntagResources", { ResourceId: ids, TagKey: ["a"] });
    const { TagResources } = await tagging(target, "ListTagResources", { ResourceId: ids });
    expect(TagResources).toEqual(
      ids
        .toReversed()
        .map((ResourceId) => ({ ResourceId, ResourceType: "ImageCache", TagKey: "b", TagValue: "" })),
    );
    await tagging(target, "UntagResources", { ResourceId: ids, All: true });
    expect((await describeOne(target, ids[0] ?? "")).Tags).toEqual([]);
  });

  test("page through the tags", async () => {
    const target = await openTarget();
    const Tag = ["a", "b", "c"].map((Key) => ({ Key, Value: "1" }));
    const ResourceId = [await create(target, { Tag })];
    const first = await tagging(target, "ListTagResources", { ResourceId, Limit: "2" });
    const second = await tagging(target, "ListTagResources", {
      ResourceId,
      Limit: "2",
      NextToken: first.NextToken,
    });
    expect([first, second].map((page) => (page.TagResources as object[]).length)).toEqual([2, 1]);
    expect(second.NextToken).toBeUndefined();
  });

  test("change nothing when one of the ids does not exist", async () => {
    const target = await openTarget();
    const id = await create(target);
    const Tag = [{ Key: "a", Value: "1" }];
    await expect(
      tagging(target, "TagResources", { ResourceId: [id, "imc-none"], Tag }),
    ).rejects.toMatchObject({
      statusCode: 404,
    });
    expect((await describeOne(target, id)).Tags).toEqual([]);
  });

  test("refuse more than 20 tags in all", async () => {
    const target = await openTarget();
    const tags = (prefix: string, count: number) =>
      Array.from({ length: count }, (_, n) => ({ Key: `${prefix}${n}`, Value: "" }));
    const ResourceId = [await create(target, { Tag: tags("a", 15) })];
    await expect(tagging(target, "TagResources", { ResourceId, Tag: tags("b", 6) })).rejects.toMatchObject({
      code: "InvalidParameter",
    });
    await tagging(target, "TagResources", { ResourceId, Tag: tags("b", 5) });
  });

  test("refuse a removal that names nothing, and a type without tags", async () => {
    const target = await openTarget();
    const ResourceId = [await create(target)];
    await expect(tagging(target, "UntagResources", { ResourceId })).rejects.toMatchObject({
      code: "MissingParameter",
    });
    await expect(
      tagging(target, "ListTagResources", { ResourceId, ResourceType: "DataCache" }),
    ).rejects.toMatchObject({ code: "InvalidParameter" });
  });

  test("know the use of the quota", async () => {
    const target = await openTarget();
    await create(target);
    const { Attributes } = await call(target, "ECI", "ListUsage", {});
    expect(Attributes).toMatchObject({ UsedImageCacheCount: 1, MaxImageCacheCount: 50 });
  });
});
