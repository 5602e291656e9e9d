import { describe, expect, test } from "vitest";
import { explained } from "../../../../provider/cloud/advice.js";
import { CloudError } from "../../../../provider/cloud/errors.js";

const failure = (code: string) =>
  new CloudError({
    product: "vpc",
    action: "AllocateEipAddress",
    code,
    reason: "no",
    status: 400,
    requestId: "R",
  });

describe("an explained failure", () => {
  test("adds the cause and what to do where that is known", () => {
    expect(explained(failure("QuotaExceeded.Eip"))).toBe(
      "AllocateEipAddress failed: QuotaExceeded.Eip: no (HTTP 400, request R). The account's addresses are used up in this region. " +
        "Release addresses that nobody uses, or raise the quota in the console's Quota Center.",
    );
  });

  test("names the permission that is missing", () => {
    expect(explained(failure("Forbidden.RAM"))).toMatch(
      /The RAM user or role may need the permission vpc:AllocateEipAddress\.$/,
    );
  });

  test.each(["InvalidAccessKeyId.NotFound", "SignatureDoesNotMatch", "InvalidSecurityToken.Expired"])(
    "names whose key is refused with %s",
    (code) => {
      const signer = "the access key of ALICLOUD_ACCESS_KEY (LTAI…abcd)";
      const refused = new CloudError({ product: "vpc", action: "A", code, reason: "no", signer });
      expect(explained(refused)).toContain(`Check ${signer}, its secret and its token;`);
      expect(explained(failure(code))).toContain("Check the access key, its secret and its token;");
    },
  );

  test("leaves other failures as they are", () => {
    expect(explained(failure("Odd"))).toBe("AllocateEipAddress failed: Odd: no (HTTP 400, request R).");
    expect(explained(new Error("it broke"))).toBe("it broke.");
    expect(explained("text")).toBe("text.");
  });
});
