import { describe, expect, it } from "vitest";
import { endpointOf } from "../../../../provider/accounts/endpoints.js";
import { eciRegions, publicHosts } from "../../../../provider/accounts/regions.js";
import type { Product } from "../../../../provider/cloud/products.js";

function endpoint(
  eci: string | undefined,
  settings: { protocol?: "HTTP" | "HTTPS"; allowPlainHttp?: boolean } = {},
) {
  return endpointOf("eci", "cn-hangzhou", {
    endpoints: eci === undefined ? {} : { eci },
    protocol: "HTTPS",
    allowPlainHttp: false,
    ...settings,
  });
}

describe("public hosts", () => {
  it.each<[Product, string, string]>([
    ["eci", "cn-beijing", "eci.cn-beijing.aliyuncs.com"],
    ["eci", "cn-shanghai-finance-1", "eci.cn-shanghai-finance.aliyuncs.com"],
    ["eci", "cn-shenzhen-finance-1", "eci.cn-shenzhen-finance.aliyuncs.com"],
    ["vpc", "cn-beijing", "vpc.cn-beijing.aliyuncs.com"],
    ["vpc", "cn-hangzhou", "vpc.aliyuncs.com"],
    ["vpc", "cn-shanghai-finance-1", "vpc.aliyuncs.com"],
    ["sts", "eu-west-1", "sts.eu-west-1.aliyuncs.com"],
  ])("of %s in %s is %s", (product, region, host) => {
    expect(publicHosts[product](region)).toBe(host);
  });

  it("are called over HTTPS", () => {
    expect(endpoint(undefined)).toEqual({ host: "eci.cn-hangzhou.aliyuncs.com", protocol: "HTTPS" });
  });

  it("are known for 37 regions, each once", () => {
    expect(eciRegions).toHaveLength(37);
    expect(new Set(eciRegions).size).toBe(37);
  });
});

describe("a configured endpoint", () => {
  it.each([
    ["eci.example.com", "eci.example.com", "HTTPS"],
    ["eci.example.com:8443", "eci.example.com:8443", "HTTPS"],
    ["https://eci.example.com", "eci.example.com", "HTTPS"],
    ["HTTPS://eci.example.com:8443/", "eci.example.com:8443", "HTTPS"],
    ["http://127.0.0.1:4568", "127.0.0.1:4568", "HTTP"],
    ["http://localhost:4568/", "localhost:4568", "HTTP"],
    ["http://[::1]:4568", "[::1]:4568", "HTTP"],
    ["http://127.1.2.3", "127.1.2.3", "HTTP"],
    ["http://LOCALHOST:1", "LOCALHOST:1", "HTTP"],
  ])("%s is %s over %s", (text, host, protocol) => {
    expect(endpoint(text)).toEqual({ host, protocol });
  });

  it("has the configured protocol where it names none, and its own where it does", () => {
    expect(endpoint("127.0.0.1:1", { protocol: "HTTP" }).protocol).toBe("HTTP");
    expect(endpoint("https://127.0.0.1:1", { protocol: "HTTP" }).protocol).toBe("HTTPS");
  });

  it.each([
    "eci.example.com/path",
    "ftp://eci.example.com",
    "http://user:pw@host",
    "a b",
    "host:port",
    "http://",
    "eci.example.com:99999",
    "http://1270.0.0.1",
  ])("%s is refused", (text) => {
    expect(() => endpoint(text)).toThrow(
      /^alicloud:endpoints\.eci must be host\[:port\] or http\(s\):\/\/host\[:port\]/,
    );
  });
});

it.each(["http://user:geheim@host", "user:geheim@host/path", "//user:geheim@host", "ftp://geheim@host"])(
  "the login in %s is not shown",
  (text) => {
    expect(() => endpoint(text)).toThrow("***@host");
    expect(() => endpoint(text)).not.toThrow(/geheim/);
  },
);

describe("plain HTTP", () => {
  it.each([
    "http://eci.example.com",
    "http://10.0.0.5:80",
    "http://127.0.0.1.example.com",
    "http://localhost.example.com",
    "http://[::2]:1",
    "http://0.0.0.0:4568",
  ])("to %s is refused, with the reason and the way out", (text) => {
    expect(() => endpoint(text)).toThrow(
      /would be called over plain HTTP, with registry passwords in the requests\. Use HTTPS, or set pulumi-eci:allowPlainHttp \(PULUMI_ECI_ALLOW_PLAIN_HTTP\) to true/,
    );
    expect(endpoint(text, { allowPlainHttp: true }).protocol).toBe("HTTP");
  });

  it("to the public host is refused too", () => {
    expect(() => endpoint(undefined, { protocol: "HTTP" })).toThrow("plain HTTP");
  });
});
