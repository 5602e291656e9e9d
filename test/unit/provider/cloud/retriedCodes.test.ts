import { describe, expect, it } from "vitest";
import { CloudError } from "../../../../provider/cloud/errors.js";
import { isRetried, isThrottled, isTrouble } from "../../../../provider/cloud/retriedCodes.js";

function error(code: string, status?: number, action = "CreateImageCache") {
  return new CloudError({ product: "eci", action, code, reason: "x", status });
}

describe("is repeated", () => {
  it.each([
    ["Throttling", 400],
    ["Throttling.User", 400],
    ["Throttling.Api", 503],
    ["Rejected.Throttling", 429],
    ["AnythingElse", 429],
    ["Degrade.Api", 400],
    ["OperationConflict", 400],
    ["LastTokenProcessing", 400],
    ["OperationFailed.LastTokenProcessing", 400],
    ["SystemBusy", 400],
    ["ServiceUnavailable", 503],
    ["InternalError", 500],
    ["InternalError", 400],
    ["AnythingElse", 500],
    ["HTTP502", 502],
    ["SignatureNonceUsed", 400],
    ["TaskConflict", 400],
    ["ConnectionFailed", undefined],
    ["RequestTimeout", undefined],
    ["UnreadableAnswer", 200],
  ])("%s with HTTP %s", (code, status) => {
    expect(isRetried(error(code, status))).toBe(true);
  });

  it.each([
    ["UpdateImageCache", "ImageCache.IncorrectStatus"],
    ["DeleteImageCache", "IncorrectStatus"],
    ["ReleaseEipAddress", "IncorrectEipStatus"],
    ["AllocateEipAddress", "FrequentPurchase.EIP"],
    ["ModifyEipAddressAttribute", "IncorrectEipStatus"],
    ["AddCommonBandwidthPackageIp", "EipOperation.TooFrequently"],
    ["RemoveCommonBandwidthPackageIp", "IncorrectStatus.Eip"],
  ])("for %s alone: %s", (action, code) => {
    expect(isRetried(error(code, 400, action))).toBe(true);
    expect(isRetried(error(code, 400, "CreateImageCache"))).toBe(false);
  });
});

it.each([
  ["containerRepositoryAuthorizationFailed", 503],
  ["QuotaExceeded", 403],
  ["Forbidden.RAM", 403],
  ["NoPermission", 403],
  ["InvalidAccessKeyId.NotFound", 404],
  ["SignatureDoesNotMatch", 400],
  ["IdempotentParameterMismatch", 400],
  ["InvalidTimeStamp.Expired", 400],
  ["OperationDenied.NoStock", 403],
  ["Account.Arrearage", 400],
  ["CredentialsUnusable", undefined],
])("%s with HTTP %s is final", (code, status) => {
  expect(isRetried(error(code, status))).toBe(false);
});

it("tells a service in trouble from a moment that was wrong", () => {
  expect(isTrouble(error("ConnectionFailed"))).toBe(true);
  expect(isTrouble(error("Anything", 500))).toBe(true);
  expect(isTrouble(error("Throttling", 503))).toBe(false);
  expect(isTrouble(error("OperationConflict", 400))).toBe(false);
  expect(isThrottled(error("ServiceUnavailable", 503))).toBe(false);
});
