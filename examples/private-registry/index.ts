// Images of registries that ask who you are: a password from the stack's secrets, one that is looked up where pulumi runs,
// Container Registry Enterprise Edition without any password, a registry that speaks plain HTTP, and one whose certificate is self-signed.
import * as pulumi from "@pulumi/pulumi";
import { ImageCache } from "pulumi-eci";

const config = new pulumi.Config();
const network = { securityGroupId: "sg-bp1example", vswitchIds: ["vsw-bp1example"] };

// pulumi config set --secret registryPassword
const withPassword = new ImageCache("with-password", {
  ...network,
  images: ["registry.example.com/team/app:2.0.1"],
  imageRegistryCredentials: [
    {
      server: "registry.example.com",
      userName: config.require("registryUser"),
      password: config.requireSecret("registryPassword"),
    },
  ],
});

// export REGISTRY_PASSWORD=…: read at the moment of the call, and kept nowhere.
const byReference = new ImageCache("by-reference", {
  ...network,
  images: ["registry.example.com/team/job:1.3.0"],
  imageRegistryCredentials: [
    {
      server: "registry.example.com",
      userName: config.require("registryUser"),
      passwordEnv: "REGISTRY_PASSWORD",
    },
  ],
});

const withoutPassword = new ImageCache("without-password", {
  ...network,
  images: ["team-registry.cn-hangzhou.cr.aliyuncs.com/team/app:2.0.1"],
  acrRegistryInfos: [{ instanceId: "cri-example", instanceName: "team", regionId: "cn-hangzhou" }],
});

const inHouse = new ImageCache("in-house", {
  ...network,
  images: ["plain.example.com:5000/team/app:2.0.1", "self-signed.example.com/team/tool:1.4.0"],
  plainHttpRegistries: ["plain.example.com:5000"],
  insecureRegistries: ["self-signed.example.com"],
});

export const imageCacheIds = [withPassword, byReference, withoutPassword, inHouse].map(
  (cache) => cache.imageCacheId,
);
