import { ContainerGroup, Eip, ImageCache, ImageCachesReady } from "pulumi-eci";
import { afterEach, beforeEach, expect, it } from "vitest";
import { TestStack } from "../engine/support/stack.js";
import { addressByHand, cacheByHand, changingCalls, groupByHand } from "./support/byHand.js";
import "./support/registerWithPlugin.js";

let stack: TestStack;

beforeEach(async () => {
  stack = await TestStack.create();
});
afterEach(() => stack.close());

it("takes in one object of each kind, touches none, and lives on with them", async () => {
  const { emulator } = stack;
  const [cache, address, group] = [
    await cacheByHand(emulator),
    await addressByHand(emulator),
    await groupByHand(emulator),
  ];
  const resourceGroupIds = [
    emulator.imageCaches.get(cache)?.ResourceGroupId,
    emulator.eips.get(address)?.ResourceGroupId,
    emulator.containerGroups.get(group)?.ResourceGroupId,
  ];
  const declare = (isImport: boolean, tags: Record<string, string> = { team: "web" }) =>
    stack.declare(async () => {
      const taken = (id: string) => (isImport ? { import: id } : {});
      const [ofCache, ofAddress, ofGroup] = resourceGroupIds;
      const images = ["registry.example.com/web:1"];
      new ImageCache(
        "web",
        { images, imageCacheName: "by-hand", tags, resourceGroupId: ofCache },
        taken(cache),
      );
      new Eip(
        "pull",
        { addressName: "by-hand", bandwidth: "7", resourceGroupId: ofAddress },
        taken(`cn-hangzhou/${address}`),
      );
      const containers = [{ name: "web", image: "registry.example.com/web:1" }];
      new ContainerGroup(
        "job",
        {
          ...{
            containerGroupName: "by-hand",
            vswitchIds: ["vsw-1"],
            securityGroupId: "sg-1",
            cpu: 1,
            memory: 2,
          },
          ...{ containers, resourceGroupId: ofGroup },
        },
        taken(group),
      );
    });
  emulator.clearCalls();
  declare(true);
  const taken = await stack.up();
  expect([taken.succeeded, taken.changes]).toEqual([true, { import: 3 }]);
  expect((await stack.resources()).map(({ id }) => id).sort()).toEqual([cache, address, group].sort());
  declare(false);
  expect((await stack.preview()).changes).toEqual({ same: 3 });
  expect((await stack.refresh()).changes).toEqual({ refresh: 3 });
  expect((await stack.up()).changes).toEqual({ same: 3 });
  expect(changingCalls(emulator)).toEqual([]);

  declare(false, { team: "shop" });
  expect((await stack.up()).changes).toEqual({ same: 2, update: 1 });
  expect(emulator.imageCaches.get(cache)?.Tags).toContainEqual({ Key: "team", Value: "shop" });
  expect((await stack.destroy()).succeeded).toBe(true);
  expect(emulator.isEmpty()).toBe(true);
});

it("takes a cache in from another region by an id that names it", async () => {
  const { emulator } = stack;
  const id = await cacheByHand(emulator, { RegionId: "cn-beijing" });
  const declare = (options: object) =>
    stack.declare(async () => {
      const { regionId, status } = new ImageCache(
        "north",
        {
          ...{ images: ["registry.example.com/web:1"], imageCacheName: "by-hand", vswitchIds: ["vsw-1"] },
          ...{ regionId: "cn-beijing", tags: { team: "web" } },
        },
        options,
      );
      return { regionId, status };
    });
  declare({ import: `cn-beijing/${id}` });
  const taken = await stack.up();
  expect(taken).toMatchObject({ succeeded: true, changes: { import: 1 } });
  expect(await stack.outputs()).toEqual({ regionId: "cn-beijing", status: "Ready" });
  expect((await stack.resources())[0]?.id).toBe(id);
  expect((await stack.up()).changes).toEqual({ same: 1 });
  declare({});
  expect((await stack.up()).changes).toEqual({ same: 1 });
});

it("says plainly what does not exist, and what nobody can take in", async () => {
  stack.declare(async () => {
    new Eip("gone", {}, { import: "eip-nobody" });
  });
  expect((await stack.preview()).errors).toMatch(
    /error: .*eip-nobody does not exist in cn-hangzhou of the account \d+\./,
  );
  stack.declare(async () => {
    new Eip("gone", { regionId: "cn-beijing" }, { import: "cn-beijing/eip-nobody" });
  });
  expect((await stack.preview()).errors).toMatch(
    /error: .*eip-nobody does not exist in cn-beijing of the account \d+\./,
  );
  stack.declare(async () => {
    new ImageCachesReady("all", { imageCaches: [] }, { import: "all" } as never);
  });
  const gate = await stack.preview();
  expect([gate.succeeded, gate.errors]).toEqual([
    false,
    expect.stringContaining("ImageCachesReady is nothing in the cloud that could be imported."),
  ]);
});
