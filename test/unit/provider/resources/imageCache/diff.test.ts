import { describe, expect, it } from "vitest";
import type { Properties } from "../../../../../provider/core/resource.js";
import { changedFields } from "../../../../../provider/core/schema/changes.js";
import { decide, isFinal, type Observation } from "../../../../../provider/resources/imageCache/diff.js";
import { type FieldName, imageCacheArguments } from "../../../../../provider/resources/imageCache/schema.js";
import { newsOf, stateOf, unknown } from "./states.js";

const now = Date.parse("2026-01-01T00:00:00Z");
const nothing = { changes: false, replaces: [] };

function decided(
  olds: Properties,
  news: Properties,
  observed: string | Partial<Observation> = {},
  accountId?: string,
) {
  const seen = typeof observed === "string" ? { status: observed } : observed;
  return decide(olds, news, { now, accountId, ...seen });
}

const acr = { instanceId: "cri-1", domains: ["a.example.com", "b.example.com"] };
const login = { server: "r.example.com", userName: "u", password: "p" };

/** For each argument: a value, one that means the same, and one that does not. */
const cases: { [K in FieldName]: { value: unknown; same: unknown[]; other: unknown } } = {
  images: { value: ["a:1", "b:1"], same: [["b:1", "a:1"]], other: ["a:1"] },
  imageCacheName: { value: "x", same: [], other: "y" },
  securityGroupId: { value: "sg-1", same: [], other: "sg-2" },
  vswitchIds: { value: ["vsw-1", "vsw-2"], same: [["vsw-2", "vsw-1"]], other: ["vsw-1"] },
  eipInstanceId: { value: "eip-1", same: [], other: "eip-2" },
  resourceGroupId: { value: "rg-1", same: [], other: "rg-2" },
  imageCacheSize: { value: 20, same: [undefined, null], other: 21 },
  retentionDays: { value: 5, same: [], other: 6 },
  autoMatchImageCache: { value: false, same: [undefined], other: true },
  flash: { value: false, same: [undefined], other: true },
  flashCopyCount: { value: 1, same: [undefined], other: 2 },
  standardCopyCount: { value: 1, same: [undefined], other: 2 },
  eliminationStrategy: { value: "", same: [undefined], other: "LRU" },
  imageRegistryCredentials: {
    value: [login, { ...login, server: "s.example.com" }],
    same: [[{ password: "p", server: "s.example.com", userName: "u" }, login]],
    other: [{ ...login, password: "q" }],
  },
  acrRegistryInfos: {
    value: [acr, { instanceId: "cri-2" }],
    same: [[{ instanceId: "cri-2" }, { domains: ["b.example.com", "a.example.com"], instanceId: "cri-1" }]],
    other: [acr],
  },
  tags: { value: { a: "1", b: "2" }, same: [{ b: "2", a: "1" }], other: { a: "1" } },
  zoneId: { value: "a", same: [], other: "b" },
  osType: { value: "Linux", same: [undefined], other: "Windows" },
  plainHttpRegistries: { value: ["a", "b"], same: [["b", "a"]], other: ["a"] },
  insecureRegistries: { value: ["a", "b"], same: [["b", "a"]], other: ["a"] },
  regionId: { value: "cn-beijing", same: [], other: "eu-west-1" },
  profile: { value: "first", same: [], other: "second" },
  waitForReady: { value: true, same: [undefined], other: false },
  onBuildFailure: { value: "fail", same: [undefined], other: "warn" },
  verifyImages: { value: "warn", same: [], other: "off" },
  autoImageCacheSize: { value: false, same: [undefined], other: true },
  triggers: { value: { a: "1", b: "2" }, same: [{ b: "2", a: "1" }], other: { a: "2" } },
  trackDigests: { value: false, same: [undefined], other: true },
  keepReplacedDays: { value: 7, same: [], other: 8 },
  protectIfUsedWithinDays: { value: 7, same: [], other: 8 },
  renewBeforeDays: { value: 2, same: [], other: 3 },
  renewBy: { value: "retention", same: [undefined], other: "pull" },
  autoCreateEip: { value: false, same: [undefined], other: true },
  eipBandwidth: { value: 5, same: [], other: 6 },
  eipInternetChargeType: { value: "PayByTraffic", same: [], other: "PayByBandwidth" },
  eipIsp: { value: "BGP", same: [], other: "BGP_PRO" },
  eipCommonBandwidthPackageId: { value: "cbwp-1", same: [], other: "cbwp-2" },
};
const names = Object.keys(cases) as FieldName[];

describe("every argument", () => {
  it("is looked at", () => {
    expect(names.sort()).toEqual(Object.keys(imageCacheArguments).sort());
  });

  it.each(names)("%s is unchanged while it means the same", (name) => {
    const { value, same } = cases[name];
    for (const equal of [value, ...same]) {
      expect(decided(stateOf({ [name]: value }), newsOf({ [name]: equal }))).toMatchObject(nothing);
    }
  });

  it.each(names)("%s is changed where it means something else", (name) => {
    const { value, other } = cases[name];
    const result = decided(stateOf({ [name]: value }), newsOf({ [name]: other }));
    expect(changedFields(imageCacheArguments, stateOf({ [name]: value }), newsOf({ [name]: other }))).toEqual(
      [name],
    );
    expect(result.changes).toBeUndefined();
    expect(result.deleteBeforeReplace).toBe(false);
  });

  it.each(names)("%s replaces only where no update can carry it", (name) => {
    const { value, other } = cases[name];
    const replacing = ["zoneId", "osType", "plainHttpRegistries", "insecureRegistries", "regionId"];
    const { replaces } = decided(stateOf({ [name]: value }), newsOf({ [name]: other }));
    expect(replaces).toEqual(replacing.includes(name) ? [name] : []);
  });

  it.each(names)("%s that is unknown counts as changed", (name) => {
    const { value } = cases[name];
    const news = newsOf({ [name]: Array.isArray(value) ? [unknown] : unknown });
    expect(decided(stateOf({ [name]: value }), news).changes).toBeUndefined();
  });

  it.each(names.filter((name) => !["images", "regionId", "imageCacheName"].includes(name)))(
    "%s that the program gives no longer is changed, where its default is another",
    (name) => {
      const { other } = cases[name];
      expect(
        changedFields(imageCacheArguments, stateOf({ [name]: other }), newsOf({ [name]: undefined })),
      ).toEqual([name]);
    },
  );

  it.each(names.filter((name) => !["images", "regionId", "imageCacheName"].includes(name)))(
    "%s that only the server chose is no one's declaration",
    (name) => {
      const olds = { ...stateOf(), [name]: cases[name].other };
      expect(decided(olds, newsOf())).toMatchObject(nothing);
    },
  );
});

const digest = (digit: string) => `sha256:${digit.repeat(64)}`;
const moved = [
  {
    image: "a:1",
    before: { digest: digest("1"), platformDigest: digest("1") },
    now: { digest: digest("2"), platformDigest: digest("2") },
  },
];

describe("what an update cannot repeat", () => {
  const roles = { instanceId: "cri-1", arnService: "acs:ram::1:role/s", arnUser: "acs:ram::2:role/u" };

  it.each<[Properties]>([
    [{ plainHttpRegistries: ["r"] }],
    [{ insecureRegistries: ["r"] }],
    [{ acrRegistryInfos: [roles] }],
  ])("replaces for images with %o", (args) => {
    expect(decided(stateOf(args), newsOf({ ...args, images: ["b:1"] })).replaces).toEqual(["images"]);
    expect(decided(stateOf(args), newsOf({ ...args, triggers: { a: "1" } })).replaces).toEqual(["triggers"]);
    expect(decided(stateOf(args), newsOf(args), { moved })).toMatchObject({ replaces: ["images"] });
  });

  it("replaces for whatever is pulled where the program's class wants that", () => {
    const news = (args: Properties) => newsOf({ ...args, __pullsReplace: true });
    expect(decided(stateOf(), news({}))).toMatchObject(nothing);
    expect(decided(stateOf(), news({ images: ["b:1"] })).replaces).toEqual(["images"]);
    expect(decided(stateOf(), news({ triggers: { a: "1" } })).replaces).toEqual(["triggers"]);
    expect(decided(stateOf(), news({}), { moved })).toMatchObject({ changes: true, replaces: ["images"] });
    expect(decided(stateOf(), news({ imageCacheSize: 30 })).replaces).toEqual([]);
  });

  it("is pulled again in place where it can be, with the reason", () => {
    expect(decided(stateOf(), newsOf(), { moved })).toEqual({
      changes: true,
      replaces: [],
      deleteBeforeReplace: false,
      reason: "pulls again: a:1 moved from sha256:11111111 to sha256:22222222",
    });
  });

  it("replaces for roles, and for nothing else of a registry's instance", () => {
    const olds = stateOf({ acrRegistryInfos: [roles] });
    const changed = (info: Properties) => decided(olds, newsOf({ acrRegistryInfos: [info] })).replaces;
    expect(changed({ ...roles, arnUser: "acs:ram::2:role/v" })).toEqual(["acrRegistryInfos"]);
    expect(changed({ instanceId: "cri-1" })).toEqual(["acrRegistryInfos"]);
    expect(changed({ ...roles, instanceName: "n" })).toEqual([]);
  });

  it("may replace where the role is unknown", () => {
    const news = newsOf({ acrRegistryInfos: [{ ...roles, arnService: unknown }] });
    expect(decided(stateOf({ acrRegistryInfos: [roles] }), news).replaces).toEqual(["acrRegistryInfos"]);
  });
});

describe("hidden inputs", () => {
  it.each(["__urn", "__organization"])("%s that changes reaches the state", (name) => {
    expect(decided(stateOf(), newsOf({ [name]: "other" }))).toMatchObject({
      changes: undefined,
      replaces: [],
    });
  });

  it("follow from the URN where a state of an earlier version holds more of them", () => {
    const former = { __logicalName: "web", __project: "shop", __stack: "dev" };
    expect(decided(stateOf({}, former), newsOf())).toMatchObject(nothing);
    expect(decided(stateOf(), newsOf(former))).toMatchObject(nothing);
  });

  it("timeouts that change, come or go reach the state", () => {
    const with60 = { __timeouts: { create: 60 } };
    expect(decided(stateOf({}, with60), newsOf({ __timeouts: { create: 90 } })).changes).toBeUndefined();
    expect(decided(stateOf({}, with60), newsOf()).changes).toBeUndefined();
    expect(decided(stateOf(), newsOf(with60)).changes).toBeUndefined();
    expect(decided(stateOf({}, with60), newsOf({ __timeouts: { create: 60 } }))).toMatchObject(nothing);
  });

  it("leave the provider's text and the generated name alone", () => {
    expect(decided(stateOf({}, { __provider: "a" }), newsOf({ __provider: "b" }))).toMatchObject(nothing);
    expect(decided(stateOf(), newsOf({ __generatedName: "x" }))).toMatchObject(nothing);
  });
});

describe("status, clock and account", () => {
  it.each([
    ["Failed", { changes: true, replaces: ["status"], deleteBeforeReplace: true }],
    ["UpdateFailed", { changes: true, replaces: [] }],
    ["Preparing", { changes: true, replaces: [] }],
    ["Creating", { changes: true, replaces: [] }],
    ["Updating", { changes: true, replaces: [] }],
    ["Ready", nothing],
  ])("a stored status %s decides", (status, expected) => {
    expect(decided(stateOf({}, { status }), newsOf())).toMatchObject(expected);
  });

  it("the live status beats the stored one", () => {
    expect(decided(stateOf({}, { status: "Creating" }), newsOf(), "Failed").replaces).toEqual(["status"]);
  });

  it("a cache that has become Ready is still stored", () => {
    expect(decided(stateOf({}, { status: "Creating" }), newsOf(), "Ready").changes).toBe(true);
  });

  it.each(["Preparing", "Creating", "Updating"])("nobody waits for %s who does not want to", (status) => {
    const args = { waitForReady: false };
    expect(decided(stateOf(args, { status }), newsOf(args), status)).toMatchObject(nothing);
  });

  it("a failed update is repaired even where nobody waits", () => {
    const args = { waitForReady: false };
    expect(decided(stateOf(args, { status: "UpdateFailed" }), newsOf(args)).changes).toBe(true);
  });

  it.each([
    ["2025-12-31T23:59:59Z", true],
    ["2026-01-01T00:00:00Z", true],
    ["2026-01-01T00:00:01Z", false],
    ["no date", false],
  ])("an expiry of %s counts as passed: %s", (expireDateTime, passed) => {
    const result = decided(stateOf({}, { expireDateTime }), newsOf());
    expect(result).toMatchObject(
      passed ? { changes: true, replaces: ["expireDateTime"], deleteBeforeReplace: true } : nothing,
    );
  });

  it("another account replaces, before anything else is looked at", () => {
    const result = decided(stateOf({}, { status: "Failed" }), newsOf(), undefined, "2");
    expect(result).toEqual({ changes: true, replaces: ["accountId"], deleteBeforeReplace: true });
    expect(decided(stateOf(), newsOf(), undefined, "1")).toMatchObject(nothing);
  });

  it("shows the detail when arguments change at the same time", () => {
    const result = decided(stateOf({}, { status: "Failed" }), newsOf({ retentionDays: 1 }));
    expect(result).toMatchObject({ changes: undefined, replaces: ["status"] });
  });
});

describe("what is left over", () => {
  it("an unfinished update is finished", () => {
    expect(decided(stateOf({}, { __pendingUpdate: ["tags"] }), newsOf()).changes).toBe(true);
    expect(decided(stateOf({}, { __pendingUpdate: [] }), newsOf())).toMatchObject(nothing);
  });

  it("an address is released", () => {
    expect(decided(stateOf({}, { __buildEip: "eip-1" }), newsOf()).changes).toBe(true);
  });

  it("what the cloud has kept is replaced, once", () => {
    const olds = stateOf({}, { __uncleared: ["retentionDays", "eliminationStrategy"] });
    expect(decided(olds, newsOf())).toMatchObject({
      changes: true,
      replaces: ["retentionDays", "eliminationStrategy"],
    });
  });

  it("what the cloud has kept is no obstacle when it is wanted again", () => {
    const olds = stateOf({}, { __uncleared: ["retentionDays"] });
    expect(decided(olds, newsOf({ retentionDays: 3 })).replaces).toEqual([]);
  });

  it("a size that could not shrink is replaced while it is still wanted", () => {
    const olds = stateOf({ imageCacheSize: 40 }, { __uncleared: ["imageCacheSize"] });
    expect(decided(olds, newsOf({ imageCacheSize: 20 })).replaces).toEqual(["imageCacheSize"]);
    expect(decided(olds, newsOf({ imageCacheSize: 40 })).replaces).toEqual([]);
  });
});

it.each([
  ["Ready", true],
  ["Failed", true],
  ["UpdateFailed", true],
  ["Preparing", false],
  ["Creating", false],
  ["Updating", false],
  ["SomethingNew", false],
])("%s is final: %s", (status, final) => {
  expect(isFinal(status)).toBe(final);
});
