import { describe, expect, test } from "vitest";
import { parametersOf } from "../../../../../provider/core/schema/table.js";
import { eipArguments } from "../../../../../provider/resources/eip/schema.js";

describe("the allocation's request", () => {
  test("speaks the API's words and leaves later calls out", () => {
    const request = parametersOf(eipArguments, {
      addressName: "pull",
      bandwidth: 10,
      paymentType: "Subscription",
      period: 2,
      autoPay: true,
      tags: { a: "b", empty: "" },
      mode: "BINDED",
      deletionProtection: true,
      bandwidthPackageId: "cbwp-1",
      regionId: "cn-hangzhou",
    });
    expect(request).toEqual({
      Name: "pull",
      Bandwidth: "10",
      InstanceChargeType: "PrePaid",
      Period: 2,
      AutoPay: true,
      Tag: [{ Key: "a", Value: "b" }],
    });
  });

  test("leaves every default to the API", () => {
    expect(parametersOf(eipArguments, {})).toEqual({});
  });
});
