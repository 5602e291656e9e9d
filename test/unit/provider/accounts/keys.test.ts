import { describe, expect, it } from "vitest";
import { readKeys } from "../../../../provider/accounts/keys.js";
import { keyVariables } from "../../../../provider/accounts/names.js";

const read = (config: Record<string, string>, environment: Record<string, string> = {}) =>
  readKeys((name) => config[name], environment);

describe("key, secret and token", () => {
  it.each(keyVariables)("come from $accessKey and its like", ({ accessKey, secretKey, securityTokens }) => {
    const environment = { [accessKey]: " id ", [secretKey]: "secret\n" };
    expect(read({}, environment).keys).toEqual({ accessKey: "id", secretKey: "secret", place: accessKey });
    for (const name of securityTokens) {
      expect(read({}, { ...environment, [name]: "\ttoken" }).keys?.securityToken).toBe("token");
    }
  });

  it.each(keyVariables)("of the stack take no token of $accessKey", ({ accessKey, ...rest }) => {
    const environment = Object.fromEntries(
      [accessKey, rest.secretKey, ...rest.securityTokens].map((n) => [n, "x"]),
    );
    const { keys } = read({ "alicloud:accessKey": "id", "alicloud:secretKey": "secret" }, environment);
    expect(keys).toEqual({ accessKey: "id", secretKey: "secret", place: "alicloud:accessKey" });
  });

  it.each(["ALICLOUD_ACCESS_KEY", "ALICLOUD_SECURITY_TOKEN"])(
    "with what no header holds are refused where %s has it, and not shown",
    (name) => {
      const environment = { ALICLOUD_ACCESS_KEY: "id", ALICLOUD_SECRET_KEY: "secret", [name]: "c4t\nh3re" };
      expect(() => read({}, environment)).toThrow(new RegExp(`^${name} holds a blank(?!.*c4t)`));
    },
  );

  it("of one family take no token of another", () => {
    const environment = {
      ALICLOUD_ACCESS_KEY: "id",
      ALICLOUD_SECRET_KEY: "secret",
      ALIBABA_CLOUD_SECURITY_TOKEN: "left over",
      SECURITY_TOKEN: "left over",
    };
    expect(read({}, environment).keys?.securityToken).toBeUndefined();
  });

  it("come from the first place that has both halves", () => {
    const environment = {
      ALICLOUD_ACCESS_KEY: "half",
      ALIBABA_CLOUD_ACCESS_KEY_ID: "id",
      ALIBABA_CLOUD_ACCESS_KEY_SECRET: "secret",
    };
    expect(read({}, environment).keys?.place).toBe("ALIBABA_CLOUD_ACCESS_KEY_ID");
  });

  it("are never put together from two places", () => {
    const environment = { ALICLOUD_ACCESS_KEY: "id", ALIBABA_CLOUD_ACCESS_KEY_SECRET: "secret" };
    expect(read({}, environment)).toEqual({
      halfKey: { given: "ALICLOUD_ACCESS_KEY", wanted: "ALICLOUD_SECRET_KEY" },
    });
    expect(read({ "alicloud:accessKey": "id" }, { ALICLOUD_SECRET_KEY: "s" })).toMatchObject({
      keys: undefined,
      halfKey: { given: "alicloud:accessKey", wanted: "alicloud:secretKey" },
    });
  });

  it("are none where there is only half of one that anybody may have named so", () => {
    expect(read({}, { ACCESS_KEY_ID: "x" })).toEqual({});
    expect(read({ "alicloud:securityToken": "t" })).toEqual({});
  });
});
