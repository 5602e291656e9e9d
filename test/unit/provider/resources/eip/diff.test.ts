import { describe, expect, test } from "vitest";
import type { Properties } from "../../../../../provider/core/resource.js";
import { changedFields } from "../../../../../provider/core/schema/changes.js";
import { UNKNOWN } from "../../../../../provider/core/schema/unknown.js";
import { decide } from "../../../../../provider/resources/eip/diff.js";
import { eipArguments } from "../../../../../provider/resources/eip/schema.js";
import { stateAfter } from "../../../../../provider/resources/eip/state.js";
import { address, declaration } from "./eips.js";

function stateOf(args: Properties = {}, seen: Parameters<typeof address>[0] = {}): Properties {
  return stateAfter(declaration(args), address(seen), "1");
}

const nothing = { changes: false, replaces: [] };

describe("no change", () => {
  test("the same declaration", () => {
    expect(decide(stateOf({ tags: { a: "b" } }), declaration({ tags: { a: "b" } }), {})).toEqual(nothing);
  });

  test.each([
    ["a bandwidth in another spelling", { bandwidth: "10" }, { bandwidth: 10 }],
    ["a default that is written out", {}, { bandwidth: 5, mode: "NAT", deletionProtection: false, tags: {} }],
    ["a default that is no longer written out", { isp: "BGP", netmode: "public", description: "" }, {}],
    ["what the server has filled in and nobody declares", {}, {}],
    ["the address that it has already", {}, { ipAddress: "198.18.0.1" }],
  ])("%s", (_, before, after) => {
    expect(decide(stateOf(before), declaration(after), {})).toEqual(nothing);
  });
});

describe("in place", () => {
  test.each([
    ["bandwidth", 10],
    ["addressName", "other"],
    ["description", "other"],
    ["resourceGroupId", "rg-2"],
    ["bandwidthPackageId", "cbwp-1"],
    ["deletionProtection", true],
    ["mode", "BINDED"],
    ["tags", { a: "b" }],
  ])("%s", (name, value) => {
    expect(decide(stateOf(), declaration({ [name]: value }), {})).toEqual({
      changes: undefined,
      replaces: [],
      deleteBeforeReplace: false,
    });
  });

  test("the term of a Subscription, which only reaches the state", () => {
    const olds = stateOf(
      { paymentType: "Subscription", period: 1, autoPay: true },
      { instanceChargeType: "PrePaid" },
    );
    const news = declaration({
      paymentType: "Subscription",
      period: 2,
      pricingCycle: "Year",
      activityId: "1",
    });
    expect(changedFields(eipArguments, olds, news)).toEqual([
      "period",
      "pricingCycle",
      "autoPay",
      "activityId",
    ]);
    expect(decide(olds, news, {}).replaces).toEqual([]);
  });

  test.each(["zone", "ipAddress", "instanceId", "resourceGroupId"])(
    "%s, when it is left out later",
    (name) => {
      expect(decide(stateOf({ [name]: "x" }), declaration(), {}).replaces).toEqual([]);
    },
  );

  test("a changed timeout", () => {
    const { changes } = decide(stateOf(), declaration({ __timeouts: { delete: 5 } }), {});
    expect(changes).toBeUndefined();
  });
});

describe("replacement", () => {
  test.each([
    ["internetChargeType", "PayByTraffic"],
    ["paymentType", "Subscription"],
    ["isp", "ChinaTelecom"],
    ["netmode", "other"],
    ["securityProtectionTypes", ["AntiDDoS_Enhanced"]],
    ["publicIpAddressPoolId", "pippool-1"],
    ["zone", "cn-hangzhou-a"],
    ["ipAddress", "203.0.113.7"],
    ["instanceId", "eip-0"],
    ["regionId", "cn-beijing"],
    ["isp", UNKNOWN],
  ])("%s", (name, value) => {
    expect(decide(stateOf(), declaration({ [name]: value }), {})).toEqual({
      changes: undefined,
      replaces: [name],
      deleteBeforeReplace: false,
    });
  });

  test("gives the address away before it is asked for again", () => {
    const kept = { ipAddress: "198.18.0.1" };
    expect(decide(stateOf(kept), declaration({ ...kept, isp: "ChinaTelecom" }), {})).toEqual({
      changes: undefined,
      replaces: ["isp"],
      deleteBeforeReplace: true,
    });
  });

  test("another account", () => {
    expect(decide(stateOf(), declaration(), { accountId: "2" }).replaces).toEqual(["accountId"]);
    expect(decide(stateOf(), declaration(), { accountId: "1" })).toEqual(nothing);
  });

  test("an address that is being released", () => {
    expect(decide(stateOf({}, { status: "Releasing" }), declaration(), {})).toMatchObject({
      changes: true,
      replaces: ["status"],
    });
  });
});

describe("what is left to do", () => {
  test("an unfinished update is taken up again", () => {
    const olds = { ...stateOf(), __pendingUpdate: ["bandwidth"] };
    expect(decide(olds, declaration(), {})).toMatchObject({ changes: true, replaces: [] });
  });

  test("an address that nobody has seen yet is looked for", () => {
    const olds = stateOf({}, { status: "Allocating" });
    expect(decide(olds, declaration(), {})).toMatchObject({ changes: true, replaces: [] });
  });
});
