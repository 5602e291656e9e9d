import { describe, expect, test } from "vitest";
import { whatStays, whyProtected } from "../../../../../provider/resources/eip/delete.js";
import { address } from "./eips.js";

describe("what a destroy says", () => {
  test("of a Subscription address: what stays and until when", () => {
    const text = whatStays(address({ expiredTime: "2027-01-01T00:00:00Z" }), "cn-hangzhou");
    expect(text).toMatch(/^NOT released\. eip-1 \(198\.18\.0\.1, cn-hangzhou\) is a Subscription/);
    expect(text).toContain("is paid for until it expires on 2027-01-01T00:00:00Z");
    expect(whatStays(address(), "cn-hangzhou")).toContain("is paid for until it expires, and longer");
  });

  test("of a protected address: who protected it and how to go on", () => {
    const command =
      "aliyun vpc DeletionProtection --RegionId cn-hangzhou --InstanceId eip-1 --Type EIP --ProtectionEnable false";
    const declared = whyProtected({ deletionProtection: true }, "eip-1", "cn-hangzhou");
    expect(declared).toContain("set deletionProtection to false on the resource, run pulumi up, and then");
    const outside = whyProtected({ deletionProtection: false }, "eip-1", "cn-hangzhou");
    expect(outside).toContain("from outside the stack");
    expect(outside).toContain("pulumi up --refresh");
    expect([declared, outside].every((text) => text.endsWith(command))).toBe(true);
  });
});
