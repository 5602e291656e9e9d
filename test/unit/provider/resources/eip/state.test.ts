import { describe, expect, test } from "vitest";
import type { Properties } from "../../../../../provider/core/resource.js";
import { decide } from "../../../../../provider/resources/eip/diff.js";
import { refreshed, stateAfter } from "../../../../../provider/resources/eip/state.js";
import { address, declaration } from "./eips.js";

function stateOf(args: Properties = {}): Properties {
  return stateAfter(declaration(args), address(), "1");
}

function refresh(args: Properties, seen: Parameters<typeof address>[0]) {
  return refreshed(stateOf(args), address(seen), "1");
}

describe("the state after an operation", () => {
  test("holds the declaration, what the server filled in, and what it reports", () => {
    expect(stateOf({ bandwidth: "5", period: 2 })).toMatchObject({
      allocationId: "eip-1",
      accountId: "1",
      ipAddress: "198.18.0.1",
      status: "Available",
      bandwidth: "5",
      period: 2,
      paymentType: "PayAsYouGo",
      createTime: "2026-01-01T00:00:00Z",
      tags: {},
      __declared: ["bandwidth", "addressName", "regionId", "period"],
    });
  });

  test("names the holder and never takes it for the address that was asked back", () => {
    const seen = address({ status: "InUse", instanceId: "i-1", instanceType: "EcsInstance" });
    const state = stateAfter(declaration({ instanceId: "eip-0" }), seen, "1");
    expect(state).toMatchObject({
      instanceId: "eip-0",
      associatedInstanceId: "i-1",
      associatedInstanceType: "EcsInstance",
    });
  });

  test("shows the address that is there, not the one that was asked for", () => {
    expect(stateOf({ ipAddress: "203.0.113.7" }).ipAddress).toBe("198.18.0.1");
  });
});

describe("a refresh", () => {
  test("without drift changes nothing and keeps spellings", () => {
    const { inputs } = refresh({ bandwidth: 5, tags: {} }, {});
    expect(inputs).toEqual(declaration({ bandwidth: 5, tags: {} }));
  });

  test.each([
    ["bandwidth", "10", { bandwidth: "20" }, "20"],
    ["addressName", "web-1a2b3c4d", { name: "renamed" }, "renamed"],
    ["description", "a", { description: "b" }, "b"],
    ["resourceGroupId", "rg-1", { resourceGroupId: "rg-2" }, "rg-2"],
    ["deletionProtection", false, { deletionProtection: true }, true],
    ["mode", "NAT", { mode: "BINDED" }, "BINDED"],
    ["bandwidthPackageId", "cbwp-1", { bandwidthPackageId: "cbwp-2" }, "cbwp-2"],
    ["tags", { a: "b" }, { tags: { a: "c" } }, { a: "c" }],
    ["paymentType", "PayAsYouGo", { instanceChargeType: "PrePaid" }, "Subscription"],
  ])("sees %s changed from outside", (name, declared, seen, found) => {
    const { inputs, outs } = refresh({ [name]: declared }, seen);
    expect([inputs[name], outs[name]]).toEqual([found, found]);
  });

  test("sees a description and a package taken away", () => {
    const { inputs } = refresh({ description: "a", bandwidthPackageId: "cbwp-1" }, {});
    expect(inputs).toEqual(declaration());
  });

  test("shows what nobody declared as an output only", () => {
    const seen = {
      status: "InUse",
      bandwidth: "20",
      bandwidthPackageId: "cbwp-1",
      deletionProtection: true,
      mode: "BINDED",
    };
    const { inputs, outs } = refresh({}, seen);
    expect(inputs).toEqual(declaration());
    expect(outs).toMatchObject(seen);
    expect(decide(outs, declaration(), {}).changes).toBe(false);
  });

  test("takes tags and a description that nobody declared for drift, which the next update takes off", () => {
    const { inputs, outs } = refresh({}, { description: "x", tags: { a: "b", "pulumi-eci-owner": "me" } });
    expect(inputs).toEqual(declaration({ description: "x", tags: { a: "b" } }));
    expect(decide(outs, declaration(), {}).changes).toBeUndefined();
  });

  test("replaces nothing for an answer that is left out or that a package may have changed", () => {
    const args = { zone: "cn-hangzhou-a", securityProtectionTypes: ["AntiDDoS_Enhanced"] };
    const seen = { bandwidthPackageId: "cbwp-1", internetChargeType: "PayByTraffic", isp: undefined };
    const all = { ...args, isp: "BGP", internetChargeType: "PayByBandwidth" };
    expect(refresh(all, seen).inputs).toEqual(declaration(all));
  });
});
