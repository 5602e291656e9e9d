import { describe, expect, test } from "vitest";
import { plan } from "../../../../../provider/resources/eip/plan.js";
import { type EipInputs, type FieldName, fieldNames } from "../../../../../provider/resources/eip/schema.js";
import { address } from "./eips.js";

const everything: readonly FieldName[] = fieldNames;

function steps(inputs: EipInputs, seen: Parameters<typeof address>[0] = {}, changed = everything) {
  return plan({ addressName: "web-1a2b3c4d", ...inputs }, changed, address(seen), "me");
}

describe("plan", () => {
  test("has nothing to do where the cloud is as declared", () => {
    expect(steps({ bandwidth: 5, mode: "NAT", deletionProtection: false, isp: "ChinaTelecom" })).toEqual([]);
  });

  test("changes name, description and bandwidth in one call", () => {
    expect(steps({ addressName: "other", description: "new", bandwidth: 10 })).toEqual([
      { action: "modify", attributes: { name: "other", description: "new", bandwidth: "10" } },
    ]);
  });

  test("leaves alone what did not change, whatever the cloud has", () => {
    expect(steps({ bandwidth: 10, description: "x" }, {}, ["description"])).toEqual([
      { action: "modify", attributes: { description: "x" } },
    ]);
  });

  test("goes back to the defaults of what is no longer declared", () => {
    const seen = {
      bandwidth: "10",
      description: "x",
      mode: "BINDED",
      deletionProtection: true,
      bandwidthPackageId: "cbwp-1",
      resourceGroupId: "rg-2",
      tags: { "pulumi-eci-owner": "me", a: "b" },
    };
    expect(steps({}, seen)).toEqual([
      { action: "leavePackage", bandwidthPackageId: "cbwp-1" },
      { action: "modify", attributes: { description: "", bandwidth: "5" } },
      { action: "setMode", mode: "NAT" },
      { action: "untag", keys: ["a"] },
      { action: "protect", enabled: false },
    ]);
  });

  test("leaves one package before it joins the other", () => {
    expect(steps({ bandwidthPackageId: "cbwp-2" }, { bandwidthPackageId: "cbwp-1" })).toEqual([
      { action: "leavePackage", bandwidthPackageId: "cbwp-1" },
      { action: "joinPackage", bandwidthPackageId: "cbwp-2" },
    ]);
  });

  test("does the rest after an allocation: group, mode, package, empty tags, protection", () => {
    const inputs = {
      resourceGroupId: "rg-2",
      mode: "BINDED",
      bandwidthPackageId: "cbwp-1",
      tags: { a: "b", empty: "" },
      deletionProtection: true,
    };
    expect(steps(inputs, { tags: { "pulumi-eci-owner": "me", a: "b" } })).toEqual([
      { action: "moveToResourceGroup", resourceGroupId: "rg-2" },
      { action: "setMode", mode: "BINDED" },
      { action: "joinPackage", bandwidthPackageId: "cbwp-1" },
      { action: "tag", tags: { empty: "" } },
      { action: "protect", enabled: true },
    ]);
  });

  test("sets changed tags and takes off the others, but never those of the owner and the cloud", () => {
    const tags = { a: "1", b: "1", "acs:rm": "x", "pulumi-eci-owner": "me" };
    expect(steps({ tags: { a: "2", c: "3" } }, { tags })).toEqual([
      { action: "untag", keys: ["b"] },
      { action: "tag", tags: { a: "2", c: "3" } },
    ]);
  });

  test("marks the owner anew where the mark is gone or another's", () => {
    expect(steps({}, { tags: {} })).toEqual([{ action: "markOwner", owner: "me" }]);
  });

  test("changes no attribute of a Subscription address", () => {
    const seen = { instanceChargeType: "PrePaid", name: "old", bandwidth: "3" };
    expect(steps({ bandwidth: 4, deletionProtection: false }, seen)).toEqual([]);
  });
});
