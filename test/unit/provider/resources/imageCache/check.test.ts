import { describe, expect, it } from "vitest";
import type { Properties } from "../../../../../provider/core/resource.js";
import { imageCacheResource } from "../../../../../provider/resources/imageCache/resource.js";
import { hidden, runnerWith, unknown } from "./states.js";

const fine = { images: ["a:1"], ...hidden };

async function failuresOf(args: Properties) {
  return (await runnerWith().check(imageCacheResource, {}, { ...fine, ...args })).failures;
}

async function nameOf(args: Properties, olds: Properties = {}) {
  return (await runnerWith().check(imageCacheResource, olds, { ...fine, ...args })).inputs.imageCacheName;
}

const many = (count: number, item: (index: number) => unknown) =>
  Array.from({ length: count }, (_, i) => item(i));
const credential = { server: "r.example.com", userName: "u", password: "p" };

describe("each rule", () => {
  it.each<[Properties, string, string]>([
    [{ images: [] }, "images", "has 0 images; at least 1 is needed."],
    [{ images: undefined }, "images", "is missing: 1 to 20 images are needed."],
    [{ images: null }, "images", "is missing: 1 to 20 images are needed."],
    [{ images: "a:1" }, "images", 'must be a list, not "a:1".'],
    [{ images: many(21, (i) => `a:${i}`) }, "images", "has 21 images; at most 20 are allowed."],
    [{ images: ["a:1", "b:1", "a:1"] }, "images[2]", "repeats images[0]."],
    [{ images: ["a:1", null] }, "images[1]", "is missing."],
    [{ images: ["a:1", 5] }, "images[1]", "must be a string, not 5."],
    [{ images: [" "] }, "images[0]", "must not be empty."],
    [
      { images: ["https://r.example.com/a:1"] },
      "images[0]",
      'must be an image reference without a scheme or spaces, such as "registry.example.com/team/app:1.2.3", not "https://r.example.com/a:1".',
    ],
    [
      { images: ["a:1,b:1"] },
      "images[0]",
      'must be an image reference without a scheme or spaces, such as "registry.example.com/team/app:1.2.3", not "a:1,b:1".',
    ],
    [{ imageCacheName: " " }, "imageCacheName", "must not be empty."],
    [{ imageCacheName: 7 }, "imageCacheName", "must be a string, not 7."],
    [
      { securityGroupId: "vsw-1" },
      "securityGroupId",
      'is the id of a vSwitch ("vsw-1"); the id of a security group ("sg-…") is needed.',
    ],
    [{ securityGroupId: "sg-1,sg-2" }, "securityGroupId", 'must be one id such as "sg-…", not "sg-1,sg-2".'],
    [{ securityGroupId: 1 }, "securityGroupId", "must be a string, not 1."],
    [{ vswitchIds: [] }, "vswitchIds", "has 0 vSwitches; at least 1 is needed."],
    [{ vswitchIds: many(11, (i) => `vsw-${i}`) }, "vswitchIds", "has 11 vSwitches; at most 10 are allowed."],
    [
      { vswitchIds: ["vpc-1"] },
      "vswitchIds[0]",
      'is the id of a VPC ("vpc-1"); the id of a vSwitch ("vsw-…") is needed.',
    ],
    [{ vswitchIds: "vsw-1" }, "vswitchIds", 'must be a list, not "vsw-1".'],
    [
      { eipInstanceId: "imc-1" },
      "eipInstanceId",
      'is the id of an image cache ("imc-1"); the id of an elastic IP address ("eip-…") is needed.',
    ],
    [
      { resourceGroupId: "cri-1" },
      "resourceGroupId",
      'is the id of a Container Registry instance ("cri-1"); the id of a resource group ("rg-…") is needed.',
    ],
    [{ zoneId: " " }, "zoneId", "must not be empty."],
    [{ imageCacheSize: 19 }, "imageCacheSize", "must be a whole number from 20 to 32768 (GiB), not 19."],
    [
      { imageCacheSize: 32_769 },
      "imageCacheSize",
      "must be a whole number from 20 to 32768 (GiB), not 32769.",
    ],
    [{ imageCacheSize: 20.5 }, "imageCacheSize", "must be a whole number from 20 to 32768 (GiB), not 20.5."],
    [{ imageCacheSize: "40" }, "imageCacheSize", 'must be a whole number from 20 to 32768 (GiB), not "40".'],
    [{ retentionDays: -1 }, "retentionDays", "must be a whole number from 1 to 65536 (days), not -1."],
    [{ retentionDays: 65_537 }, "retentionDays", "must be a whole number from 1 to 65536 (days), not 65537."],
    [{ autoMatchImageCache: "yes" }, "autoMatchImageCache", 'must be true or false, not "yes".'],
    [{ flash: 1 }, "flash", "must be true or false, not 1."],
    [{ flash: true, flashCopyCount: -1 }, "flashCopyCount", "must be a whole number of 1 or more, not -1."],
    [{ standardCopyCount: -1 }, "standardCopyCount", "must be a whole number of 1 or more, not -1."],
    [{ eliminationStrategy: "FIFO" }, "eliminationStrategy", 'must be "LRU" or "", not "FIFO".'],
    [
      { plainHttpRegistries: ["http://r.example.com"] },
      "plainHttpRegistries[0]",
      'must be host[:port] without a scheme or a path, such as "registry.example.com:5000", not "http://r.example.com".',
    ],
    [
      { insecureRegistries: ["r.example.com/team"] },
      "insecureRegistries[0]",
      'must be host[:port] without a scheme or a path, such as "registry.example.com:5000", not "r.example.com/team".',
    ],
    [
      { insecureRegistries: ["a.example.com", "a.example.com"] },
      "insecureRegistries[1]",
      "repeats insecureRegistries[0].",
    ],
    [{ osType: "linux" }, "osType", 'must be "Linux" or "Windows", not "linux".'],
    [{ tags: ["a"] }, "tags", "must be an object of strings."],
    [
      { tags: Object.fromEntries(many(18, (i) => [`k${i}`, "v"]) as [string, string][]) },
      "tags",
      "has 18 tags; at most 17 are allowed (the API allows 20, and three mark the owner).",
    ],
    [{ tags: { "": "v" } }, 'tags[""]', "has a key of 0 characters; 1 to 128 are allowed."],
    [
      { tags: { "acs:x": "v" } },
      'tags["acs:x"]',
      'has a key that starts with "aliyun" or "acs:", which the cloud keeps for itself.',
    ],
    [
      { tags: { Aliyun: "v" } },
      'tags["Aliyun"]',
      'has a key that starts with "aliyun" or "acs:", which the cloud keeps for itself.',
    ],
    [
      { tags: { "pulumi-eci-owner": "v" } },
      'tags["pulumi-eci-owner"]',
      'has a key that starts with "pulumi-eci-", which marks the owner.',
    ],
    [
      { tags: { "see http://x": "v" } },
      'tags["see http://x"]',
      'has a key that contains "http://" or "https://".',
    ],
    [{ tags: { k: "HTTPS://x" } }, 'tags["k"]', 'has a value that contains "http://" or "https://".'],
    [
      { tags: { k: "v".repeat(129) } },
      'tags["k"]',
      "has a value of 129 characters; at most 128 are allowed.",
    ],
    [{ tags: { k: 1 } }, 'tags["k"]', "must be a string, not 1."],
    [
      { imageRegistryCredentials: "x" },
      "",
      "imageRegistryCredentials must be a list, such as [{ … }], also for one of them.",
    ],
    [{ imageRegistryCredentials: ["x"] }, "imageRegistryCredentials[0]", "must be an object."],
    [
      { imageRegistryCredentials: [{ ...credential, password: undefined }] },
      "imageRegistryCredentials[0].password",
      "is missing: give password, passwordEnv or dockerConfig.",
    ],
    [
      { imageRegistryCredentials: [{ ...credential, password: "" }] },
      "imageRegistryCredentials[0].password",
      "must not be empty.",
    ],
    [
      { imageRegistryCredentials: [{ ...credential, userName: 5 }] },
      "imageRegistryCredentials[0].userName",
      "must be a string.",
    ],
    [
      { imageRegistryCredentials: [{ ...credential, server: "https://r.example.com" }] },
      "imageRegistryCredentials[0].server",
      'must be host[:port] without a scheme or a path, such as "registry.example.com:5000", not "https://r.example.com".',
    ],
    [
      { plainHttpRegistries: ["r.example.com:99999"] },
      "plainHttpRegistries[0]",
      'has a port that is none ("r.example.com:99999"): they go from 1 to 65535.',
    ],
    [
      { acrRegistryInfos: [{ instanceId: "cri-1", region: "cn-hangzhou" }] },
      "acrRegistryInfos[0].region",
      "is not known here (did you mean regionId?); known are instanceId, instanceName, regionId, domains, arnService, arnUser.",
    ],
    [
      { imageRegistryCredentials: [{ ...credential, user: "u" }] },
      "imageRegistryCredentials[0].user",
      "is not known here; known are server, userName, password, userNameEnv, passwordEnv, dockerConfig.",
    ],
    [
      { imageRegistryCredentials: [credential, { ...credential, userName: "other" }] },
      "imageRegistryCredentials[1]",
      "repeats imageRegistryCredentials[0].",
    ],
    [
      { imageRegistryCredentials: many(11, (i) => ({ ...credential, server: `r${i}.example.com` })) },
      "imageRegistryCredentials",
      "has 11 credentials; at most 10 are allowed.",
    ],
    [{ acrRegistryInfos: [{}] }, "acrRegistryInfos[0].instanceId", "is missing."],
    [
      { acrRegistryInfos: [{ instanceId: "cri-1", domains: ["https://a"] }] },
      "acrRegistryInfos[0].domains[0]",
      'must be host[:port] without a scheme or a path, such as "registry.example.com:5000", not "https://a".',
    ],
    [
      { acrRegistryInfos: [{ instanceId: "cri-1", arnService: "role/x", arnUser: "acs:ram::1:role/u" }] },
      "acrRegistryInfos[0].arnService",
      'must be the ARN of a RAM role, such as "acs:ram::1234567890123456:role/name", not "role/x".',
    ],
    [
      { acrRegistryInfos: [{ instanceId: "cri-1", arnService: "acs:ram::1:role/s" }] },
      "acrRegistryInfos[0].arnUser",
      "is missing: the two role ARNs go together.",
    ],
    [
      { acrRegistryInfos: [{ instanceId: "cri-1" }, { instanceId: "cri-1" }] },
      "acrRegistryInfos[1]",
      "repeats acrRegistryInfos[0].",
    ],
    [
      { acrRegistryInfos: many(21, (i) => ({ instanceId: `cri-${i}` })) },
      "acrRegistryInfos",
      "has 21 instances; at most 20 are allowed.",
    ],
    [{ waitForReady: "no" }, "waitForReady", 'must be true or false, not "no".'],
    [
      { autoCreateEip: true, eipInstanceId: "eip-1" },
      "eipInstanceId",
      "does not go together with autoCreateEip: the build uses one address or the other.",
    ],
    [
      { eipBandwidth: 5 },
      "eipBandwidth",
      "describes the address of autoCreateEip; set autoCreateEip to true.",
    ],
    [
      { autoCreateEip: false, eipIsp: "BGP" },
      "eipIsp",
      "describes the address of autoCreateEip; set autoCreateEip to true.",
    ],
    [
      { autoCreateEip: true, eipBandwidth: 501 },
      "eipBandwidth",
      "must be a whole number from 1 to 500 (Mbit/s), not 501.",
    ],
    [
      { autoCreateEip: true, eipInternetChargeType: "Free" },
      "eipInternetChargeType",
      'must be "PayByBandwidth" or "PayByTraffic", not "Free".',
    ],
    [{ autoCreateEip: true, eipIsp: "BPG" }, "eipIsp", 'must be "BGP" or "BGP_PRO", not "BPG".'],
    [
      { autoCreateEip: true, eipCommonBandwidthPackageId: "eip-1" },
      "eipCommonBandwidthPackageId",
      'is the id of an elastic IP address ("eip-1"); the id of a common bandwidth package ("cbwp-…") is needed.',
    ],
    [{ flashCopyCount: 2 }, "flashCopyCount", "counts the snapshots of an instant cache; set flash to true."],
    [{ vswitchId: "vsw-1" }, "vswitchId", "is no argument of ImageCache: use vswitchIds, a list."],
    [
      { imageRegistryCredential: [] },
      "imageRegistryCredential",
      "is no argument of ImageCache: use imageRegistryCredentials.",
    ],
    [{ acrRegistryInfo: [] }, "acrRegistryInfo", "is no argument of ImageCache: use acrRegistryInfos."],
    [
      { plainHttpRegistry: "x" },
      "plainHttpRegistry",
      "is no argument of ImageCache: use plainHttpRegistries, a list.",
    ],
    [
      { insecureRegistry: "x" },
      "insecureRegistry",
      "is no argument of ImageCache: use insecureRegistries, a list.",
    ],
    [{ colour: "red" }, "colour", "is no argument of ImageCache."],
  ])("refuses %o at %s", async (args, property, reason) => {
    expect(await failuresOf(args)).toEqual([{ property, reason }]);
  });

  it("warns of a region that it does not know, with the nearest name", async () => {
    const check = (regionId: string) => runnerWith().check(imageCacheResource, {}, { ...fine, regionId });
    const { failures, warnings } = await check("cn-hangzou");
    expect(failures).toEqual([]);
    expect(warnings).toEqual([
      {
        property: "regionId",
        reason: expect.stringMatching(
          /^"cn-hangzou" is no region .* \(did you mean cn-hangzhou\?\)\. If it is new, set alicloud:skipRegionValidation/,
        ),
      },
    ]);
    expect((await check(" CN-Hangzhou ")).inputs.regionId).toBe("cn-hangzhou");
    expect((await check(" CN-Hangzhou ")).warnings).toEqual([]);
  });

  it.each(["evil.example.com/", "cn hangzhou", "a@b"])("takes %j for no region at all", async (regionId) => {
    expect(await failuresOf({ regionId })).toEqual([
      { property: "regionId", reason: expect.stringContaining('must be a region such as "cn-hangzhou"') },
    ]);
  });

  it("takes any region where the validation is off or the endpoint is given", async () => {
    for (const key of ["alicloud:skipRegionValidation", "alicloud:endpoints"]) {
      const value = key.endsWith("endpoints") ? '{"eci":"127.0.0.1:1"}' : "true";
      const { failures, warnings } = await runnerWith({ [key]: value }).check(
        imageCacheResource,
        {},
        { ...fine, regionId: "mars-1" },
      );
      expect([failures, warnings]).toEqual([[], []]);
    }
  });

  it("accepts the largest that is allowed", async () => {
    expect(
      await failuresOf({
        images: many(20, (i) => `registry.example.com:5000/team/app@sha256:${i}`),
        vswitchIds: many(10, (i) => `vsw-${i}`),
        imageCacheSize: 32_768,
        retentionDays: 65_536,
        flash: true,
        flashCopyCount: 1_000,
        tags: Object.fromEntries(many(17, (i) => [`k${i}`, "v".repeat(128)]) as [string, string][]),
        imageRegistryCredentials: many(10, (i) => ({ ...credential, server: `r${i}.example.com:443` })),
        acrRegistryInfos: many(20, (i) => ({ instanceId: `cri-${i}`, domains: ["a.example.com"] })),
        autoCreateEip: true,
        eipBandwidth: 500,
        eipInternetChargeType: "PayByBandwidth",
        eipIsp: "BGP_PRO",
        eipCommonBandwidthPackageId: "cbwp-1",
      }),
    ).toEqual([]);
  });

  it("accepts ids of a form that it has never seen", async () => {
    expect(
      await failuresOf({ securityGroupId: "group1", vswitchIds: ["switch1"], eipInstanceId: "e1" }),
    ).toEqual([]);
  });

  it("takes null for an argument that is not given", async () => {
    expect(
      await failuresOf({ flashCopyCount: null, eipBandwidth: null, tags: null, vswitchIds: null }),
    ).toEqual([]);
  });
});

it("tells everything that is wrong at once", async () => {
  const failures = await failuresOf({
    images: ["", "https://a"],
    imageCacheSize: 1,
    tags: { "acs:http://x": 5 },
    eipBandwidth: 9,
    colour: "red",
    regionId: "mars/1",
  });
  expect(failures.map(({ property }) => property).sort()).toEqual([
    "colour",
    "eipBandwidth",
    "imageCacheSize",
    "images[0]",
    "images[1]",
    "regionId",
    'tags["acs:http://x"]',
    'tags["acs:http://x"]',
    'tags["acs:http://x"]',
  ]);
});

it("cuts long values in a message", async () => {
  const [failure] = await failuresOf({ eliminationStrategy: "x".repeat(1_000) });
  expect(failure?.reason.length).toBeLessThan(120);
});

describe("what is unknown at preview", () => {
  it.each<[Properties]>([
    [{ images: unknown }],
    [{ images: [unknown, unknown] }],
    [{ securityGroupId: unknown, vswitchIds: [unknown], resourceGroupId: unknown }],
    [{ imageCacheSize: unknown, retentionDays: unknown, flash: unknown, flashCopyCount: unknown }],
    [{ tags: { a: unknown, b: unknown } }],
    [{ imageRegistryCredentials: [{ server: unknown, userName: unknown, password: unknown }, unknown] }],
    [{ acrRegistryInfos: [{ instanceId: unknown, arnService: unknown, arnUser: "acs:ram::1:role/u" }] }],
    [{ autoCreateEip: unknown, eipBandwidth: 5, eipIsp: unknown }],
    [{ autoCreateEip: true, eipBandwidth: unknown, eipInternetChargeType: "PayByTraffic" }],
    [{ eliminationStrategy: unknown, osType: unknown, waitForReady: unknown, zoneId: unknown }],
    [{ regionId: unknown, imageCacheName: unknown }],
  ])("is not refused: %o", async (args) => {
    const { failures, inputs } = await runnerWith().check(imageCacheResource, {}, { ...fine, ...args });
    expect(failures).toEqual([]);
    expect(inputs).toMatchObject(args);
  });

  it("still lets the rest be refused", async () => {
    expect(await failuresOf({ images: [unknown, ""], tags: { a: unknown, b: 1 } })).toHaveLength(2);
  });

  it("cannot clear two addresses of one build", async () => {
    expect(await failuresOf({ autoCreateEip: true, eipInstanceId: unknown })).toHaveLength(1);
  });
});

describe("the region", () => {
  it("comes from the configuration where none is given", async () => {
    const { inputs } = await runnerWith({ "alicloud:region": "eu-west-1" }).check(
      imageCacheResource,
      {},
      fine,
    );
    expect(inputs.regionId).toBe("eu-west-1");
  });

  it("is asked for by the names of every place where it was looked for", async () => {
    expect((await runnerWith({}).check(imageCacheResource, {}, fine)).failures).toEqual([
      {
        property: "regionId",
        reason:
          "No region is configured. Set regionId on the resource, or one of alicloud:region, ALICLOUD_REGION, ALIBABA_CLOUD_REGION, " +
          "ALIBABA_CLOUD_REGION_ID, ALIBABACLOUD_REGION_ID, ALICLOUD_REGION_ID or REGION_ID, for example: pulumi config set alicloud:region cn-hangzhou",
      },
    ]);
  });
});

describe("the generated name", () => {
  it("is the resource's name and a hash that never changes between versions", async () => {
    expect(await nameOf({})).toBe("web-766cd1dc");
  });

  it("is the same in every run", async () => {
    expect(await nameOf({ images: ["b:1"] })).toBe(await nameOf({ images: ["b:1"] }));
  });

  it("is kept over updates", async () => {
    expect(await nameOf({ images: ["c:1"] }, { __generatedName: "web-12345678" })).toBe("web-12345678");
  });

  it.each<[Properties]>([
    [{ images: ["b:1"] }],
    [{ zoneId: "z" }],
    [{ osType: "Windows" }],
    [{ plainHttpRegistries: ["r"] }],
    [{ insecureRegistries: ["r"] }],
    [{ acrRegistryInfos: [{ instanceId: "cri-1" }] }],
    [{ retentionDays: 1 }],
    [{ eliminationStrategy: "LRU" }],
    [{ imageCacheSize: 30 }],
    [{ regionId: "eu-west-1" }],
    [{ __urn: "urn:other" }],
  ])("differs in a replacement for %o", async (args) => {
    expect(await nameOf(args)).not.toBe(await nameOf({}));
  });

  it("holds no secret and does not follow one", async () => {
    const imageRegistryCredentials = [credential];
    expect(await nameOf({ imageRegistryCredentials })).toBe(await nameOf({}));
  });

  it("is unknown while what it is made of is unknown", async () => {
    expect(await nameOf({ images: ["a:1", unknown] })).toBe(unknown);
    expect(await nameOf({ images: [unknown] }, { __generatedName: "web-12345678" })).toBe("web-12345678");
    expect(await nameOf({}, { __generatedName: unknown })).toBe("web-766cd1dc");
  });

  it("gives way to a name that is given", async () => {
    const { inputs } = await runnerWith().check(
      imageCacheResource,
      { __generatedName: "web-1" },
      { ...fine, imageCacheName: "own" },
    );
    expect(inputs.imageCacheName).toBe("own");
    expect(inputs.__generatedName).toBeUndefined();
  });
});

describe("another order of images", () => {
  const inputsOf = async (before: unknown, images: unknown) =>
    (await runnerWith().check(imageCacheResource, { images: before }, { ...fine, images })).inputs.images;

  it("is left as it was, so that the engine sees no change", async () => {
    expect(await inputsOf(["a:1", "b:1"], ["b:1", "a:1"])).toEqual(["a:1", "b:1"]);
  });

  it("is taken over together with other images, or with one that is not known yet", async () => {
    expect(await inputsOf(["a:1", "b:1"], ["c:1", "a:1"])).toEqual(["c:1", "a:1"]);
    expect(await inputsOf(["a:1", "b:1"], ["b:1", unknown])).toEqual(["b:1", unknown]);
    expect(await inputsOf(undefined, ["b:1", "a:1"])).toEqual(["b:1", "a:1"]);
  });
});

describe("zero values of converted programs", () => {
  const zeros = {
    acrRegistryInfos: [{ instanceId: "" }],
    eipBandwidth: 0,
    eipInstanceId: "",
    flashCopyCount: 0,
    imageCacheName: "",
    imageCacheSize: 0,
    osType: "",
    profile: "",
    regionId: "",
    resourceGroupId: "",
    retentionDays: 0,
    securityGroupId: "",
    standardCopyCount: 0,
    vswitchIds: [""],
    zoneId: "",
  };

  it("count as not given, and one note names them", async () => {
    const runner = runnerWith();
    const { inputs, failures } = await runner.check(imageCacheResource, {}, { ...fine, ...zeros });
    expect(failures).toEqual([]);
    expect(inputs).toEqual((await runner.check(imageCacheResource, {}, fine)).inputs);
    expect(runner.lines).toEqual([
      expect.stringMatching(
        /^note: taken as not given: acrRegistryInfos\[0\]\.instanceId \(""\), .*imageCacheSize \(0\)/,
      ),
    ]);
  });

  it("say nothing where nothing changes, and clear what was given", async () => {
    const runner = runnerWith();
    const { inputs: without } = await runner.check(imageCacheResource, {}, fine);
    await runner.check(imageCacheResource, without, { ...fine, ...zeros });
    const { inputs: some } = await runner.check(imageCacheResource, {}, { ...fine, vswitchIds: ["vsw-1"] });
    await runner.check(imageCacheResource, some, { ...fine, vswitchIds: ["vsw-1", ""] });
    expect(runner.lines).toEqual([]);
    const { inputs: given } = await runner.check(imageCacheResource, {}, { ...fine, retentionDays: 7 });
    const { inputs } = await runner.check(imageCacheResource, given, { ...fine, ...zeros });
    expect(inputs).not.toHaveProperty("retentionDays");
    expect(runner.lines).toEqual(["note: taken as not given: retentionDays (0)."]);
  });

  it("leave what is wrong with the others where the program has it", async () => {
    const { failures } = await runnerWith().check(
      imageCacheResource,
      {},
      {
        ...fine,
        vswitchIds: ["", "vsw-1", "sg-2", "", "vsw-1"],
        acrRegistryInfos: [
          { instanceId: "" },
          { instanceId: "cri-1" },
          { instanceId: "cri-2", domains: ["", 3] },
        ],
      },
    );
    expect(failures.map(({ property }) => property)).toEqual([
      "vswitchIds[2]",
      "vswitchIds[4]",
      "acrRegistryInfos[2].domains[1]",
    ]);
    expect(failures[1]?.reason).toBe("repeats vswitchIds[1].");
  });
});

it("warns of a zone that seems to be of another region", async () => {
  const placed = { ...fine, regionId: "cn-hangzhou" };
  const warningsOf = async (zoneId: string) =>
    (await runnerWith().check(imageCacheResource, {}, { ...placed, zoneId })).warnings;
  expect(await warningsOf("cn-hangzhou-h")).toEqual([]);
  expect(await warningsOf("ap-southeast-1a")).toEqual([
    {
      property: "zoneId",
      reason: 'is "ap-southeast-1a", and names of zones of cn-hangzhou begin with "cn-hangzhou".',
    },
  ]);
});

it("warns of a build address above an account's usual quota", async () => {
  const args = { ...fine, autoCreateEip: true, eipBandwidth: 201, eipInternetChargeType: "PayByTraffic" };
  expect((await runnerWith().check(imageCacheResource, {}, args)).warnings).toEqual([
    { property: "eipBandwidth", reason: expect.stringContaining("the usual quota of an account is 200") },
  ]);
});
