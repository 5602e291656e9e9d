import { describe, expect, it } from "vitest";
import {
  beatenSources,
  checkConfiguration,
  configuresTheSame,
  inOwnWords,
  keysToRepeat,
  secretArguments,
  settingsOf,
  strangeEndpoints,
} from "../../../../plugin/host/configuration.js";
import { UNKNOWN } from "../../../../provider/core/schema/unknown.js";

describe("beatenSources", () => {
  const keys = { ALICLOUD_ACCESS_KEY: "LTAI-own", ALICLOUD_SECRET_KEY: "hush" };

  it("names what a key of the environment comes before", () => {
    expect(beatenSources({ profile: "tenant" }, keys)).toBe(
      "profile of this provider says nothing: the access key of ALICLOUD_ACCESS_KEY comes before it. " +
        "Unset ALICLOUD_ACCESS_KEY and ALICLOUD_SECRET_KEY, or name the profile on each resource, where it comes first.",
    );
    expect(beatenSources({ ecsRoleName: "node", credentialsUri: "http://127.0.0.1" }, keys)).toContain(
      "ecsRoleName and credentialsUri of this provider say nothing",
    );
  });

  it.each([
    ["nothing names credentials", { region: "cn-beijing" }, keys],
    ["the environment has no key", { profile: "tenant" }, {}],
    ["the provider has a key of its own", { profile: "tenant", accessKey: "own", secretKey: "own" }, keys],
    ["nobody knows yet what it says", { profile: UNKNOWN }, keys],
  ])("says nothing where %s", (_, args, environment) => {
    expect(beatenSources(args, environment)).toBeUndefined();
  });
});

describe("settingsOf", () => {
  it("reads arguments as the configuration of a stack is read, and the environment behind them", () => {
    const settings = settingsOf(
      { region: "cn-beijing", ownerId: "team", ownerInTags: false, waitFactor: 0.5 },
      { ALICLOUD_REGION: "cn-hangzhou", ALICLOUD_PROFILE: "own" },
    );
    expect(settings).toMatchObject({
      region: "cn-beijing",
      ownerId: "team",
      ownerInTags: false,
      waitFactor: 0.5,
    });
    expect(settingsOf({}, { ALICLOUD_REGION: "cn-hangzhou" }).region).toBe("cn-hangzhou");
    expect(settingsOf({ region: null, version: "0.2.0" }, {}).region).toBeUndefined();
  });

  it.each([
    ["an object", { eci: "http://127.0.0.1:1" }],
    ["JSON text", '{"eci":"http://127.0.0.1:1"}'],
  ])("takes endpoints as %s", (_, endpoints) => {
    expect(settingsOf({ endpoints }, {}).endpoints.eci).toContain("127.0.0.1:1");
  });
});

describe("checkConfiguration", () => {
  const check = (args: object) => checkConfiguration({ ...args }, {});

  it("passes what it knows, and what is the engine's", () => {
    expect(check({ region: "cn-beijing", version: "0.2.0", pluginDownloadURL: "", __internal: {} })).toEqual(
      [],
    );
  });

  it("refuses what it does not know, with the nearest name", () => {
    expect(check({ regoin: "cn-beijing", colour: "red" })).toEqual([
      { property: "regoin", reason: "is no argument of this provider. Did you mean region?" },
      { property: "colour", reason: "is no argument of this provider." },
    ]);
  });

  it("says what a value must be under the name that it has here", () => {
    const [failure] = check({ waitFactor: 11 });
    expect(failure).toEqual({ property: "", reason: expect.stringContaining("eci:waitFactor must be") });
    expect(check({ endpoints: { eci: 3 } })[0]?.reason).toBe(
      "eci:endpoints.eci must be the text of a host, not 3.",
    );
    expect(check({ endpoints: "{" })[0]?.reason).toContain("eci:endpoints is no valid JSON");
  });

  it("says nothing of values as long as one is unknown, but all of names", () => {
    expect(check({ region: UNKNOWN, waitFactor: 11 })).toEqual([]);
    expect(check({ region: UNKNOWN, regoin: "x" })).toHaveLength(1);
  });
});

describe("configuresTheSame", () => {
  it("passes over versions, and over what another host has called otherwise", () => {
    const olds = { region: "cn-beijing", version: "0.1.0", "alicloud:region": "x" };
    expect(configuresTheSame(olds, { region: "cn-beijing", version: "0.2.0" })).toBe(true);
    expect(configuresTheSame(olds, { region: "cn-shanghai", version: "0.1.0" })).toBe(false);
    expect(configuresTheSame({}, { endpoints: { eci: "a" } })).toBe(false);
  });
});

it("inOwnWords calls each key as this host does", () => {
  expect(inOwnWords("Set alicloud:region, pulumi-eci:ownerId or another of alicloud:*.")).toBe(
    "Set eci:region, eci:ownerId or another of eci:*.",
  );
  expect(inOwnWords("alicloud:assumeRoleWithOidc and alicloud:assumeRole")).toBe(
    "eci:assumeRoleWithOidc and eci:assumeRole",
  );
});

it("stores keys encrypted", () => {
  expect(secretArguments).toEqual(["accessKey", "secretKey", "securityToken"]);
});

it("tells which keys of the other host's configuration are to be repeated", () => {
  const olds = {
    "alicloud:region": "cn-beijing",
    "pulumi-eci:ownerId": "team",
    "aws:region": "x",
    version: "1",
  };
  expect(keysToRepeat(olds, {})).toEqual(["alicloud:region", "pulumi-eci:ownerId"]);
  expect(keysToRepeat(olds, { region: "cn-beijing", ownerId: "team" })).toEqual([]);
  expect(keysToRepeat({}, {})).toEqual([]);
});

describe("strangeEndpoints", () => {
  it.each([[{ ecis: "a", rds: "b", vpc: "c" }], ['[{"ecis":"a"},{"rds":"b"}]']])(
    "tells which products are none of this plugin: %j",
    (endpoints) => {
      expect(strangeEndpoints({ endpoints })).toBe(
        "eci:endpoints names what this plugin does not call: ecis (did you mean eci?), rds (did you mean ecs?). It calls eci, vpc, ecs, sts, cr.",
      );
    },
  );

  it.each([[undefined], [""], [{}], [{ eci: "a" }]])("has nothing to say of %j", (endpoints) => {
    expect(strangeEndpoints({ endpoints })).toBeUndefined();
  });
});
