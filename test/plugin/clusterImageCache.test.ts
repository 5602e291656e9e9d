import { startVirtualNode, type VirtualNode } from "pulumi-eci/emulator";
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from "vitest";
import { type Cluster, startCluster } from "../cluster/support/cluster.js";
import { isMissing } from "../support/plugins.js";
import { yamlProject } from "./support/yamlProject.js";

const inCluster = `resources:
  web:
    type: eci:ClusterImageCache
    properties:
      buildWith: cluster
      installCrd: true
      images: [nginx:1.29]
      retentionDays: 10
      renewBeforeDays: 3
      vswitchIds: [vsw-1]
      securityGroupId: sg-1
      pods: { perfectMatch: true }
outputs:
  id: \${web.imageCacheId}
  pods: \${web.podAnnotations}
  manifests: \${web.manifests}`;

const byApi = (more = "") => `resources:
  address: { type: "eci:Eip" }
  web:
    type: eci:ClusterImageCache
    properties:
      images: [nginx:1.29]
      vswitchIds: [vsw-2zebxkiifuyzzlhlxxxx]
      securityGroupId: sg-2zebxkiifuyzzlhlxxxx
      eipInstanceId: \${address.allocationId}
      pods: { pin: true, annotations: { address: "\${address.allocationId}" } }${more}
outputs:
  id: \${web.imageCacheId}
  pods: \${web.podAnnotations}`;

const outputsOf = async (pulumi: (...args: string[]) => Promise<string>) =>
  JSON.parse(await pulumi("stack", "output", "--json")) as Record<string, unknown>;

const noYaml = isMissing("pulumi-language-yaml", "a cache for a cluster in YAML");
const noKubernetes = isMissing("pulumi-resource-kubernetes", "a cache in a cluster in YAML");

describe.skipIf(noYaml)("a cache for a cluster in YAML", () => {
  it("is built by the API, and pinned to its pods", async () => {
    const { emulator, pulumi } = await yamlProject(byApi());
    expect(await pulumi("preview", "--diff")).toContain(
      "eci:index:ClusterImageCache$eci:index:ImageCache::web",
    );
    await pulumi("up", "--yes", "--skip-preview");
    const [cache] = emulator.imageCaches.list();
    expect(await outputsOf(pulumi)).toEqual({
      id: cache?.ImageCacheId,
      pods: {
        "k8s.aliyun.com/eci-imc-id": cache?.ImageCacheId,
        address: emulator.eips.list()[0]?.AllocationId,
      },
    });
    expect(await pulumi("preview")).toContain("4 unchanged");
    await pulumi("destroy", "--yes", "--skip-preview");
    expect(emulator.isEmpty()).toBe(true);
  });

  it("says in a preview what is wrong with it", async () => {
    const { pulumi } = await yamlProject(byApi("\n      installCrd: true"));
    const failure = await pulumi("preview").catch(
      ({ stdout, stderr }: Record<string, string>) => `${stdout}${stderr}`,
    );
    expect(failure).toContain('installCrd needs buildWith: "cluster"');
  });
});

describe.skipIf(noYaml || noKubernetes)("a cache in a cluster in YAML", () => {
  let cluster: Cluster;
  let node: VirtualNode | undefined;
  beforeAll(async () => {
    cluster = await startCluster();
  });
  afterAll(async () => {
    await node?.close();
    await cluster.stop();
  });

  it("is built by the virtual node, with its definition, and goes with the stack", async () => {
    const { emulator, pulumi } = await yamlProject(inCluster, { KUBECONFIG: cluster.kubeconfig });
    node = await startVirtualNode({
      ...{ endpoint: emulator.url, kubeconfig: cluster.kubeconfig, intervalMs: 50 },
    });
    onTestFinished(() => pulumi("destroy", "--yes", "--skip-preview").then(() => {}));
    await pulumi("up", "--yes", "--skip-preview");
    const [cache] = emulator.imageCaches.list();
    expect(cache?.Status).toBe("Ready");
    expect(await outputsOf(pulumi)).toMatchObject({
      id: cache?.ImageCacheId,
      pods: { "k8s.aliyun.com/eci-auto-imc": "true", "k8s.aliyun.com/imc-perfect-match": "true" },
      manifests: [{ kind: "CustomResourceDefinition" }, { kind: "ImageCache" }],
    });
    expect(await pulumi("preview")).toMatch(/\d unchanged\n/);
    expect(await pulumi("refresh", "--yes", "--skip-preview")).not.toMatch(/~ \d|deleted/);
  });
});
