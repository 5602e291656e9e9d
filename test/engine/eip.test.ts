import { Eip, type EipArgs } from "pulumi-eci";
import type { EipPatch } from "pulumi-eci/emulator";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { TestStack } from "./stack.js";

const base: EipArgs = {
  addressName: "pull",
  description: "for pulling",
  bandwidth: 5,
  internetChargeType: "PayByTraffic",
  tags: { team: "web", stage: "test" },
};

const inPlace: [string, Partial<EipArgs>, string, Record<string, string>][] = [
  ["bandwidth", { bandwidth: 50 }, "ModifyEipAddressAttribute", { Bandwidth: "50" }],
  ["addressName", { addressName: "other" }, "ModifyEipAddressAttribute", { Name: "other" }],
  ["description", { description: "for more" }, "ModifyEipAddressAttribute", { Description: "for more" }],
  ["resourceGroupId", { resourceGroupId: "rg-2" }, "MoveResourceGroup", { NewResourceGroupId: "rg-2" }],
  ["deletionProtection", { deletionProtection: true }, "DeletionProtection", { ProtectionEnable: "true" }],
  ["a removed tag", { tags: { team: "web" } }, "UnTagResources", { "TagKey.1": "stage" }],
  ["a changed tag", { tags: { team: "core", stage: "test" } }, "TagResources", { "Tag.1.Value": "core" }],
  [
    "bandwidthPackageId",
    { bandwidthPackageId: "cbwp-1" },
    "AddCommonBandwidthPackageIp",
    { BandwidthPackageId: "cbwp-1" },
  ],
];

const replacing: [string, Partial<EipArgs>][] = [
  ["internetChargeType", { internetChargeType: "PayByBandwidth" }],
  ["isp", { isp: "BGP_International" }],
  ["securityProtectionTypes", { securityProtectionTypes: ["AntiDDoS_Enhanced"] }],
  ["regionId", { regionId: "cn-beijing" }],
];

describe("an elastic IP address on the real engine", () => {
  let stack: TestStack;
  const up = (args: EipArgs) => {
    stack.declare(async () => {
      const address = new Eip("pull", args);
      return { id: address.allocationId, ip: address.ipAddress };
    });
    return stack.up();
  };
  const id = async () => String((await stack.outputs()).id);
  const calls = (action: string) => stack.emulator.calls.filter((call) => call.action === action);

  beforeAll(async () => {
    stack = await TestStack.create();
  });
  afterAll(async () => {
    await up(base);
    expect((await stack.destroy()).succeeded).toBe(true);
    expect(stack.emulator.isEmpty()).toBe(true);
    await stack.close();
  });

  it.each(inPlace)(
    "%s changes in place and sends no more than that",
    async (_, change, action, parameters) => {
      await up(base);
      const before = await stack.outputs();
      stack.emulator.clearCalls();
      expect((await up({ ...base, ...change })).changes).toEqual({ update: 1 });
      expect(await stack.outputs()).toEqual(before);
      expect(calls(action)).toHaveLength(1);
      expect(calls(action)[0]?.parameters).toMatchObject(parameters);
      const writes = stack.emulator.calls.filter((call) => !/^(Describe|Get)/.test(call.action));
      expect(writes).toHaveLength(1);
      expect((await stack.up()).changes).toEqual({ same: 1 });
    },
  );

  it.each(replacing)("%s replaces, create first", async (_, change) => {
    await up(base);
    const before = await id();
    stack.emulator.clearCalls();
    expect((await up({ ...base, ...change })).changes).toEqual({ replace: 1 });
    expect(await id()).not.toBe(before);
    const order = stack.emulator.calls
      .map(({ action }) => action)
      .filter((action) => /^(Allocate|Release)/.test(action));
    expect(order).toEqual(["AllocateEipAddress", "ReleaseEipAddress"]);
    expect(stack.emulator.eips.list()).toHaveLength(1);
  });

  it.each<[string, EipPatch, string]>([
    ["Name", { Name: "renamed" }, "addressName"],
    ["Description", { Description: "something else" }, "description"],
    ["Bandwidth", { Bandwidth: 7 }, "bandwidth"],
    ["DeletionProtection", { DeletionProtection: true }, "deletionProtection"],
    ["Tags", { Tags: [{ Key: "team", Value: "thief" }] }, "tags.team"],
    ["ResourceGroupId", { ResourceGroupId: "rg-9" }, "resourceGroupId"],
  ])("drift of %s is shown by refresh and repaired by the next run", async (_, patch, property) => {
    const declared = { ...base, resourceGroupId: "rg-1", deletionProtection: false };
    await up(declared);
    stack.emulator.eips.change(await id(), patch);
    expect((await stack.refresh()).changes).toMatchObject({ refresh: 1 });
    const preview = await stack.preview();
    expect(preview.changes).toEqual({ update: 1 });
    expect(preview.differing).toContain(property);
    expect((await up(declared)).changes).toEqual({ update: 1 });
    expect(stack.emulator.eips.get(await id())).toMatchObject({
      Name: "pull",
      Description: "for pulling",
      Bandwidth: "5",
      DeletionProtection: false,
      ResourceGroupId: "rg-1",
    });
    expect((await stack.up({ refresh: true })).changes).toEqual({ refresh: 1, same: 1 });
  });

  it("is created anew after somebody has released it", async () => {
    await up(base);
    const before = await id();
    stack.emulator.eips.remove(before);
    expect((await stack.up({ refresh: true })).changes).toMatchObject({ create: 1 });
    expect(await id()).not.toBe(before);
  });

  it("is not released while it is protected, and says how to go on", async () => {
    await up({ ...base, deletionProtection: true });
    const run = await stack.destroy();
    expect(run.succeeded).toBe(false);
    expect(run.output).toContain("deletionProtection");
    expect(stack.emulator.eips.list()).toHaveLength(1);
    expect((await up({ ...base, deletionProtection: false })).changes).toEqual({ update: 1 });
  });

  it("finishes what broke off after the allocation, without a second address", async () => {
    await up(base);
    await stack.destroy();
    stack.emulator.faults.add({
      action: "DeletionProtection",
      fault: { kind: "error", status: 403, code: "Forbidden.RAM", message: "not allowed" },
    });
    const broken = await up({ ...base, deletionProtection: true });
    expect(broken.succeeded).toBe(false);
    expect(broken.output).toContain("Forbidden.RAM");
    const [address] = stack.emulator.eips.list();
    expect((await up({ ...base, deletionProtection: true })).changes).toEqual({ update: 1 });
    expect(stack.emulator.eips.list()).toMatchObject([
      { AllocationId: address?.AllocationId, DeletionProtection: true },
    ]);
  });
});

describe("a subscription address", () => {
  it("stays when the stack goes, and the run says what goes on costing", async () => {
    const stack = await TestStack.create();
    try {
      stack.declare(async () => {
        new Eip("paid", { paymentType: "Subscription", period: 1, pricingCycle: "Month", autoPay: true });
      });
      expect((await stack.up()).changes).toEqual({ create: 1 });
      const run = await stack.destroy();
      expect(run.succeeded).toBe(true);
      expect(run.output).toMatch(/NOT released\. .* is a Subscription address/);
      expect(stack.emulator.eips.list()).toHaveLength(1);
    } finally {
      await stack.close();
    }
  });
});
