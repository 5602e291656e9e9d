import { expect, it } from "vitest";
import { Collection, isIn } from "../../../../emulator/store/collection.js";

interface Vpc {
  vpcId: string;
  accountId: string;
  regionId: string;
}

const vpc = (vpcId: string, regionId = "cn-beijing", accountId = "1"): Vpc => ({
  vpcId,
  accountId,
  regionId,
});

it("knows its objects by their ids, and puts a new one in the place of the old", () => {
  const vpcs = new Collection("vpcId", [vpc("a"), vpc("b")]);
  vpcs.add(vpc("a", "cn-hangzhou"));
  expect(vpcs.list().map(({ vpcId }) => vpcId)).toEqual(["a", "b"]);
  expect(vpcs.get("a")).toEqual(vpc("a", "cn-hangzhou"));
});

it("is narrowed down to a place without losing anything itself", () => {
  const vpcs = new Collection("vpcId", [vpc("a"), vpc("b", "cn-hangzhou"), vpc("c", "cn-beijing", "2")]);
  const here = vpcs.where(isIn({ accountId: "1", regionId: "cn-beijing" }));
  expect(here.list()).toEqual([vpc("a")]);
  expect(here.get("b")).toBeUndefined();
  here.delete("a");
  expect(vpcs.size).toBe(3);
});
