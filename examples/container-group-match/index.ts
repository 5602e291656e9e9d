// Container groups for which the cloud looks for the image cache: with an image of Container Registry without a password, and with one of a
// registry of one's own.
import * as pulumi from "@pulumi/pulumi";
import { ContainerGroup, ImageCache } from "pulumi-eci";

const network = { securityGroupId: "sg-bp1example", vswitchIds: ["vsw-bp1zone-h"] };
const own = "registry.example.com/team/worker:2.1.0";
const enterprise = "shop-registry.cn-hangzhou.cr.aliyuncs.com/team/web:1.4.2";

const config = new pulumi.Config();

// pulumi config set registryUser reader; pulumi config set --secret registryPassword
const login = {
  server: "registry.example.com",
  userName: config.require("registryUser"),
  password: config.requireSecret("registryPassword"),
};
const instance = { instanceId: "cri-bp1example", regionId: "cn-hangzhou" };

const cache = new ImageCache("shop", {
  ...network,
  images: [own, enterprise],
  imageRegistryCredentials: [login],
  acrRegistryInfos: [instance],
});

const common = { ...network, autoMatchImageCache: true, cpu: 1, memory: 2 };

// The cloud pulls from the instance on the account's behalf, without a password.
const web = new ContainerGroup(
  "web",
  { ...common, containers: [{ name: "web", image: enterprise }], acrRegistryInfos: [instance] },
  { dependsOn: cache },
);

const worker = new ContainerGroup(
  "worker",
  { ...common, containers: [{ name: "worker", image: own }], imageRegistryCredentials: [login] },
  { dependsOn: cache },
);

export const webStartedFrom = web.imageCache;
export const workerStartedFrom = worker.imageCache;
