import { expect, it } from "vitest";
import { publicRegistry } from "../../../../../../provider/resources/imageCache/foresight/publicRegistry.js";

it.each<[string, string | undefined]>([
  ["nginx:1.29", "docker.io"],
  ["library/nginx", "docker.io"],
  ["docker.io/library/nginx:1.29@sha256:abc", "docker.io"],
  ["GHCR.io/acme/web:1", "ghcr.io"],
  ["registry.example.com:5000/web:1", "registry.example.com"],
  ["registry.cn-hangzhou.aliyuncs.com/team/web:1", "registry.cn-hangzhou.aliyuncs.com"],
  ["crpi-1x.cn-hangzhou.personal.cr.aliyuncs.com/team/web:1", "crpi-1x.cn-hangzhou.personal.cr.aliyuncs.com"],
  ["registry-vpc.cn-hangzhou.aliyuncs.com/team/web:1", undefined],
  ["registry-intl-vpc.ap-southeast-1.aliyuncs.com/team/web:1", undefined],
  ["registry-internal.cn-hangzhou.aliyuncs.com/team/web:1", undefined],
  ["acme-registry-vpc.cn-hangzhou.cr.aliyuncs.com/team/web:1", undefined],
  ["acme-registry-vpc.distributed.cn-hangzhou.cr.aliyuncs.com/team/web:1", undefined],
  ["crpi-1x-vpc.cn-hangzhou.personal.cr.aliyuncs.com/team/web:1", undefined],
  ["registry-cn-hangzhou-vpc.ack.aliyuncs.com/acs/web:1", undefined],
  [
    "registry-vpc.cn-hangzhou.aliyuncs.com.example.com/web:1",
    "registry-vpc.cn-hangzhou.aliyuncs.com.example.com",
  ],
  ["10.0.1.7:5000/web:1", undefined],
  ["172.31.0.1/web:1", undefined],
  ["192.168.3.4/web:1", undefined],
  ["100.100.0.1/web:1", undefined],
  ["127.0.0.1:5000/web:1", undefined],
  ["8.8.8.8/web:1", "8.8.8.8"],
  ["[fd00::1]:5000/web:1", undefined],
  ["localhost/web:1", undefined],
  ["registry:5000/web:1", undefined],
])("%s is pulled from %s", (image, host) => {
  expect(publicRegistry(image)).toBe(host);
});
