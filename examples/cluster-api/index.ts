// A cache for a cluster, built through the API of ECI, and a Deployment whose pods start from it. The program needs no
// rights in the cluster for the cache, and the pods come once the cache is Ready; should it ever be gone, they pull. Beside the emulator and
// its virtual node, `kubectl describe pods` shows the hit.
import * as kubernetes from "@pulumi/kubernetes";
import { annotatePods, ClusterImageCache } from "pulumi-eci/kubernetes";

const image = "registry-vpc.cn-hangzhou.aliyuncs.com/team/web:1.4.2";

const cache = new ClusterImageCache("web", {
  images: [image],
  securityGroupId: "sg-bp1example",
  vswitchIds: ["vsw-bp1zone-h", "vsw-bp1zone-i"],
  retentionDays: 30,
});

const labels = { app: "web" };
const deployment = new kubernetes.apps.v1.Deployment(
  "web",
  {
    spec: {
      replicas: 3,
      selector: { matchLabels: labels },
      template: {
        // What sends pods to the virtual node; the annotation of the cache comes from the transform.
        metadata: { labels: { ...labels, "alibabacloud.com/eci": "true" } },
        spec: { containers: [{ name: "web", image }] },
      },
    },
  },
  { transforms: [annotatePods(cache, { pullIfNotPresent: true })] },
);

export const imageCacheId = cache.imageCacheId;
export const deploymentName = deployment.metadata.name;
