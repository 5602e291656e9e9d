import { describe, expect, test } from "vitest";
import { allocateRequest } from "../../../../../provider/resources/eip/request.js";

describe("the allocation's request", () => {
  test("speaks the API's words and leaves later calls out", () => {
    const request = allocateRequest({
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
      name: "pull",
      bandwidth: "10",
      instanceChargeType: "PrePaid",
      period: 2,
      autoPay: true,
      tags: { a: "b" },
    });
  });

  test("leaves every default to the API", () => {
    expect(allocateRequest({})).toEqual({ tags: {} });
  });
});
