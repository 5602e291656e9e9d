import {
  type Emulator,
  type EmulatorOptions,
  startEmulator,
  startVirtualNode,
  steppedClock,
  type VirtualNode,
} from "pulumi-eci/emulator";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { create } from "../conformance/support/imageCaches.js";
import { type Cluster, startCluster } from "./support/cluster.js";
import { Lines } from "./support/lines.js";

let cluster: Cluster;
let emulator: Emulator;
let nodes: VirtualNode[];
let log: Lines;

/** A virtual node takes every pod of its cluster that it can: this file has one of its own. */
beforeAll(async () => {
  cluster = await startCluster();
});

beforeEach(() => {
  nodes = [];
  log = new Lines();
});

afterEach(async () => {
  const kinds = "deployments,daemonsets,jobs,pods,events,secrets";
  await cluster.kubectl(["delete", kinds, "--all", "--timeout=60s"]);
  await cluster.kubectl(["delete", "namespace", "eci", "--ignore-not-found", "--timeout=60s"]);
  for (const node of nodes) await node.close();
  await emulator.close();
});

afterAll(() => cluster.stop());

const second = 1_000;

async function start(options: EmulatorOptions = {}): Promise<void> {
  emulator = await startEmulator({ clock: steppedClock({ stepMs: second }), buildMs: 0, ...options });
  await startNode();
}

async function startNode(): Promise<void> {
  const { url: endpoint } = emulator;
  const { kubeconfig } = cluster;
  nodes.push(await startVirtualNode({ endpoint, kubeconfig, intervalMs: 50, log: log.add }));
}

const target = () => ({
  endpoint: `${emulator.host}:${emulator.port}`,
  accessKeyId: "test",
  accessKeySecret: "test",
  region: "cn-hangzhou",
});

async function kubectl(...words: string[]): Promise<string> {
  const { code, stdout, stderr } = await cluster.kubectl(words);
  if (code !== 0) throw new Error(`${stderr}${log.all.join("\n")}`);
  return stdout;
}

async function put(object: object): Promise<void> {
  const { code, stderr } = await cluster.kubectl(["create", "-f", "-"], { input: JSON.stringify(object) });
  if (code !== 0) throw new Error(stderr);
}

const eci = { "alibabacloud.com/eci": "true" };
const web = [{ name: "web", image: "nginx:1.27" }];

interface Asked {
  namespace?: string;
  labels?: Record<string, string>;
  /** Without their prefix. */
  annotations?: Record<string, string>;
  spec?: object;
}

function pod(name: string, { namespace, labels = eci, annotations = {}, spec }: Asked = {}): Promise<void> {
  const prefixed = Object.entries(annotations).map(([key, value]) => [`k8s.aliyun.com/${key}`, value]);
  const metadata = { name, namespace, labels, annotations: Object.fromEntries(prefixed) };
  return put({ apiVersion: "v1", kind: "Pod", metadata, spec: { containers: web, ...spec } });
}

/** A pod of which something is true. */
async function reached(name: string, condition: string): Promise<Pod> {
  await kubectl("wait", `--for=${condition}`, `pod/${name}`, "--timeout=30s");
  return JSON.parse(await kubectl("get", "pod", name, "-o", "json"));
}

interface Pod {
  metadata: { annotations?: Record<string, string> };
  spec: { nodeName?: string };
  status: {
    phase: string;
    podIP?: string;
    startTime?: string;
    containerStatuses?: {
      restartCount: number;
      ready: boolean;
      state: Record<string, { reason?: string }>;
    }[];
  };
}

/** What is told of an object, as `kubectl describe` shows it. */
async function told(name: string): Promise<string[]> {
  const { items } = JSON.parse(await kubectl("get", "events", "-o", "json")) as {
    items: { reason: string; involvedObject: { name: string } }[];
  };
  return items.filter(({ involvedObject }) => involvedObject.name === name).map(({ reason }) => reason);
}

describe("the virtual node", () => {
  it("is a node of the cluster, with its labels, its taint and a heartbeat", async () => {
    await start();
    await vi.waitFor(() => kubectl("get", "node", "virtual-kubelet"), { timeout: 30_000, interval: 200 });
    await kubectl("wait", "--for=condition=Ready", "node/virtual-kubelet", "--timeout=30s");
    const node = JSON.parse(await kubectl("get", "node", "virtual-kubelet", "-o", "json"));
    expect(node.metadata.labels).toMatchObject({ type: "virtual-kubelet", "kubernetes.io/os": "linux" });
    expect(node.spec.taints).toContainEqual({
      key: "virtual-kubelet.io/provider",
      value: "alibabacloud",
      effect: "NoSchedule",
    });
    expect(node.status.allocatable.cpu).toBe("5120");
    expect(Date.parse(node.status.conditions[0].lastHeartbeatTime)).toBeGreaterThan(0);
  });

  it("runs a Deployment until it is available, and takes its groups along when it goes", async () => {
    await start();
    await put({
      apiVersion: "apps/v1",
      kind: "Deployment",
      metadata: { name: "web" },
      spec: {
        replicas: 2,
        selector: { matchLabels: { app: "web" } },
        template: { metadata: { labels: { app: "web", ...eci } }, spec: { containers: web } },
      },
    });
    await kubectl("rollout", "status", "deployment/web", "--timeout=30s");
    const { items } = JSON.parse(await kubectl("get", "pods", "-l", "app=web", "-o", "json")) as {
      items: Pod[];
    };
    const groups = emulator.containerGroups.list();
    expect(groups.map(({ Status }) => Status)).toEqual(["Running", "Running"]);
    expect(items.map(({ status }) => status.podIP).sort()).toEqual(
      groups.map(({ IntranetIp }) => IntranetIp).sort(),
    );
    expect(items[0]?.status).toMatchObject({
      phase: "Running",
      startTime: expect.stringMatching(/Z$/),
      containerStatuses: [{ ready: true, restartCount: 0, state: { running: {} } }],
    });
    await kubectl("delete", "deployment", "web", "--timeout=30s");
    await kubectl("wait", "--for=delete", "pod", "-l", "app=web", "--timeout=30s");
    expect(emulator.containerGroups.list()).toEqual([]);
  });

  it("takes pods that carry the label, or whose namespace does, and those that select or tolerate it", async () => {
    await start();
    await put({ apiVersion: "v1", kind: "Namespace", metadata: { name: "eci", labels: eci } });
    await pod("in-namespace", { namespace: "eci", labels: {} });
    await pod("selecting", { labels: {}, spec: { nodeSelector: { type: "virtual-kubelet" } } });
    const tolerations = [{ key: "virtual-kubelet.io/provider", operator: "Exists" }];
    await pod("tolerating", { labels: {}, spec: { tolerations } });
    await pod("elsewhere", { labels: {}, spec: { tolerations, nodeSelector: { type: "gpu" } } });
    await pod("strange", { labels: {} });
    await reached("selecting", "condition=Ready");
    await reached("tolerating", "condition=Ready");
    await kubectl("wait", "--for=condition=Ready", "pod/in-namespace", "-n", "eci", "--timeout=30s");
    for (const name of ["elsewhere", "strange"]) {
      const { spec, status } = JSON.parse(await kubectl("get", "pod", name, "-o", "json")) as Pod;
      expect([spec.nodeName, status.phase]).toEqual([undefined, "Pending"]);
    }
  });

  it("leaves pods of DaemonSets alone, but lets them go", async () => {
    await start();
    const tolerations = [{ operator: "Exists" }];
    await put({
      apiVersion: "apps/v1",
      kind: "DaemonSet",
      metadata: { name: "proxy" },
      spec: {
        selector: { matchLabels: { app: "proxy" } },
        template: {
          metadata: { labels: { app: "proxy" } },
          // What a scheduler would do: the cluster has none.
          spec: { nodeName: "virtual-kubelet", containers: web, tolerations },
        },
      },
    });
    const names = () => kubectl("get", "pods", "-l", "app=proxy", "-o", "name");
    await expect.poll(names, { timeout: 30_000 }).toContain("pod/proxy-");
    await pod("other");
    await reached("other", "condition=Ready");
    expect(emulator.containerGroups.list()).toHaveLength(1);
    await kubectl("delete", "daemonset", "proxy", "--timeout=30s");
    await expect.poll(names, { timeout: 30_000 }).toBe("");
  });

  it("goes on with what another one has begun", async () => {
    await start({ schedulingMs: 3_600_000 });
    await pod("begun");
    await log.heard(/^default\/begun: Scheduling$/);
    for (const node of nodes.splice(0)) await node.close();
    await kubectl("annotate", "pod", "begun", "k8s.aliyun.com/eci-instance-id-");
    await startNode();
    emulator.clock.advance(3_600_000);
    await reached("begun", "condition=Ready");
    expect(emulator.containerGroups.list()).toHaveLength(1);
  });
});

describe("a pod", () => {
  it("tells of a missed cache, of the automatic one, and of the hit of the next pod", async () => {
    await start();
    await pod("first");
    await reached("first", "condition=Ready");
    expect(await told("first")).toEqual(
      expect.arrayContaining(["ImageCacheMissed", "ImageCacheAutoCreated", "Pulling", "Pulled", "Started"]),
    );
    await pod("second");
    const second = await reached("second", "condition=Ready");
    const [cache] = emulator.imageCaches.list();
    expect(second.metadata.annotations).toMatchObject({
      "k8s.aliyun.com/eci-matched-image-cache": cache?.ImageCacheId,
    });
    const reasons = await told("second");
    expect(reasons).toContain("SuccessfulHitImageCache");
    expect(reasons).not.toContain("Pulling");
    expect(reasons).not.toContain("ImageCacheMissed");
  });

  it.each(["eci-imc-id", "eci-image-snapshot-id"])("starts from the cache that %s names", async (name) => {
    await start();
    const id = await create(target(), { Image: ["nginx:1.27"] });
    await pod("pinned", { annotations: { [name]: id } });
    const { metadata } = await reached("pinned", "condition=Ready");
    expect(metadata.annotations?.["k8s.aliyun.com/eci-matched-image-cache"]).toBe(id);
    expect(emulator.containerGroups.list()).toMatchObject([{ ImageSnapshotId: id }]);
  });

  it("waits for the cache that it names to be Ready, and in vain for one that is gone", async () => {
    await start({ buildMs: 3_600_000 });
    const id = await create(target(), { Image: ["nginx:1.27"] });
    await pod("early", { annotations: { "eci-imc-id": id } });
    await pod("lost", { annotations: { "eci-imc-id": "imc-none" } });
    await expect.poll(() => told("early"), { timeout: 30_000 }).toContain("ImageCacheNotComplete");
    await expect.poll(() => told("lost"), { timeout: 30_000 }).toContain("ImageCacheNotFound");
    expect(emulator.containerGroups.list()).toEqual([]);
    emulator.imageCaches.finish(id);
    await reached("early", "condition=Ready");
    expect((await reached("lost", "jsonpath={.status.phase}=Pending")).spec.nodeName).toBe("virtual-kubelet");
    expect((await told("lost")).filter((reason) => reason === "ImageCacheNotFound")).toHaveLength(1);
  });

  it("matches only a cache with all its images where it wants a perfect match", async () => {
    await start();
    await create(target(), { Image: ["nginx:1.27"] });
    const containers = [...web, { name: "side", image: "busybox:1" }];
    const annotations = { "imc-perfect-match": "true" };
    await pod("picky", { annotations, spec: { containers } });
    await reached("picky", "condition=Ready");
    expect(await told("picky")).toContain("ImageCacheMissed");
    const whole = await create(target(), { Image: ["nginx:1.27", "busybox:1"] });
    await pod("happy", { annotations, spec: { containers } });
    const { metadata } = await reached("happy", "condition=Ready");
    expect(metadata.annotations?.["k8s.aliyun.com/eci-matched-image-cache"]).toBe(whole);
  });

  it("looks for no cache where its annotations turn that off", async () => {
    await start();
    await pod("plain", { annotations: { "eci-auto-imc": "false" } });
    await reached("plain", "condition=Ready");
    expect((await told("plain")).filter((reason) => reason.includes("ImageCache"))).toEqual([]);
    expect(emulator.imageCaches.list()).toEqual([]);
  });

  it("tells why the cloud refuses its group", async () => {
    await start();
    await pod("refused", { annotations: { "eci-eip-instanceid": "eip-none" } });
    await expect.poll(() => told("refused"), { timeout: 30_000 }).toContain("ProviderCreateFailed");
  });

  it("pulls with the logins of its secrets, which nobody else gets to read", async () => {
    await start({ registries: { "r.example.com": { userName: "me", password: "hush" } } });
    const auths = { "r.example.com": { username: "me", password: "hush" } };
    await put({
      ...{ apiVersion: "v1", kind: "Secret", type: "kubernetes.io/dockerconfigjson" },
      metadata: { name: "login" },
      stringData: { ".dockerconfigjson": JSON.stringify({ auths }) },
    });
    const containers = [{ name: "web", image: "r.example.com/web:1" }];
    await pod("private", { spec: { containers, imagePullSecrets: [{ name: "login" }] } });
    await reached("private", "condition=Ready");
    const events = await kubectl("get", "pods,events", "-o", "json");
    expect([events, ...log.all, JSON.stringify(emulator.calls)].join("\n")).not.toContain("hush");
  });
});

describe("what ends", () => {
  it("completes its Job", async () => {
    await start({ containerRules: [{ image: "*/job:*", exitCode: 0, runMs: 5 * second }] });
    const containers = [{ name: "job", image: "r.local/job:1" }];
    await put({
      apiVersion: "batch/v1",
      kind: "Job",
      metadata: { name: "import" },
      spec: { template: { metadata: { labels: eci }, spec: { restartPolicy: "Never", containers } } },
    });
    await kubectl("wait", "--for=condition=Complete", "job/import", "--timeout=30s");
  });

  it("is started again by its policy, which its status counts", async () => {
    await start({ containerRules: [{ image: "*/crash:*", exitCode: 1 }] });
    await pod("crashing", { spec: { containers: [{ name: "web", image: "r.local/crash:1" }] } });
    const state = "jsonpath={.status.containerStatuses[0].state.waiting.reason}=CrashLoopBackOff";
    await reached("crashing", state);
    const restarts = async () =>
      (JSON.parse(await kubectl("get", "pod", "crashing", "-o", "json")) as Pod).status.containerStatuses?.[0]
        ?.restartCount ?? 0;
    await expect.poll(restarts, { timeout: 30_000 }).toBeGreaterThan(1);
  });

  it("has failed when its group is gone", async () => {
    await start();
    await pod("orphan");
    await reached("orphan", "condition=Ready");
    const [group] = emulator.containerGroups.list();
    emulator.containerGroups.remove(group?.ContainerGroupId ?? "");
    await reached("orphan", "jsonpath={.status.phase}=Failed");
  });
});
