import type { V1Pod } from "@kubernetes/client-node";
import { describe, expect, it } from "vitest";
import { podAnnotations } from "../../../../sdk/kubernetes/podAnnotations.js";
import { podRequest } from "../../../../virtualNode/pods/podRequest.js";

const containers = [{ name: "web", image: "nginx:1.27" }];

function pod(
  annotations: Record<string, string> = {},
  spec: Partial<NonNullable<V1Pod["spec"]>> = {},
): V1Pod {
  const prefixed = Object.entries(annotations).map(([name, text]) => [`k8s.aliyun.com/${name}`, text]);
  return {
    metadata: { name: "web.1", namespace: "shop", annotations: Object.fromEntries(prefixed) },
    spec: { containers, ...spec },
  };
}

const asked = (annotations: Record<string, string>, spec?: Parameters<typeof pod>[1]) =>
  podRequest(pod(annotations, spec), { vswitchIds: ["vsw-1", "vsw-2"], securityGroupId: "sg-1" }, []);

describe("what a pod asks of CreateContainerGroup", () => {
  it("is its containers in the network of the cluster, from whatever cache matches", () => {
    expect(asked({})).toEqual({
      ContainerGroupName: "shop-web-1",
      Container: [{ Name: "web", Image: "nginx:1.27" }],
      VSwitchId: "vsw-1,vsw-2",
      SecurityGroupId: "sg-1",
      ImageRegistryCredential: [],
      AcrRegistryInfo: [],
      AutoMatchImageCache: true,
    });
  });

  it("follows its annotations", () => {
    expect(
      asked({
        "eci-vswitch": "vsw-3, vsw-4",
        "eci-security-group": "sg-3,sg-4",
        "eci-resource-group-id": "rg-1",
        "eci-with-eip": "true",
        "eip-bandwidth": "50",
        "eip-isp": "BGP_PRO",
        "eip-common-bandwidth-package-id": "cbwp-1",
        "eci-extra-ephemeral-storage": "50Gi",
        "plain-http-registry": "10.0.0.1:5000",
        "insecure-registry": "r.example.com",
        "acr-instance-ids": "cn-beijing:cri-1,cri-2",
        "acr-service-arns": "acs:ram::1:role/a",
        "acr-user-arns": "acs:ram::2:role/b",
      }),
    ).toMatchObject({
      VSwitchId: "vsw-3,vsw-4",
      SecurityGroupId: "sg-3",
      ResourceGroupId: "rg-1",
      AutoCreateEip: true,
      EipBandwidth: "50",
      EipISP: "BGP_PRO",
      EipCommonBandwidthPackage: "cbwp-1",
      EphemeralStorage: 50,
      PlainHttpRegistry: "10.0.0.1:5000",
      InsecureRegistry: "r.example.com",
      AcrRegistryInfo: [
        {
          InstanceId: "cri-1",
          RegionId: "cn-beijing",
          ArnService: "acs:ram::1:role/a",
          ArnUser: "acs:ram::2:role/b",
        },
        { InstanceId: "cri-2" },
      ],
    });
  });

  it.each([
    [{ "eci-imc-id": "imc-1" }, { ImageSnapshotId: "imc-1" }],
    [{ "eci-image-snapshot-id": "imc-1", "eci-image-cache": "true" }, { ImageSnapshotId: "imc-1" }],
    [{ "eci-auto-imc": "false" }, { AutoMatchImageCache: false }],
    [{ "eci-image-cache": "false" }, { AutoMatchImageCache: false }],
    [{ "eci-image-cache": "true" }, { AutoMatchImageCache: true }],
  ])("starts by %j from %j", (annotations, cache) => {
    const { ImageSnapshotId, AutoMatchImageCache } = asked(annotations);
    expect({ ImageSnapshotId, AutoMatchImageCache }).toEqual({
      ImageSnapshotId: undefined,
      AutoMatchImageCache: undefined,
      ...cache,
    });
  });

  it.each(["current", "2022", "both"] as const)(
    "is read as podAnnotations writes it: %s",
    (annotationNames) => {
      const annotations = podAnnotations({
        annotationNames,
        imageCacheId: "imc-1",
        acrRegistryInfos: [{ instanceId: "cri-1", regionId: "cn-beijing" }],
        plainHttpRegistries: ["10.0.0.1:5000", "10.0.0.2"],
        insecureRegistries: ["r.example.com"],
        securityGroupId: "sg-3",
        vswitchIds: ["vsw-3", "vsw-4"],
        resourceGroupId: "rg-1",
        autoCreateEip: true,
        eipBandwidth: 50,
        eipIsp: "BGP_PRO",
        eipCommonBandwidthPackageId: "cbwp-1",
        extraEphemeralStorage: "50Gi",
      });
      const annotated: V1Pod = { metadata: { name: "web", annotations }, spec: { containers } };
      expect(podRequest(annotated, {}, [])).toEqual({
        ContainerGroupName: "default-web",
        Container: [{ Name: "web", Image: "nginx:1.27" }],
        ImageSnapshotId: "imc-1",
        AcrRegistryInfo: [{ InstanceId: "cri-1", RegionId: "cn-beijing" }],
        ImageRegistryCredential: [],
        PlainHttpRegistry: "10.0.0.1:5000,10.0.0.2",
        InsecureRegistry: "r.example.com",
        SecurityGroupId: "sg-3",
        VSwitchId: "vsw-3,vsw-4",
        ResourceGroupId: "rg-1",
        AutoCreateEip: true,
        EipBandwidth: "50",
        EipISP: "BGP_PRO",
        EipCommonBandwidthPackage: "cbwp-1",
        EphemeralStorage: 50,
      });
    },
  );

  it("has the size that its limits give, or its requests", () => {
    const limits = { cpu: "500m", memory: "512Mi" };
    const requests = { cpu: "1", memory: "1Gi" };
    const spec = {
      containers: [
        { name: "a", image: "a:1", resources: { requests, limits } },
        { name: "b", image: "b:1", resources: { requests } },
        { name: "c", image: "c:1", resources: { requests: { cpu: "odd" } } },
      ],
    };
    expect(asked({}, spec).Container).toEqual([
      { Name: "a", Image: "a:1", Cpu: 0.5, Memory: 0.5 },
      { Name: "b", Image: "b:1", Cpu: 1, Memory: 1 },
      { Name: "c", Image: "c:1" },
    ]);
  });

  it("carries logins, policy and deadline", () => {
    const spec = { restartPolicy: "Never", activeDeadlineSeconds: 60 };
    const login = { server: "r.example.com", userName: "me", password: "test-password" };
    expect(podRequest(pod({}, spec), {}, [login])).toMatchObject({
      RestartPolicy: "Never",
      ActiveDeadlineSeconds: 60,
      ImageRegistryCredential: [{ Server: "r.example.com", UserName: "me", Password: "test-password" }],
    });
  });
});
