import { describe, expect, it } from "vitest";
import * as errors from "../../../../provider/cloud/errors.js";

function error(code: string, details: Partial<errors.CloudErrorDetails> = {}) {
  return new errors.CloudError({
    product: "eci",
    action: "DescribeImageCaches",
    code,
    reason: "No.",
    ...details,
  });
}

describe("the message", () => {
  it.each([
    [{ status: 400, requestId: "0A" }, "DescribeImageCaches failed: X: No (HTTP 400, request 0A)"],
    [{ status: 400 }, "DescribeImageCaches failed: X: No (HTTP 400)"],
    [{}, "DescribeImageCaches failed: X: No"],
  ])("tells where %o is known", (details, message) => {
    expect(error("X", details).message).toBe(message);
  });
});

describe("gone", () => {
  it.each([
    ["eci", "InvalidParameter.NotFound", true],
    ["eci", "ImageCache.NotFound", true],
    ["eci", "InvalidAllocationId.NotFound", false],
    ["vpc", "InvalidAllocationId.NotFound", true],
    ["vpc", "InvalidParameter.NotFound", false],
    ["eci", "InvalidAccessKeyId.NotFound", false],
    ["eci", "InvalidRegionId.NotFound", false],
    ["eci", "InvalidApi.NotFound", false],
    ["vpc", "Forbidden.RegionNotFound", false],
    ["sts", "InvalidAccessKeyId.NotFound", false],
    ["eci", "HTTP404", false],
  ] as const)("%s %s is the object's absence: %s", (product, code, absent) => {
    expect(errors.isNotFound(error(code, { product, status: 404 }))).toBe(absent);
  });

  it("is said by the API alone", () => {
    expect(
      errors.isNotFound(Object.assign(new Error("x"), { code: "ImageCache.NotFound", product: "eci" })),
    ).toBe(false);
  });
});

it.each([
  [errors.isNothingToUpdate, "NoNeedUpdate"],
  [errors.isWrongState, "ImageCache.IncorrectStatus"],
  [errors.isWrongState, "IncorrectEipStatus"],
  [errors.isProtectionAsWanted, "DeletionProtection.AlreadyEnabled"],
  [errors.isProtectionAsWanted, "DeletionProtection.NotExist"],
  [errors.isAlreadyInBandwidthPackage, "IpInstanceId.AlreadyInBandwidthPackage"],
  [errors.isNotInBandwidthPackage, "OperationUnsupported.IpNotInCbwp"],
])("%o knows %s and no other code", (is, code) => {
  expect(is(error(code))).toBe(true);
  expect(is(error(`${code}.Other`))).toBe(false);
  expect(is(new Error(code))).toBe(false);
});
