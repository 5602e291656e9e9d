import { describe, expect, test } from "vitest";
import { Clouds } from "../../../../../provider/accounts/clouds.js";
import { readSettings } from "../../../../../provider/accounts/settings.js";
import type { Properties } from "../../../../../provider/core/resource.js";
import { UNKNOWN } from "../../../../../provider/core/schema/unknown.js";
import { eipResource } from "../../../../../provider/resources/eip/resource.js";
import { Runner } from "../../../../support/runner.js";

function runner(environment: Record<string, string> = {}): Runner {
  const variables = {
    ALICLOUD_REGION: "cn-hangzhou",
    PULUMI_ECI_SKIP_CREDENTIALS_CHECK: "true",
    ...environment,
  };
  const settings = readSettings(() => undefined, variables);
  return new Runner(new Clouds(settings, {}));
}

const hidden = { __urn: "urn:pulumi:dev::p::eci:Eip::web" };

async function run(args: Properties, olds: Properties = {}, environment: Record<string, string> = {}) {
  const { inputs, failures } = await runner(environment).check(eipResource, olds, { ...hidden, ...args });
  return { inputs, failures: failures.map(({ property, reason }) => `${property} ${reason}`) };
}

const failuresOf = async (args: Properties, olds?: Properties, environment?: Record<string, string>) =>
  (await run(args, olds, environment)).failures;

const term = { paymentType: "Subscription", period: 1 };

describe("the arguments alone", () => {
  test("an address without arguments is fine and gets region and name", async () => {
    const { inputs, failures } = await run({});
    expect(failures).toEqual([]);
    expect(inputs).toMatchObject({ regionId: "cn-hangzhou" });
    expect(inputs.addressName).toMatch(/^web-[0-9a-f]{8}$/);
    expect(inputs.__generatedName).toBe(inputs.addressName);
  });

  test("every argument passes with a good value", async () => {
    const inputs = {
      bandwidth: 200,
      internetChargeType: "PayByTraffic",
      paymentType: "PayAsYouGo",
      activityId: "123456",
      isp: "ChinaTelecom_L2",
      addressName: "pull",
      description: "for builds",
      netmode: "public",
      mode: "MULTI_BINDED",
      resourceGroupId: "rg-1",
      bandwidthPackageId: "cbwp-1",
      deletionProtection: true,
      securityProtectionTypes: ["AntiDDoS_Enhanced"],
      publicIpAddressPoolId: "pippool-1",
      zone: "cn-hangzhou-a",
      ipAddress: "203.0.113.7",
      tags: { team: "a", empty: "" },
    };
    expect(await failuresOf(inputs)).toEqual([]);
  });

  test.each([
    ["bandwidth", "many", 'must be a whole number of Mbit/s such as 5 or "5", not "many".'],
    ["bandwidth", 2.5, 'must be a whole number of Mbit/s such as 5 or "5", not 2.5.'],
    ["internetChargeType", "Free", 'must be "PayByBandwidth" or "PayByTraffic", not "Free".'],
    ["paymentType", "PostPaid", 'must be "PayAsYouGo" or "Subscription", not "PostPaid".'],
    ["activityId", "x", 'must be a number in digits, not "x".'],
    [
      "addressName",
      "HTTP://x",
      'must be text that does not start with "http://" or "https://", not "HTTP://x".',
    ],
    ["addressName", "x".repeat(129), "has 129 characters; at most 128 are allowed."],
    ["description", "x".repeat(257), "has 257 characters; at most 256 are allowed."],
    ["netmode", "private", 'must be "public", not "private".'],
    ["mode", "nat", 'must be "NAT" or "MULTI_BINDED" or "BINDED", not "nat".'],
    [
      "bandwidthPackageId",
      "eip-1",
      'is the id of an elastic IP address ("eip-1"); the id of a common bandwidth package ("cbwp-…") is needed.',
    ],
    ["deletionProtection", "on", 'must be true or false, not "on".'],
    ["ipAddress", "::1", 'must be an IPv4 address such as "203.0.113.7", not "::1".'],
    ["name", "x", "is no argument of Eip: use addressName."],
    ["instanceChargeType", "PrePaid", "is no argument of Eip: use paymentType."],
    ["allocationId", "eip-1", "is no argument of Eip: use instanceId to get a released address back."],
    ["logStore", "x", "is no argument of Eip."],
  ])("refuses %s = %j", async (property, value, reason) => {
    expect(await failuresOf({ [property]: value })).toEqual([`${property} ${reason}`]);
  });

  test("refuses a second protection type and one that is not known", async () => {
    expect(await failuresOf({ securityProtectionTypes: ["AntiDDoS_Enhanced", "X"] })).toEqual([
      "securityProtectionTypes has 2 types; at most 1 are allowed.",
      'securityProtectionTypes[1] must be "AntiDDoS_Enhanced", not "X".',
    ]);
  });

  test("reports everything at once", async () => {
    expect(await failuresOf({ bandwidth: 0, mode: "x", period: 3, isp: "BGP_PRO" })).toHaveLength(4);
  });

  test("takes a bandwidth as number or text and keeps it as text", async () => {
    expect((await run({ bandwidth: 10 })).inputs.bandwidth).toBe("10");
    expect((await run({ bandwidth: "010" })).inputs.bandwidth).toBe("10");
  });

  test("lets unknown values pass", async () => {
    const unknown = {
      bandwidth: UNKNOWN,
      paymentType: UNKNOWN,
      period: UNKNOWN,
      isp: UNKNOWN,
      tags: UNKNOWN,
    };
    expect(await failuresOf({ ...unknown, regionId: UNKNOWN, internetChargeType: UNKNOWN })).toEqual([]);
  });

  test("is not judged by the regions of image caches", async () => {
    expect(await failuresOf({ regionId: "cn-heyuan-acdr-1" })).toEqual([]);
    expect((await run({ regionId: " CN-Beijing" })).inputs.regionId).toBe("cn-beijing");
  });
});

describe("bandwidth", () => {
  test.each([
    [{ bandwidth: 500 }, undefined],
    [{ bandwidth: Number.NaN }, 'bandwidth must be a whole number of Mbit/s such as 5 or "5", not NaN.'],
    [{ bandwidth: 501 }, "bandwidth must be from 1 to 500 Mbit/s when paid by bandwidth, not 501."],
    [{ bandwidth: 0 }, "bandwidth must be from 1 to 500 Mbit/s when paid by bandwidth, not 0."],
    [{ bandwidth: "201", internetChargeType: "PayByTraffic" }, undefined],
    [{ bandwidth: 0, internetChargeType: "PayByTraffic" }, "bandwidth must be 1 Mbit/s or more, not 0."],
    [
      { bandwidth: 501, internetChargeType: UNKNOWN },
      "bandwidth must be from 1 to 500 Mbit/s with PayAsYouGo, not 501.",
    ],
    [{ ...term, bandwidth: 1000 }, undefined],
    [{ ...term, bandwidth: 1001 }, "bandwidth must be from 1 to 1000 Mbit/s with Subscription, not 1001."],
    [{ bandwidth: 1000, paymentType: UNKNOWN }, undefined],
  ])("%j", async (args, failure) => {
    expect(await failuresOf(args)).toEqual(failure === undefined ? [] : [failure]);
  });
});

describe("isp", () => {
  test.each([
    ["cn-hongkong", "BGP_PRO", []],
    ["ap-southeast-7", "BGP_PRO", []],
    [
      "cn-beijing",
      "BGP_PRO",
      [
        'isp "BGP_PRO" is sold in cn-hongkong, ap-northeast-1, ap-southeast-1, ap-southeast-3, ap-southeast-5, ap-southeast-6, ap-southeast-7 only, not in cn-beijing.',
      ],
    ],
    ["cn-hangzhou-finance", "BGP_FinanceCloud", []],
    ["cn-hangzhou-finance", undefined, ['isp must be "BGP_FinanceCloud" in cn-hangzhou-finance.']],
  ])("in %s %s", async (regionId, isp, failures) => {
    expect(await failuresOf({ regionId, isp })).toEqual(failures);
  });
});

describe("Subscription", () => {
  test("takes a term of months or years and gets no name", async () => {
    const { inputs, failures } = await run({ ...term, period: 9, autoPay: true });
    expect(failures).toEqual([]);
    expect(inputs.addressName).toBeUndefined();
    expect(await failuresOf({ ...term, period: 5, pricingCycle: "Year" })).toEqual([]);
    expect(await failuresOf({ ...term, period: 6, pricingCycle: "Year" })).toEqual([
      'period must be at most 5 when pricingCycle is "Year", not 6.',
    ]);
  });

  test("refuses what the API does not sell with it", async () => {
    const args = {
      ...term,
      internetChargeType: "PayByTraffic",
      addressName: "a",
      description: "b",
      bandwidthPackageId: "cbwp-1",
      deletionProtection: true,
    };
    expect(await failuresOf(args)).toEqual([
      'internetChargeType must be "PayByBandwidth" with Subscription.',
      "addressName is not possible with Subscription: the API refuses it there. Use tags.",
      "description is not possible with Subscription: the API refuses it there. Use tags.",
      "bandwidthPackageId is not possible with Subscription: only PayAsYouGo addresses join one.",
      "deletionProtection is not possible with Subscription: the API cannot release it anyway.",
    ]);
  });

  test("needs a term to be bought, and none afterwards", async () => {
    const args = { paymentType: "Subscription" };
    const missing = "period is missing: a Subscription is bought for 1 to 9 months or 1 to 5 years.";
    expect(await failuresOf(args)).toEqual([missing]);
    expect(await failuresOf(args, { paymentType: "Subscription", regionId: "cn-hangzhou" })).toEqual([]);
  });

  test("keeps its arguments away from PayAsYouGo", async () => {
    const reason = 'belongs to a Subscription; set paymentType to "Subscription".';
    expect(await failuresOf({ period: 1, pricingCycle: "Month", autoPay: false })).toEqual([
      `period ${reason}`,
      `pricingCycle ${reason}`,
      `autoPay ${reason}`,
    ]);
  });

  test("refuses another bandwidth for an address that is bought, unless it is replaced", async () => {
    const olds = { ...term, regionId: "cn-hangzhou", bandwidth: "3" };
    expect(await failuresOf({ ...term, bandwidth: 4 }, olds)).toEqual([
      "bandwidth cannot change from 3 to 4: the API does not change a Subscription address. Change it in the console, and run pulumi refresh.",
    ]);
    expect(await failuresOf({ ...term, bandwidth: 4, isp: "ChinaTelecom" }, olds)).toEqual([]);
    expect(await failuresOf({ ...term, bandwidth: 3, period: 9 }, olds)).toEqual([]);
  });
});

describe("the account", () => {
  const international = { ALIBABA_CLOUD_ACCOUNT_TYPE: "International" };

  test("an international one pays PayAsYouGo by traffic", async () => {
    const refused =
      'internetChargeType must be "PayByTraffic": an International account (alicloud:accountType) takes PayAsYouGo only with it.';
    expect(await failuresOf({}, {}, international)).toEqual([refused]);
    expect(await failuresOf({ internetChargeType: "PayByTraffic" }, {}, international)).toEqual([]);
    expect(await failuresOf({ ...term }, {}, international)).toEqual([]);
  });

  test("a kind that does not exist is refused", () => {
    expect(() => runner({ ALIBABA_CLOUD_ACCOUNT_TYPE: "Global" })).toThrow(
      'alicloud:accountType must be Domestic or International, not "Global".',
    );
  });
});

describe("the way back to an address", () => {
  test("is one argument or the other", async () => {
    expect(await failuresOf({ ipAddress: "203.0.113.7", instanceId: "eip-1" })).toEqual([
      "instanceId does not go together with ipAddress: one or the other names the address to get back.",
    ]);
  });
});

describe("deletion protection", () => {
  test("stands in the way of a change that replaces", async () => {
    const olds = { regionId: "cn-hangzhou", deletionProtection: true };
    const reason =
      "cannot change in place, and the deletion protection of the address stands in the way of a replacement. If it may " +
      "go, run pulumi up with deletionProtection set to false first, and then this change.";
    expect(await failuresOf({ isp: "ChinaTelecom" }, olds)).toEqual([`isp ${reason}`]);
    expect(await failuresOf({ bandwidth: 10, zone: UNKNOWN }, olds)).toEqual([]);
  });
});

describe("the generated name", () => {
  test("stays over updates and is another one after a replacement", async () => {
    const first = (await run({})).inputs;
    expect((await run({ bandwidth: 10 }, first)).inputs.addressName).toBe(first.addressName);
    expect((await run({ isp: "ChinaTelecom" })).inputs.addressName).not.toBe(first.addressName);
    expect((await run({ isp: UNKNOWN })).inputs.addressName).toBe(UNKNOWN);
  });

  test("fits into 128 characters", async () => {
    const { inputs } = await run({ __urn: `urn:pulumi:dev::p::eci:Eip::${"x".repeat(200)}` });
    expect(String(inputs.addressName)).toHaveLength(128);
  });
});

test("a bandwidth above an account's usual quota is a warning", async () => {
  const args = { ...hidden, bandwidth: "201", internetChargeType: "PayByTraffic" };
  expect((await runner().check(eipResource, {}, args)).warnings).toEqual([
    {
      property: "bandwidth",
      reason: expect.stringMatching(/^is 201 Mbit\/s paid by traffic: the usual quota .* 200/),
    },
  ]);
  expect((await runner().check(eipResource, {}, { ...args, bandwidth: 200 })).warnings).toEqual([]);
});

describe("zero values of converted programs", () => {
  const zeros = {
    addressName: "",
    bandwidthPackageId: "",
    instanceId: "",
    internetChargeType: "",
    isp: "",
    paymentType: "",
    period: 0,
    profile: "",
    regionId: "",
    resourceGroupId: "",
    zone: "",
  };

  test("count as not given", async () => {
    const { inputs, failures } = await run({ ...zeros, bandwidth: 5 });
    expect(failures).toEqual([]);
    expect(inputs).toEqual((await run({ bandwidth: 5 })).inputs);
  });

  test("are no change, and take away what was given", async () => {
    const { inputs: olds } = await run({ bandwidth: 5, resourceGroupId: "rg-1" });
    const { inputs } = await run({ ...zeros, bandwidth: 5 }, olds);
    expect(inputs).not.toHaveProperty("resourceGroupId");
    expect(inputs).toMatchObject({ addressName: olds.addressName, regionId: "cn-hangzhou" });
  });

  test("description is a value, a bandwidth of 0 is wrong", async () => {
    expect((await run({ description: "" })).inputs).toHaveProperty("description", "");
    expect(await failuresOf({ bandwidth: 0 })).toHaveLength(1);
  });
});
