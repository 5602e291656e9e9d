import { describe, expect, it } from "vitest";
import {
  InvalidOptionsError,
  imageCacheManifest,
  imageCacheOptions,
  type OptionWarning,
} from "../../../../sdk/kubernetes/manifests.js";

const pair = { arnService: "acs:ram::1:role/service", arnUser: "acs:ram::2:role/user" };

function objectOf(spec: object, annotations: Record<string, string> = {}, metadata: object = {}) {
  const named = Object.fromEntries(
    Object.entries(annotations).map(([name, text]) => [
      name.includes("/") ? name : `k8s.aliyun.com/${name}`,
      text,
    ]),
  );
  return {
    apiVersion: "eci.alibabacloud.com/v1",
    kind: "ImageCache",
    metadata: { name: "web", ...metadata, ...(Object.keys(named).length > 0 && { annotations: named }) },
    spec: { images: ["nginx:1.27"], ...spec },
  };
}

describe("options of an object", () => {
  it("say what it says", () => {
    const object = objectOf(
      { imagePullSecrets: ["default:login"], imageCacheSize: 25, retentionDays: 7 },
      {
        "vswitch-ids": "vsw-1,vsw-2",
        "security-group-id": "sg-1",
        "imc-enable-reuse": "true",
        "imc-size": "25",
        "auto-create-eip": "true",
        "eip-bandwidth": "50",
        "imc-os-type": "windows",
        "acr-instance-ids": "cn-beijing:cri-1,cri-2",
        "acr-service-arns": pair.arnService,
        "acr-user-arns": pair.arnUser,
        "example.com/owner": "web",
      },
      { labels: { team: "web" } },
    );
    expect(imageCacheOptions(object)).toEqual({
      options: {
        name: "web",
        labels: { team: "web" },
        images: ["nginx:1.27"],
        imagePullSecrets: ["default:login"],
        imageCacheSize: 25,
        retentionDays: 7,
        retentionWrittenTo: "spec",
        vswitchIds: ["vsw-1", "vsw-2"],
        securityGroupId: "sg-1",
        autoMatchImageCache: true,
        autoCreateEip: true,
        eipBandwidth: 50,
        osType: "Windows",
        acrRegistryInfos: [{ instanceId: "cri-1", regionId: "cn-beijing", ...pair }, { instanceId: "cri-2" }],
        annotations: { "example.com/owner": "web" },
      },
      leftOut: [],
    });
  });

  it("leave out what a server and kubectl add, and tell of the rest", () => {
    const object = {
      ...objectOf({ pullPolicy: "x" }, {}, { uid: "u", resourceVersion: "1", namespace: "default" }),
      status: { phase: "Ready" },
    };
    Object.assign(object.metadata, {
      annotations: { "kubectl.kubernetes.io/last-applied-configuration": "{}" },
    });
    expect(imageCacheOptions(object)).toEqual({
      options: { name: "web", images: ["nginx:1.27"] },
      leftOut: [
        { property: "metadata.namespace", reason: expect.stringContaining("belongs to its cluster alone") },
        { property: "spec.pullPolicy", reason: "An ImageCache has no such field." },
      ],
    });
  });

  it("leave out the annotations that Pulumi and this package write themselves, and no others", () => {
    const object = objectOf(
      {},
      {
        "pulumi.com/autonamed": "true",
        "pulumi.com/deletionPropagationPolicy": "background",
        "pulumi-eci/triggers": "1a2b",
        "pulumi-eci/renewal": "3",
        "pulumi.com/skipAwait": "true",
        "example.com/team": "web",
      },
    );
    expect(imageCacheOptions(object).options.annotations).toEqual({
      "pulumi.com/skipAwait": "true",
      "example.com/team": "web",
    });
    const kept = objectOf({}, { "pulumi.com/deletionPropagationPolicy": "orphan" });
    expect(imageCacheOptions(kept).options.annotations).toEqual({
      "pulumi.com/deletionPropagationPolicy": "orphan",
    });
  });

  it("keep two different values in two places, with a warning", () => {
    const object = objectOf({ imageCacheSize: 25 }, { "imc-size": "30" });
    const warnings: OptionWarning[] = [];
    const { options } = imageCacheOptions(object, { onWarning: (warning) => void warnings.push(warning) });
    expect(warnings).toEqual([
      {
        property: "imageCacheSize",
        reason:
          "is 25 in spec and 30 in k8s.aliyun.com/imc-size: no guide says which one wins, so write one value.",
      },
    ]);
    expect(imageCacheManifest(options)).toEqual(object);
  });

  it("warn of annotations that nobody documents", () => {
    const warnings: OptionWarning[] = [];
    imageCacheOptions(objectOf({}, { "imc-enable-flesh": "true" }), {
      onWarning: (warning) => void warnings.push(warning),
    });
    expect(warnings).toMatchObject([
      { reason: "is not known (did you mean k8s.aliyun.com/imc-enable-flash?)." },
    ]);
  });
});

describe("the same object", () => {
  /** A sequence that a seed repeats. */
  function random(seed: number): (below: number) => number {
    let state = seed;
    return (below) => {
      state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
      return Math.floor((state / 2_147_483_648) * below);
    };
  }

  const texts: Readonly<Record<string, readonly string[]>> = {
    "vswitch-ids": ["vsw-1", "vsw-1,vsw-2", "vsw-1, vsw-2"],
    "security-group-id": ["sg-1"],
    "resource-group-id": ["rg-1"],
    "acr-instance-ids": ["cri-1", "cn-beijing:cri-1,cri-2", ""],
    "plain-http-registry": ["r:80,s", "r"],
    "insecure-registry": ["r:443"],
    "imc-enable-reuse": ["true", "false"],
    "imc-enable-flash": ["true", "false", "True"],
    "imc-retention-days": ["7", "30", ""],
    "imc-size": ["25", "30", "030"],
    "auto-create-eip": ["true", "false"],
    "eip-bandwidth": ["5", "100"],
    "eip-internet-charge-type": ["PayByTraffic", "PayByBandwidth"],
    "eip-isp": ["BGP", "BGP_PRO"],
    "eip-common-bandwidth-package-id": ["cbwp-1"],
    "imc-cpu-arch": ["arm64", "amd64", "x86"],
    "imc-os-type": ["windows", "linux", "Windows"],
    "imc-unknown": ["x"],
    "example.com/owner": ["web", ""],
  };

  it("is made of its options", () => {
    for (let seed = 1; seed <= 500; seed++) {
      const next = random(seed);
      const one = <T>(choices: readonly T[]) => choices[next(choices.length)] as T;
      const chosen = Object.entries(texts).filter(() => next(2) === 0);
      const object = objectOf(
        {
          ...one([{}, { imagePullSecrets: ["default:login"] }, { imagePullSecrets: [] }]),
          ...one([{}, { imageCacheSize: 25 }, { imageCacheSize: 30 }]),
          ...one([{}, { retentionDays: 7 }, { retentionDays: 30 }]),
        },
        {
          ...Object.fromEntries(chosen.map(([name, choices]) => [name, one(choices)])),
          ...one([{}, { "acr-service-arns": pair.arnService, "acr-user-arns": pair.arnUser }]),
        },
        one([{}, { labels: { team: "web" } }]),
      );
      const { options } = imageCacheOptions({
        ...object,
        metadata: { ...object.metadata, uid: "u", generation: 1, creationTimestamp: "2026-01-02T03:04:05Z" },
        status: { phase: "Ready" },
      });
      expect(imageCacheManifest(options), `seed ${seed}`).toEqual(object);
    }
  });
});

describe("an object that is broken", () => {
  const failuresOf = (object: unknown) => {
    try {
      imageCacheOptions(object);
    } catch (error) {
      expect(error).toBeInstanceOf(InvalidOptionsError);
      return (error as InvalidOptionsError).failures.map(({ property, reason }) => `${property} ${reason}`);
    }
    return [];
  };
  const head = { apiVersion: "eci.alibabacloud.com/v1", kind: "ImageCache" };

  it.each([
    [
      { ...head, metadata: null, name: "tensorflow", spec: null, images: ["a"] },
      [
        "name stands at the top of the object: indent it under metadata.",
        "images stands at the top of the object: indent it under spec.",
      ],
    ],
    [
      { ...head, metadata: { name: "web" }, spec: { images: ["a"] }, retentionDays: 7 },
      ["retentionDays stands at the top of the object: indent it under spec."],
    ],
    [
      { ...head, metadata: { name: "web", images: ["a"] }, spec: { annotations: {} } },
      ["metadata.images belongs under spec.", "spec.annotations belongs under metadata."],
    ],
    [{ ...head, metadata: { name: "web" } }, ["spec is missing."]],
    [
      { ...head, metadata: [], spec: "a" },
      ["metadata must be an object of fields.", "spec must be an object of fields."],
    ],
    [{ ...head, metadata: { name: "web" }, spec: {} }, ["images is missing."]],
    [{ ...head, kind: "Pod" }, ['kind must be ImageCache, not "Pod".']],
    [{ kind: "ImageCache" }, ["apiVersion must be eci.alibabacloud.com/v1, not left out."]],
    [["a"], ["object must be an ImageCache object."]],
  ])("%j", (object, failures) => {
    expect(failuresOf(object)).toEqual(failures);
  });
});

describe("a zero in spec", () => {
  it.each([
    ["imageCacheSize", "imc-size", "30", 30],
    ["retentionDays", "imc-retention-days", "7", 7],
  ])("of %s is no value beside the annotation", (field, annotation, text, value) => {
    const warnings: string[] = [];
    const { options } = imageCacheOptions(
      {
        apiVersion: "eci.alibabacloud.com/v1",
        kind: "ImageCache",
        metadata: { name: "web", annotations: { [`k8s.aliyun.com/${annotation}`]: text } },
        spec: { images: ["nginx:1.29"], [field]: 0 },
      },
      { onWarning: ({ property, reason }) => void warnings.push(`${property} ${reason}`) },
    );
    expect(options).toMatchObject({ [field]: value });
    expect(warnings).toEqual([`${field} (0): taken as not given.`]);
  });
});
