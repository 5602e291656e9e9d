import * as pulumi from "@pulumi/pulumi";
import { type Eip, ImageCache } from "pulumi-eci";

const server = "registry.example.com";
const images = [`${server}/web:1`];

/** The images of `updated` can be those of an earlier run. */
export function caches(pull: Eip, image = `${server}/web:2`) {
  new ImageCache(
    "full",
    {
      images: [`${server}/web:1`, `${server}/worker@sha256:${"0".repeat(64)}`],
      imageCacheName: "recorded",
      securityGroupId: "sg-1",
      vswitchIds: ["vsw-1", "vsw-2"],
      eipInstanceId: pull.allocationId,
      resourceGroupId: "rg-1",
      zoneId: "cn-hangzhou-h",
      imageCacheSize: 40,
      // A century: the diff asks the real clock.
      retentionDays: 36500,
      autoMatchImageCache: true,
      flash: true,
      flashCopyCount: 2,
      standardCopyCount: 3,
      eliminationStrategy: "LRU",
      plainHttpRegistries: ["plain.example.com:5000"],
      insecureRegistries: ["insecure.example.com"],
      osType: "Linux",
      tags: { team: "web", stage: "test" },
      imageRegistryCredentials: [
        { server, userName: "reader", password: pulumi.secret("test-password") },
        { server: "other.example.com", userName: "reader", password: "test-password" },
      ],
      acrRegistryInfos: [
        {
          instanceId: "cri-1",
          instanceName: "one",
          regionId: "cn-beijing",
          domains: ["b.example.com", "a.example.com"],
        },
        { instanceId: "cri-2", arnService: "acs:ram::1:role/service", arnUser: "acs:ram::2:role/user" },
      ],
      waitForReady: true,
    },
    { customTimeouts: { create: "50m", update: "40m", delete: "30m" } },
  );
  new ImageCache("login-from-environment", {
    images,
    imageRegistryCredentials: [{ server, userNameEnv: "REGISTRY_USER", passwordEnv: "REGISTRY_PASSWORD" }],
  });
  new ImageCache("login-from-docker", {
    images,
    imageRegistryCredentials: [{ server, dockerConfig: "test/states/0.1.0/settled/docker.json" }],
  });
  new ImageCache("own-address", {
    images,
    autoCreateEip: true,
    eipBandwidth: 50,
    eipInternetChargeType: "PayByTraffic",
    eipIsp: "BGP",
    eipCommonBandwidthPackageId: "cbwp-1",
  });
  new ImageCache("secret-name", {
    images,
    imageCacheName: pulumi.secret("hidden"),
    tags: pulumi.secret({ a: "1" }),
  });
  new ImageCache("windows", { images, osType: "Windows", eliminationStrategy: "", tags: {} });
  new ImageCache("updated", { images: [image] });
  return {
    minimal: new ImageCache("minimal", { images }),
    unwaited: new ImageCache("unwaited", { images, waitForReady: false }),
    elsewhere: new ImageCache("elsewhere", { images, profile: "second", regionId: "cn-beijing" }),
  };
}
