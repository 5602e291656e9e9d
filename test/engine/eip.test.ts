import { Eip, type EipArgs } from "pulumi-eci";
import type { EipPatch, RecordedCall } from "pulumi-eci/emulator";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { mapValues } from "./support/mapValues.js";
import { TestStack } from "./support/stack.js";

const base: EipArgs = {
  addressName: "pull",
  description: "for pulling",
  bandwidth: 5,
  internetChargeType: "PayByTraffic",
  tags: { team: "web", stage: "test" },
};

/** Each by the name of the address that it happens to. */
const inPlace: Record<string, [change: Partial<EipArgs>, action: string, sent: Record<string, string>]> = {
  bandwidth: [{ bandwidth: 50 }, "ModifyEipAddressAttribute", { Bandwidth: "50" }],
  addressName: [{ addressName: "other" }, "ModifyEipAddressAttribute", { Name: "other" }],
  description: [{ description: "for more" }, "ModifyEipAddressAttribute", { Description: "for more" }],
  resourceGroupId: [{ resourceGroupId: "rg-2" }, "MoveResourceGroup", { NewResourceGroupId: "rg-2" }],
  deletionProtection: [{ deletionProtection: true }, "DeletionProtection", { ProtectionEnable: "true" }],
  "removed tag": [{ tags: { team: "web" } }, "UnTagResources", { "TagKey.1": "stage" }],
  "changed tag": [{ tags: { team: "core", stage: "test" } }, "TagResources", { "Tag.1.Value": "core" }],
  bandwidthPackageId: [
    { bandwidthPackageId: "cbwp-1" },
    "AddCommonBandwidthPackageIp",
    { BandwidthPackageId: "cbwp-1" },
  ],
};

const replacing: Record<string, Partial<EipArgs>> = {
  internetChargeType: { internetChargeType: "PayByBandwidth" },
  isp: { isp: "BGP_International" },
  securityProtectionTypes: { securityProtectionTypes: ["AntiDDoS_Enhanced"] },
  regionId: { regionId: "cn-beijing" },
};

const drifts: Record<string, [patch: EipPatch, differing: string[]]> = {
  Name: [{ Name: "renamed" }, ["addressName"]],
  Description: [{ Description: "something else" }, ["description"]],
  Bandwidth: [{ Bandwidth: 7 }, ["bandwidth"]],
  DeletionProtection: [{ DeletionProtection: true }, ["deletionProtection"]],
  Tags: [{ Tags: [{ Key: "team", Value: "thief" }] }, ["tags.stage", "tags.team"]],
  ResourceGroupId: [{ ResourceGroupId: "rg-9" }, ["resourceGroupId"]],
};

type Addresses = Record<string, EipArgs>;

function allOf(names: object, args: EipArgs): Addresses {
  return Object.fromEntries(Object.keys(names).map((name) => [name, args]));
}

describe("elastic IP addresses on the real engine", () => {
  let stack: TestStack;
  const up = (addresses: Addresses, options = {}) => {
    stack.declare(async () => ({
      ids: Object.fromEntries(
        Object.entries(addresses).map(([name, args]) => [name, new Eip(name, args).allocationId]),
      ),
    }));
    return stack.up(options);
  };
  const ids = async () => (await stack.outputs()).ids as Record<string, string>;
  const calls = () => stack.emulator.calls.filter(({ action }) => !/^(Describe|Get)/.test(action));
  const isAbout = (id: string) => (call: RecordedCall) => Object.values(call.parameters).includes(id);

  beforeEach(async () => {
    stack = await TestStack.create();
  });
  afterEach(async () => {
    expect((await stack.destroy()).succeeded).toBe(true);
    expect(stack.emulator.isEmpty()).toBe(true);
    await stack.close();
  });

  it("change in place where they can, each by one call that sends no more than that", async () => {
    const before = allOf(inPlace, base);
    await up(before);
    const known = await ids();
    stack.emulator.clearCalls();
    const changed = mapValues(inPlace, ([change]) => ({ ...base, ...change }));
    const run = await up(changed);
    for (const [name, [, action, parameters]] of Object.entries(inPlace)) {
      expect(run.steps).toContainEqual(expect.objectContaining({ name, operation: "update" }));
      expect(calls().filter(isAbout(known[name] ?? ""))).toMatchObject([{ action, parameters }]);
    }
    expect(calls()).toHaveLength(Object.keys(inPlace).length);
    expect(await ids()).toEqual(known);
    expect((await stack.up()).changes).toEqual({ same: Object.keys(inPlace).length });
    await up(before);
  });

  it("are replaced where they must, create first", async () => {
    const names = mapValues(replacing, (_, name) => ({ ...base, addressName: name }));
    await up(names);
    const before = await ids();
    stack.emulator.clearCalls();
    const run = await up(mapValues(replacing, (change, name) => ({ ...names[name], ...change })));
    expect(run.changes).toEqual({ replace: Object.keys(replacing).length });
    const after = await ids();
    for (const [name, old] of Object.entries(before)) {
      expect(after[name]).not.toBe(old);
      const made = calls().findIndex(
        ({ action, parameters }) => action === "AllocateEipAddress" && parameters.Name === name,
      );
      const released = calls().findIndex((call) => call.action === "ReleaseEipAddress" && isAbout(old)(call));
      expect(made).toBeGreaterThanOrEqual(0);
      expect(released).toBeGreaterThan(made);
    }
    expect(stack.emulator.eips.list()).toHaveLength(Object.keys(replacing).length);
  });

  it("show their drift on a refresh, and the next run repairs it", async () => {
    const declared = allOf(drifts, { ...base, resourceGroupId: "rg-1", deletionProtection: false });
    const count = Object.keys(drifts).length;
    await up(declared);
    const known = await ids();
    for (const [name, [patch]] of Object.entries(drifts))
      stack.emulator.eips.change(known[name] ?? "", patch);
    expect((await stack.refresh()).changes).toMatchObject({ refresh: count });
    const preview = await stack.preview();
    for (const [name, [, differing]] of Object.entries(drifts)) {
      expect(preview.steps).toContainEqual({ name, operation: "update", differing });
    }
    expect((await up(declared)).changes).toEqual({ update: count });
    for (const id of Object.values(known)) {
      expect(stack.emulator.eips.get(id)).toMatchObject({
        Name: "pull",
        Description: "for pulling",
        Bandwidth: "5",
        DeletionProtection: false,
        ResourceGroupId: "rg-1",
      });
    }
    expect((await stack.up({ refresh: true })).changes).toEqual({ refresh: count, same: count });
  });

  it("are created anew after somebody has released them", async () => {
    await up({ pull: base });
    const before = await ids();
    stack.emulator.eips.remove(before.pull ?? "");
    expect((await stack.up({ refresh: true })).changes).toMatchObject({ create: 1 });
    expect(await ids()).not.toEqual(before);
  });

  it("are not released while they are protected, and say how to go on", async () => {
    await up({ pull: { ...base, deletionProtection: true } });
    const run = await stack.destroy();
    expect(run.succeeded).toBe(false);
    expect(run.output).toContain("deletionProtection");
    expect(stack.emulator.eips.list()).toHaveLength(1);
    expect((await up({ pull: { ...base, deletionProtection: false } })).changes).toEqual({ update: 1 });
  });

  it("finish what broke off after the allocation, without a second address", async () => {
    stack.emulator.faults.add({
      action: "DeletionProtection",
      fault: { kind: "error", status: 403, code: "Forbidden.RAM", message: "not allowed" },
    });
    const declared = { pull: { ...base, deletionProtection: true } };
    const broken = await up(declared);
    expect(broken.succeeded).toBe(false);
    expect(broken.output).toContain("Forbidden.RAM");
    const [address] = stack.emulator.eips.list();
    expect((await up(declared)).changes).toEqual({ update: 1 });
    expect(stack.emulator.eips.list()).toMatchObject([
      { AllocationId: address?.AllocationId, DeletionProtection: true },
    ]);
    await up({ pull: base });
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
