// An image cache, and two container groups that start from it by its id: a service that runs for ever, and a job that runs once and again
// whenever its trigger changes. The outputs tell the hit.
import * as pulumi from "@pulumi/pulumi";
import { ContainerGroup, ImageCache } from "pulumi-eci";

const web = "docker.io/library/nginx:1.29.3";
const migrate = "docker.io/library/python:3.13.9-slim";
const network = { securityGroupId: "sg-bp1example", vswitchIds: ["vsw-bp1zone-h", "vsw-bp1zone-i"] };

const cache = new ImageCache("shop", { ...network, images: [web, migrate], retentionDays: 30 });

const service = new ContainerGroup("web", {
  ...network,
  imageCacheId: cache.imageCacheId,
  cpu: 1,
  memory: 2,
  containers: [
    {
      name: "web",
      image: web,
      imagePullPolicy: "IfNotPresent",
      ports: [{ port: 80 }],
      readinessProbe: { httpGet: { path: "/", port: 80 } },
      volumeMounts: [{ name: "pages", mountPath: "/usr/share/nginx/html", readOnly: true }],
    },
  ],
  volumes: [{ name: "pages", configFile: { files: [{ path: "index.html", text: "<h1>Open</h1>" }] } }],
  tags: { team: "shop", stage: pulumi.getStack() },
});

const job = new ContainerGroup("migrate", {
  ...network,
  imageCacheId: cache.imageCacheId,
  restartPolicy: "Never",
  containers: [
    {
      name: "migrate",
      image: migrate,
      command: ["python", "-c", "print('migrated')"],
      // A secret is encrypted in the state, and hidden in what the API tells.
      environmentVars: [{ key: "DATABASE_PASSWORD", value: pulumi.secret("change-me-please") }],
    },
  ],
  // Another value runs it again.
  triggers: { schema: "7" },
});

export const address = service.intranetIp;
export const webStartedFrom = service.imageCache;
export const jobStartedFrom = job.imageCache;
export const jobStates = job.containerStates;
