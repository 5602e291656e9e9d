// Pod annotations for every workload of a namespace, whoever declares it: plain resources and a YAML file here, Helm charts
// just the same. No cache is made: the cloud looks for one that fits.
import * as kubernetes from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";
import { annotatePods, podAnnotations } from "pulumi-eci/kubernetes";

const annotations = podAnnotations({
  autoMatchImageCache: true,
  matchCountRequest: 1,
  acrRegistryInfos: [{ instanceId: "cri-example", regionId: "cn-hangzhou" }],
  extraEphemeralStorage: "50Gi",
});

// Before any workload is declared.
pulumi.runtime.registerResourceTransform(
  annotatePods(annotations, { namespaces: ["shop"], pullIfNotPresent: true }),
);

const namespace = new kubernetes.core.v1.Namespace("shop", {
  // The label sends the pods of the namespace to the virtual node.
  metadata: { name: "shop", labels: { "alibabacloud.com/eci": "true" } },
});

const nightly = new kubernetes.batch.v1.CronJob("nightly", {
  metadata: { namespace: namespace.metadata.name },
  spec: {
    schedule: "0 3 * * *",
    jobTemplate: {
      spec: {
        template: {
          spec: {
            containers: [{ name: "report", image: "registry-vpc.cn-hangzhou.aliyuncs.com/shop/report:7" }],
            restartPolicy: "Never",
          },
        },
      },
    },
  },
});

new kubernetes.yaml.v2.ConfigGroup(
  "front",
  {
    yaml: `
apiVersion: apps/v1
kind: Deployment
metadata:
  name: front
  namespace: shop
spec:
  selector:
    matchLabels: { app: front }
  template:
    metadata:
      labels: { app: front }
    spec:
      containers:
        - name: front
          image: registry-vpc.cn-hangzhou.aliyuncs.com/shop/front:12
`,
  },
  { dependsOn: [namespace] },
);

export const nightlyAnnotations = nightly.spec.jobTemplate.spec.template.metadata.annotations;
