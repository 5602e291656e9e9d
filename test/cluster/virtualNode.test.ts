import { once } from "node:events";
import { createInterface } from "node:readline";
import {
  type Emulator,
  type EmulatorOptions,
  startEmulator,
  startVirtualNode,
  steppedClock,
  type VirtualNode,
  type VirtualNodeOptions,
} from "pulumi-eci/emulator";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { ImageCacheObject } from "../../provider/kubernetes/imageCacheObject.js";
import { allocate } from "../conformance/support/eips.js";
import { start } from "../support/command.js";
import { Cable } from "./support/cable.js";
import { type Cluster, startCluster } from "./support/cluster.js";
import { defineImageCaches } from "./support/definition.js";
import { Lines } from "./support/lines.js";

let cluster: Cluster;
let emulator: Emulator;
let nodes: VirtualNode[];
let log: Lines;

/** A virtual node takes every object of its cluster: this file has one of its own. */
beforeAll(async () => {
  cluster = await startCluster();
});

beforeEach(async () => {
  await defineImageCaches(cluster.kubectl);
  nodes = [];
  log = new Lines();
});

afterEach(async () => {
  await cluster.kubectl(["delete", "imagecaches,secrets", "--all", "--timeout=30s"]);
  await cluster.kubectl(["delete", "configmap", "eci-profile", "-n", "kube-system", "--ignore-not-found"]);
  for (const node of nodes) await node.close();
  await emulator.close();
});

afterAll(() => cluster.stop());

async function emulate(options: EmulatorOptions = {}): Promise<void> {
  emulator = await startEmulator({ clock: steppedClock({ stepMs: 5_000 }), ...options });
}

async function startNode(options: Partial<VirtualNodeOptions> = {}): Promise<VirtualNode> {
  const settings = { endpoint: emulator.url, kubeconfig: cluster.kubeconfig, intervalMs: 50, log: log.add };
  const node = await startVirtualNode({ ...settings, ...options });
  nodes.push(node);
  return node;
}

async function put(object: object): Promise<void> {
  const { code, stderr } = await cluster.kubectl(["create", "-f", "-"], { input: JSON.stringify(object) });
  if (code !== 0) throw new Error(stderr);
}

const target = () => ({
  endpoint: `${emulator.host}:${emulator.port}`,
  accessKeyId: "test",
  accessKeySecret: "test",
  region: "cn-hangzhou",
});

interface Asked {
  images?: string[];
  spec?: object;
  /** Without their prefix. */
  annotations?: Record<string, string>;
}

function ask(name: string, { images = ["nginx:1"], spec, annotations = {} }: Asked = {}): Promise<void> {
  const prefixed = Object.entries(annotations).map(([key, value]) => [`k8s.aliyun.com/${key}`, value]);
  return put({
    ...{ apiVersion: "eci.alibabacloud.com/v1", kind: "ImageCache" },
    metadata: { name, annotations: Object.fromEntries(prefixed) },
    spec: { images, ...spec },
  });
}

function putLogin(name: string, auths: object): Promise<void> {
  return putSecret(name, "dockerconfigjson", { auths });
}

function putSecret(name: string, type: "dockerconfigjson" | "dockercfg", content: object): Promise<void> {
  return put({
    ...{ apiVersion: "v1", kind: "Secret", type: `kubernetes.io/${type}` },
    metadata: { name },
    stringData: { [`.${type}`]: JSON.stringify(content) },
  });
}

async function object(name: string): Promise<ImageCacheObject> {
  return JSON.parse((await cluster.kubectl(["get", "imagecache", name, "-o", "json"])).stdout);
}

/** The status of an object once it has this phase. */
async function reached(phase: string, name: string): Promise<NonNullable<ImageCacheObject["status"]>> {
  const condition = `--for=jsonpath={.status.phase}=${phase}`;
  const { code, stderr } = await cluster.kubectl(["wait", condition, `imagecache/${name}`, "--timeout=30s"]);
  if (code !== 0) throw new Error(`${stderr}${log.all.join("\n")}`);
  return (await object(name)).status ?? {};
}

/** All that somebody may read of what the node did. */
async function readable(): Promise<string> {
  const { stdout } = await cluster.kubectl(["get", "imagecaches", "-o", "json"]);
  return [stdout, ...log.all, JSON.stringify(emulator.calls)].join("\n");
}

describe("what an object asks for", () => {
  const arns = { service: "acs:ram::1:role/service", user: "acs:ram::2:role/user" };

  it("arrives by its spec, its secrets and its annotations", async () => {
    await emulate();
    const address = await allocate(target());
    await putLogin("login", {
      "https://a.example.com/v1/": { username: "me", password: "hush" },
      "b.example.com:5000": { auth: Buffer.from("you:hush:hush").toString("base64") },
    });
    await ask("all", {
      images: ["nginx:1", "busybox:2"],
      spec: { imagePullSecrets: ["default:login"], imageCacheSize: 30, retentionDays: 7 },
      annotations: {
        "vswitch-ids": "vsw-1,vsw-2",
        "security-group-id": "sg-1",
        "resource-group-id": "rg-1",
        "acr-instance-ids": "cn-beijing:cri-1,cri-2",
        "acr-service-arns": arns.service,
        "acr-user-arns": arns.user,
        "plain-http-registry": "10.0.0.1:5000,10.0.0.2",
        "insecure-registry": "c.example.com",
        "imc-enable-reuse": "true",
        "imc-enable-flash": "true",
        "imc-retention-days": "30",
        "imc-size": "40",
        "eip-instance-id": address,
        "imc-cpu-arch": "arm64",
        "imc-os-type": "windows",
      },
    });
    await startNode();
    await reached("Ready", "all");
    expect(emulator.imageCaches.list()).toMatchObject([
      {
        RegionId: "cn-hangzhou",
        ImageCacheName: "all",
        Images: ["nginx:1", "busybox:2"],
        VSwitchId: "vsw-1,vsw-2",
        SecurityGroupId: "sg-1",
        ResourceGroupId: "rg-1",
        AcrRegistryInfos: [
          { InstanceId: "cri-1", RegionId: "cn-beijing", ArnService: arns.service, ArnUser: arns.user },
          { InstanceId: "cri-2" },
        ],
        PlainHttpRegistry: "10.0.0.1:5000,10.0.0.2",
        InsecureRegistry: "c.example.com",
        AutoMatchImageCache: true,
        Flash: true,
        RetentionDays: 30,
        ImageCacheSize: 40,
        EipInstanceId: address,
        OsType: "Windows",
        ImageRegistryCredentials: [
          { Server: "a.example.com", UserName: "me", Password: "hush" },
          { Server: "b.example.com:5000", UserName: "you", Password: "hush:hush" },
        ],
      },
    ]);
    expect(emulator.eips.list()).toMatchObject([{ AllocationId: address }]);
    expect(await readable()).not.toContain("hush");
  });

  it("is size and retention of the spec where no annotation says another", async () => {
    await emulate();
    await ask("spec", { spec: { imageCacheSize: 30, retentionDays: 7 } });
    await startNode();
    await reached("Ready", "spec");
    expect(emulator.imageCaches.list()).toMatchObject([{ ImageCacheSize: 30, RetentionDays: 7 }]);
  });

  it("is filled up from eci-profile, and without one from what the node was given", async () => {
    await emulate();
    await startNode({ profile: { vswitchIds: ["vsw-9"], securityGroupId: "sg-9" } });
    await ask("given");
    await reached("Ready", "given");
    const data = { vSwitchIds: "vsw-1, vsw-2", securityGroupId: "sg-1", resourceGroupId: "rg-1" };
    const metadata = { name: "eci-profile", namespace: "kube-system" };
    await put({ apiVersion: "v1", kind: "ConfigMap", metadata, data });
    await ask("profile");
    await ask("own", { annotations: { "vswitch-ids": "vsw-3", "resource-group-id": "rg-3" } });
    for (const name of ["profile", "own"]) await reached("Ready", name);
    const caches = emulator.imageCaches.list().map((cache) => [cache.ImageCacheName, cache] as const);
    expect(Object.fromEntries(caches)).toMatchObject({
      given: { VSwitchId: "vsw-9", SecurityGroupId: "sg-9" },
      profile: { VSwitchId: "vsw-1,vsw-2", SecurityGroupId: "sg-1", ResourceGroupId: "rg-1" },
      own: { VSwitchId: "vsw-3", SecurityGroupId: "sg-1", ResourceGroupId: "rg-3" },
    });
  });
});

describe("an automatic address", () => {
  const annotations = {
    "auto-create-eip": "true",
    "eip-bandwidth": "50",
    "eip-internet-charge-type": "PayByTraffic",
    "eip-isp": "BGP_PRO",
    "eip-common-bandwidth-package-id": "cbwp-1",
  };

  it.each([
    ["Ready", "nginx:1"],
    ["Failed", "fail-build:1"],
  ])("is made as asked for, and gone when the object is %s", async (phase, image) => {
    await emulate({ bandwidthPackages: [{ bandwidthPackageId: "cbwp-1", isp: "BGP_PRO", bandwidth: 100 }] });
    await startNode({ regionId: "cn-hongkong" });
    await ask("address", { images: [image], annotations });
    await reached(phase, "address");
    expect(emulator.eips.list()).toEqual([]);
    const made = emulator.calls.find(({ action }) => action === "AllocateEipAddress");
    expect(made?.parameters).toMatchObject({
      Bandwidth: "50",
      InternetChargeType: "PayByTraffic",
      ISP: "BGP_PRO",
    });
    expect(emulator.calls.map(({ action }) => action)).toContain("AddCommonBandwidthPackageIp");
    expect(emulator.imageCaches.list()).toMatchObject([{ EipInstanceId: expect.stringMatching(/^eip-/) }]);
  });

  it("is gone when the cache is refused, or its object goes before it is Ready", async () => {
    await emulate({ clock: steppedClock({ stepMs: 0 }) });
    await startNode();
    await ask("refused", { annotations: { "auto-create-eip": "true", "imc-size": "3" } });
    await reached("Failed", "refused");
    expect(emulator.eips.list()).toEqual([]);
    await ask("going", { annotations: { "auto-create-eip": "true" } });
    await reached("Preparing", "going");
    expect(emulator.eips.list()).toHaveLength(1);
    await cluster.kubectl(["delete", "imagecache", "going"]);
    await log.heard(/DeleteImageCache failed/);
    emulator.clock.advance(120_000);
    await log.heard(/deleted with its object/);
    expect(emulator.isEmpty()).toBe(true);
  });
});

describe("the life of an object", () => {
  it("goes from Preparing over Creating to Ready, and each change is told once", async () => {
    await emulate();
    await startNode();
    await ask("life", { annotations: { "imc-retention-days": "7" } });
    const status = await reached("Ready", "life");
    const time = expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/);
    const [cache] = emulator.imageCaches.list();
    expect(status).toEqual({
      phase: "Ready",
      progress: "100%",
      imageCacheId: cache?.ImageCacheId,
      startTime: time,
      lastUpdatedTime: time,
      expireDateTime: cache?.ExpireDateTime,
      events: expect.arrayContaining([expect.objectContaining({ type: "Normal" })]),
    });
    const told = log.all.filter((line) => line.startsWith("life: "));
    expect(new Set(told).size).toBe(told.length);
    const phases = told.slice(1).map((line) => line.split(" ")[1]);
    expect([...new Set(phases)]).toEqual(["Preparing", "Creating", "Ready"]);
    expect(told).toContainEqual(expect.stringMatching(/^life: Creating [1-9]\d?%$/));
  });

  it("is written only when something changes", async () => {
    await emulate({ clock: steppedClock({ stepMs: 0 }) });
    await startNode();
    await ask("still");
    await reached("Preparing", "still");
    const described = () => emulator.calls.filter(({ action }) => action === "DescribeImageCaches").length;
    await expect.poll(described, { timeout: 30_000 }).toBeGreaterThan(1);
    const before = await object("still");
    const seen = described();
    await expect.poll(described, { timeout: 30_000 }).toBeGreaterThan(seen + 2);
    expect(await object("still")).toEqual(before);
    emulator.clock.advance(120_000);
    await reached("Ready", "still");
  });

  it("pulls with a login of the older type of secret", async () => {
    await emulate();
    await putSecret("older", "dockercfg", { "https://a.example.com": { username: "me", password: "hush" } });
    await startNode();
    await ask("with-older", { spec: { imagePullSecrets: ["default:older"] } });
    await reached("Ready", "with-older");
    const [call] = emulator.calls.filter(({ action }) => action === "CreateImageCache");
    expect(JSON.stringify(call)).toContain("a.example.com");
    expect(await readable()).not.toContain('"password":"hush"');
  });

  it("ends as Failed with the events of a build that fails", async () => {
    await emulate();
    await startNode();
    await ask("failing", { images: ["fail-build:1"] });
    const { events, imageCacheId, expireDateTime } = await reached("Failed", "failing");
    expect(events).toContainEqual(
      expect.objectContaining({ type: "Warning", message: expect.stringContaining("manifest unknown") }),
    );
    expect(imageCacheId).toMatch(/^imc-/);
    expect(expireDateTime).toBe(emulator.imageCaches.list()[0]?.ExpireDateTime);
  });

  it.each<[string, Asked, RegExp]>([
    ["a size that is no number", { annotations: { "imc-size": "big" } }, /ImageCacheSize/],
    ["too many days", { annotations: { "imc-retention-days": "70000" } }, /RetentionDays/],
    [
      "an address that is not there",
      { annotations: { "eip-instance-id": "eip-none" } },
      /eip-none|InvalidAllocationId/,
    ],
    [
      "a secret that is not there",
      { spec: { imagePullSecrets: ["default:none"] } },
      /there is no secret default:none/,
    ],
    [
      "a secret that cannot be read",
      { spec: { imagePullSecrets: ["default:odd"] } },
      /default:odd holds no Docker/,
    ],
  ])("ends as Failed, and says why, for %s", async (_, asked, why) => {
    await emulate();
    const odd = { apiVersion: "v1", kind: "Secret", metadata: { name: "odd" } };
    await put({ ...odd, data: { ".dockerconfigjson": Buffer.from("hush").toString("base64") } });
    await startNode();
    await ask("invalid", asked);
    const { events = [] } = await reached("Failed", "invalid");
    expect(events).toHaveLength(1);
    expect(events[0]?.message).toMatch(why);
    expect(emulator.imageCaches.list()).toEqual([]);
    expect(await readable()).not.toContain("hush");
  });

  it("shows no password when the cache is refused", async () => {
    await emulate();
    await putLogin("login", { "a.example.com": { username: "me", password: "hush" } });
    await startNode();
    const spec = { imagePullSecrets: ["default:login"] };
    await ask("refused", { spec, annotations: { "imc-size": "big" } });
    await reached("Failed", "refused");
    expect(await readable()).not.toContain("hush");
  });

  it("ends as Failed when the cache goes while it is built", async () => {
    await emulate({ clock: steppedClock({ stepMs: 0 }) });
    await startNode();
    await ask("removed");
    const { imageCacheId = "" } = await reached("Preparing", "removed");
    emulator.imageCaches.remove(imageCacheId);
    const { events } = await reached("Failed", "removed");
    expect(events?.[0]?.message).toContain(imageCacheId);
  });

  it("takes the cache along when the object goes", async () => {
    await emulate();
    await startNode();
    await ask("going");
    const { imageCacheId } = await reached("Ready", "going");
    await cluster.kubectl(["delete", "imagecache", "going"]);
    await log.heard(new RegExp(`^${imageCacheId}: deleted with its object$`));
    expect(emulator.isEmpty()).toBe(true);
  });
});

describe("the node", () => {
  it("goes on with what another one has begun", async () => {
    await emulate({ clock: steppedClock({ stepMs: 0 }) });
    const first = await startNode();
    await ask("begun", { annotations: { "auto-create-eip": "true" } });
    const { imageCacheId } = await reached("Preparing", "begun");
    await first.close();
    // As if it had been killed before it wrote the status.
    const forget = ["patch", "imagecache", "begun", "--subresource=status", "--type=json"];
    await cluster.kubectl([...forget, "-p", JSON.stringify([{ op: "remove", path: "/status" }])]);
    await startNode();
    expect(await reached("Preparing", "begun")).toMatchObject({ imageCacheId });
    emulator.clock.advance(120_000);
    expect(await reached("Ready", "begun")).toMatchObject({ imageCacheId });
    expect(emulator.imageCaches.list()).toHaveLength(1);
    expect(emulator.eips.list()).toEqual([]);
  });

  it("outlives an API server that is away, and tells it once", async () => {
    await emulate();
    const cable = await Cable.to(cluster.url);
    try {
      const kubeconfig = cluster.kubeconfigText.replace(cluster.url, `https://127.0.0.1:${cable.port}`);
      await startNode({ kubeconfig });
      cable.cut();
      await log.heard(/^the cluster: .* gives no answer/);
      await ask("patient");
      cable.mend();
      await reached("Ready", "patient");
      const told = log.all.filter((line) => line.startsWith("the cluster: "));
      expect(new Set(told).size).toBe(told.length);
    } finally {
      for (const node of nodes.splice(0)) await node.close();
      await cable.close();
    }
  });

  it("outlives a cloud that is away or in trouble, and tells it once", async () => {
    await emulate();
    emulator.faults.add({ action: "CreateImageCache", times: 3, fault: { kind: "dropBefore" } });
    emulator.faults.add({ action: "DescribeImageCaches", times: 2, fault: { kind: "throttle" } });
    const trouble = { kind: "error", status: 503, code: "ServiceUnavailable", message: "later" } as const;
    emulator.faults.add({ action: "DescribeImageCaches", times: 2, fault: trouble });
    await startNode();
    await ask("patient", { annotations: { "auto-create-eip": "true" } });
    await reached("Ready", "patient");
    const told = log.all.filter((line) => line.includes("failed: "));
    expect(told).toEqual([
      expect.stringMatching(/^patient: CreateImageCache failed: ConnectionFailed/),
      expect.stringMatching(/^patient: DescribeImageCaches failed: Throttling/),
      expect.stringMatching(/^patient: DescribeImageCaches failed: ServiceUnavailable/),
    ]);
    expect(emulator.eips.list()).toEqual([]);
  });

  it("waits for a definition that comes later", async () => {
    await emulate();
    await cluster.kubectl(["delete", "crd", "--all", "--timeout=30s"]);
    await startNode();
    await log.heard(/^the cluster: .*It knows no ImageCache objects/);
    await defineImageCaches(cluster.kubectl);
    await ask("later");
    await reached("Ready", "later");
  });

  it("does not start without a cluster", async () => {
    await emulate();
    await expect(startNode({ kubeconfig: "nonsense" })).rejects.toThrow("The kubeconfig");
    await expect(startNode({ context: "other" })).rejects.toThrow('no context "other"');
  });
});

describe("pulumi-eci emulator --virtual-node", () => {
  it("serves the API and builds the objects of the cluster, until it is told to end", async () => {
    await emulate();
    const child = start(
      ...["emulator", "--virtual-node", "--kubeconfig", cluster.kubeconfig, "--context", "pulumi-eci"],
      ...[
        "--region",
        "cn-beijing",
        "--speed",
        "1000",
        "--access-key-id",
        "me",
        "--access-key-secret",
        "mine",
      ],
    );
    const output = new Lines();
    createInterface(child.stdout).on("line", output.add);
    createInterface(child.stderr).on("line", log.add);
    const ready = await output.heard(/^listening on /);
    await ask("told");
    const { imageCacheId } = await reached("Ready", "told");
    const state = await (await fetch(`${ready.split(" ").at(-1)}/_emulator/state`)).json();
    expect(state).toMatchObject({
      imageCaches: [{ ImageCacheId: imageCacheId, RegionId: "cn-beijing" }],
    });
    child.kill("SIGTERM");
    expect(await once(child, "close")).toEqual([0, null]);
    expect(output.all).toEqual([ready]);
    expect(log.all).toContain("virtual node: told: Ready 100%");
  });
});
