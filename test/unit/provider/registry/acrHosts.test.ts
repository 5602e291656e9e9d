import { describe, expect, it } from "vitest";
import {
  enterpriseOf,
  isAcrHost,
  isAcrTokenHost,
  publicTwin,
} from "../../../../provider/registry/acrHosts.js";

const twins: [string, string][] = [
  ["registry-vpc.cn-hangzhou.aliyuncs.com", "registry.cn-hangzhou.aliyuncs.com"],
  ["registry-internal.cn-hangzhou.aliyuncs.com", "registry.cn-hangzhou.aliyuncs.com"],
  ["registry-intl-vpc.ap-southeast-1.aliyuncs.com", "registry-intl.ap-southeast-1.aliyuncs.com"],
  ["team-registry-vpc.cn-beijing.cr.aliyuncs.com", "team-registry.cn-beijing.cr.aliyuncs.com"],
  [
    "team-registry-vpc.distributed.cn-beijing.cr.aliyuncs.com",
    "team-registry.distributed.cn-beijing.cr.aliyuncs.com",
  ],
  [
    "crpi-abc123-vpc.cn-shanghai.personal.cr.aliyuncs.com",
    "crpi-abc123.cn-shanghai.personal.cr.aliyuncs.com",
  ],
];

describe("a login of one's own", () => {
  it.each([
    ["team-a-registry.cn-beijing.cr.aliyuncs.com", { name: "team-a", region: "cn-beijing" }],
    ["team-registry-vpc.cn-beijing.cr.aliyuncs.com", { name: "team", region: "cn-beijing" }],
    ["team-registry.distributed.cn-beijing.cr.aliyuncs.com", { name: "team", region: "cn-beijing" }],
    ["team-registry.cn-beijing.cr.aliyuncs.com.example.com", undefined],
    ["team-registry.cn-beijing.cr.example.com", undefined],
    ["registry.oss-cn-hangzhou.aliyuncs.com", undefined],
    ["a.team-registry.cn-beijing.cr.aliyuncs.com", undefined],
    ["team-registry.cn-beijing.cr.aliyuncs.com:5000", undefined],
    ["registry.cn-beijing.aliyuncs.com", undefined],
  ])("%s is the instance %o", (host, instance) => {
    expect(enterpriseOf(host)).toEqual(instance);
  });

  it.each([
    ["dockerauth.cn-hangzhou.aliyuncs.com", true],
    ["dockerauth-ee.cn-hangzhou.aliyuncs.com", true],
    ["dockerauth-ee-vpc.cn-hangzhou.aliyuncs.com", true],
    ["dockerauth-cn-zhangjiakou.aliyuncs.com", true],
    ["dockerauth.cn-hangzhou.aliyuncs.com.example.com", false],
    ["dockerauth.example.com", false],
    ["evil-dockerauth.cn-hangzhou.aliyuncs.com", false],
    ["dockerauth.a.b.aliyuncs.com", false],
  ])("%s is a token server of Container Registry: %s", (host, isOne) => {
    expect(isAcrTokenHost(host)).toBe(isOne);
  });
});

describe("publicTwin", () => {
  it.each(twins)("of %s is %s", (host, twin) => {
    expect(publicTwin(host)).toBe(twin);
    expect(publicTwin(twin)).toBe(twin);
    expect([host, twin].map(isAcrHost)).toEqual([true, true]);
  });

  it.each([
    "registry-vpc.cn-hangzhou.aliyuncs.com.example.com",
    "registry-vpc.cn-hangzhou.aliyuncs.com:5000",
    "evil.com/registry-vpc.cn-hangzhou.aliyuncs.com",
    "xregistry-vpc.cn-hangzhou.aliyuncs.com",
    "registry-vpc.cn-hangzhou.example.com",
    "registry-vpc-cn-hangzhou.aliyuncs.com",
    "docker.io",
    "my-vpc.example.com",
  ])("leaves %s as it is: nobody's but its own", (host) => {
    expect(publicTwin(host)).toBe(host);
    expect(isAcrHost(host)).toBe(false);
  });
});

it.each(["registry.oss-cn-hangzhou.aliyuncs.com", "registry-intl.oss-ap-southeast-1.aliyuncs.com"])(
  "%s is a bucket of somebody",
  (host) => {
    expect(isAcrHost(host)).toBe(false);
  },
);

it("a bucket is no token server", () => {
  expect(isAcrTokenHost("dockerauth.oss-cn-hangzhou.aliyuncs.com")).toBe(false);
  expect(isAcrTokenHost("dockerauth.cn-hangzhou.aliyuncs.com")).toBe(true);
});
