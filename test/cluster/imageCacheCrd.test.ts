import { beforeAll, describe, expect, it } from "vitest";
import {
  type ImageCacheManifestOptions,
  InvalidOptionsError,
  imageCacheManifest,
} from "../../sdk/kubernetes/manifests.js";
import { defineImageCaches } from "./support/definition.js";
import { cluster } from "./support/injected.js";

const { kubectl } = cluster();

beforeAll(() => defineImageCaches(kubectl));

const pair = { arnService: "acs:ram::1:role/service", arnUser: "acs:ram::2:role/user" };

/** Every option that an object can have beside an address of its own or an existing one. */
const rich: ImageCacheManifestOptions = {
  name: "crd-rich",
  labels: { team: "web" },
  annotations: { "example.com/owner": "web" },
  images: ["registry.example.com:5000/team/web:1.4.2", `nginx@sha256:${"0".repeat(64)}`],
  imagePullSecrets: ["default:login", "team-a:other.login"],
  imageCacheSize: 40,
  retentionDays: 30,
  vswitchIds: ["vsw-1", "vsw-2"],
  securityGroupId: "sg-1",
  resourceGroupId: "rg-1",
  acrRegistryInfos: [{ instanceId: "cri-1", regionId: "cn-beijing", ...pair }, { instanceId: "cri-2" }],
  plainHttpRegistries: ["10.0.0.1:5000"],
  insecureRegistries: ["registry.example.com"],
  autoMatchImageCache: true,
  flash: true,
  cpuArchitecture: "arm64",
  osType: "Windows",
};

const withExistingEip = { ...rich, name: "crd-eip", eipInstanceId: "eip-1" };
const withAutomaticEip = {
  ...rich,
  name: "crd-automatic-eip",
  autoCreateEip: true,
  eipBandwidth: 100,
  eipInternetChargeType: "PayByTraffic",
  eipIsp: "BGP_PRO",
  eipCommonBandwidthPackageId: "cbwp-1",
};
const least = { name: "crd-least", images: ["nginx"] };

describe("objects", () => {
  it.each([rich, withExistingEip, withAutomaticEip, least])("keep all of $name", async (options) => {
    const manifest = imageCacheManifest(options);
    const created = await kubectl(["create", "--validate=strict", "-o", "json", "-f", "-"], {
      input: JSON.stringify(manifest),
    });
    try {
      expect(created).toMatchObject({ code: 0, stderr: "" });
      const { spec, metadata } = JSON.parse(created.stdout);
      expect(spec).toEqual(manifest.spec);
      expect(metadata.annotations).toEqual(manifest.metadata.annotations);
      expect(metadata.labels).toEqual(manifest.metadata.labels);
    } finally {
      await kubectl(["delete", "imagecache", options.name, "--ignore-not-found"]);
    }
  });

  it("keep every field of a status, and what a virtual node tells beyond", async () => {
    const name = "crd-status";
    const status = {
      phase: "Ready",
      progress: "100%",
      imageCacheId: "imc-1",
      startTime: "2026-01-02T03:04:05Z",
      lastUpdatedTime: "2026-01-02T03:05:05Z",
      expireDateTime: null,
      events: [
        { type: "Normal", reason: "Pulled", message: "done", count: 1, involvedObject: { name: "x" } },
      ],
      newerField: "kept",
    };
    await kubectl(["create", "-f", "-"], { input: JSON.stringify(imageCacheManifest({ ...least, name })) });
    try {
      const patch = ["patch", "imagecache", name, "--subresource=status", "--type=merge", "-o", "json"];
      // A merge patch takes null for a removal.
      const { expireDateTime, ...told } = status;
      const patched = await kubectl([...patch, "-p", JSON.stringify({ status: told })]);
      expect(JSON.parse(patched.stdout).status).toEqual(told);
      const replaced = await kubectl(["replace", "--subresource=status", "-o", "json", "-f", "-"], {
        input: JSON.stringify({ ...JSON.parse(patched.stdout), status }),
      });
      expect(JSON.parse(replaced.stdout).status).toEqual(status);
    } finally {
      await kubectl(["delete", "imagecache", name, "--ignore-not-found"]);
    }
  });
});

describe("a spec that is refused here is refused by the API server", () => {
  const many = Array.from({ length: 21 }, (_, index) => `nginx:${index}`);

  it.each<[string, Record<string, unknown>, string]>([
    ["no images", { images: undefined }, "spec.images"],
    ["an empty list of images", { images: [] }, "spec.images"],
    ["21 images", { images: many }, "spec.images"],
    ["an image twice", { images: ["nginx", "nginx"] }, "spec.images[1]"],
    ["an empty image", { images: [""] }, "spec.images[0]"],
    ["an image with a scheme", { images: ["https://nginx"] }, "spec.images[0]"],
    ["an image with a space", { images: ["nginx latest"] }, "spec.images[0]"],
    ["images in one text", { images: ["nginx,redis"] }, "spec.images[0]"],
    ["an image that is no text", { images: [1] }, "spec.images[0]"],
    ["images that are no list", { images: "nginx" }, "spec.images"],
    ["a secret without a namespace", { imagePullSecrets: ["login"] }, "spec.imagePullSecrets[0]"],
    ["a secret in capitals", { imagePullSecrets: ["default:Login"] }, "spec.imagePullSecrets[0]"],
    ["a secret with two colons", { imagePullSecrets: ["a:b:c"] }, "spec.imagePullSecrets[0]"],
    ["a secret twice", { imagePullSecrets: ["a:b", "a:b"] }, "spec.imagePullSecrets[1]"],
    ["a size of 19", { imageCacheSize: 19 }, "spec.imageCacheSize"],
    ["a size of 32769", { imageCacheSize: 32_769 }, "spec.imageCacheSize"],
    ["a size of 20.5", { imageCacheSize: 20.5 }, "spec.imageCacheSize"],
    ["a size as text", { imageCacheSize: "20" }, "spec.imageCacheSize"],
    ["-1 days", { retentionDays: -1 }, "spec.retentionDays"],
    ["65537 days", { retentionDays: 65_537 }, "spec.retentionDays"],
  ])("%s", async (_, spec, path) => {
    const options = { ...least, name: "crd-refused", ...spec } as unknown as ImageCacheManifestOptions;
    expect(() => imageCacheManifest(options)).toThrow(InvalidOptionsError);
    const manifest = imageCacheManifest({ ...least, name: "crd-refused" });
    const answer = await kubectl(["create", "--dry-run=server", "-f", "-"], {
      input: JSON.stringify({ ...manifest, spec: { ...manifest.spec, ...spec } }),
    });
    expect(answer.code).not.toBe(0);
    expect(answer.stderr).toContain(path);
  });

  it.each<[string, Partial<ImageCacheManifestOptions>]>([
    ["20 images", { images: many.slice(1) }],
    ["a size of 20", { imageCacheSize: 20 }],
    ["a size of 32768", { imageCacheSize: 32_768 }],
    ["1 day", { retentionDays: 1 }],
    ["65536 days", { retentionDays: 65_536 }],
    ["an image of a registry with a port", { images: ["r.example.com:5000/a/b:1@sha256:ab"] }],
    ["a secret with dots", { imagePullSecrets: ["default:my.login-1"] }],
  ])("%s is taken by both", async (_, options) => {
    const manifest = imageCacheManifest({ ...least, name: "crd-taken", ...options });
    const answer = await kubectl(["create", "--dry-run=server", "-f", "-"], {
      input: JSON.stringify(manifest),
    });
    expect(answer).toMatchObject({ code: 0, stderr: "" });
  });

  it("refuses a field that nobody knows when asked to be strict", async () => {
    const manifest = imageCacheManifest({ ...least, name: "crd-strict" });
    const answer = await kubectl(["create", "--dry-run=server", "--validate=strict", "-f", "-"], {
      input: JSON.stringify({ ...manifest, spec: { ...manifest.spec, size: 20 } }),
    });
    expect(answer.stderr).toContain('unknown field "spec.size"');
  });
});

describe("kubectl", () => {
  it("shows the four columns, and knows the short name and the category", async () => {
    const name = "crd-columns";
    await kubectl(["create", "-f", "-"], { input: JSON.stringify(imageCacheManifest({ ...least, name })) });
    try {
      const status = { imageCacheId: "imc-columns", phase: "Creating", progress: "40%" };
      await kubectl([
        ...["patch", "ic", name, "--subresource=status", "--type=merge"],
        ...["-p", JSON.stringify({ status })],
      ]);
      const { stdout } = await kubectl(["get", "ic", name]);
      const [head = "", row = ""] = stdout.split("\n");
      expect(head.split(/\s+/)).toEqual(["NAME", "AGE", "CACHEID", "PHASE", "PROGRESS"]);
      expect(row.split(/\s+/)).toEqual([name, expect.any(String), "imc-columns", "Creating", "40%"]);
      const all = await kubectl(["get", "all", "-o", "name"]);
      expect(all.stdout).toContain(`imagecache.eci.alibabacloud.com/${name}`);
    } finally {
      await kubectl(["delete", "imagecache", name, "--ignore-not-found"]);
    }
  });

  it.each([
    ["ic.spec", ["images", "imagePullSecrets", "imageCacheSize", "retentionDays", "GiB"]],
    [
      "ic.status",
      ["phase", "progress", "imageCacheId", "startTime", "lastUpdatedTime", "expireDateTime", "events"],
    ],
  ])("explains %s", async (path, words) => {
    const { stdout } = await kubectl(["explain", path]);
    for (const word of words) expect(stdout).toContain(word);
    expect(stdout).not.toContain("<no description>\n\nFIELDS");
  });
});
