import { expect, it } from "vitest";
import { isExempt } from "../../../../provider/cloud/noProxy.js";

const eci = "https://eci.cn-beijing.aliyuncs.com/";

it.each([
  ["*", eci],
  ["aliyuncs.com", eci],
  ["aliyuncs.com", "https://aliyuncs.com"],
  [".aliyuncs.com", eci],
  ["*.aliyuncs.com", eci],
  ["ALIYUNCS.COM", eci],
  ["eci.cn-beijing.aliyuncs.com", eci],
  ["eci.cn-beijing.aliyuncs.com.", eci],
  ["other.example, .aliyuncs.com", eci],
  ["other.example .aliyuncs.com", eci],
  [",,aliyuncs.com", eci],
  ["aliyuncs.com:443", eci],
  ["aliyuncs.com:80", "http://eci.aliyuncs.com"],
  ["10.1.2.3", "https://10.1.2.3:8443"],
  ["10.1.2.3:8443", "https://10.1.2.3:8443"],
  ["10.0.0.0/8", "http://10.200.0.1"],
  ["fd00::/8", "https://[fd12::1]"],
  ["fd12::1", "https://[fd12::1]"],
  ["[fd12::1]:443", "https://[fd12::1]"],
])("%s exempts %s", (list, url) => {
  expect(isExempt(new URL(url), list)).toBe(true);
});

it.each([
  ["", eci],
  [" , ", eci],
  ["liyuncs.com", eci],
  [".aliyuncs.com", "https://aliyuncs.com"],
  ["aliyuncs.com:8443", eci],
  ["aliyuncs.com.example", eci],
  ["10.0.0.0/8", "https://11.0.0.1"],
  ["10.0.0.0/8", "https://10.example"],
  ["10.0.0.0/99", "https://10.0.0.1"],
  ["0.1", "https://10.0.0.1"],
  [".", eci],
  ["fd12::2", "https://[fd12::1]"],
  ["[fd12::1]:80", "https://[fd12::1]"],
])("%s does not exempt %s", (list, url) => {
  expect(isExempt(new URL(url), list)).toBe(false);
});
