import { describe, expect, it } from "vitest";
import { isLoopback, proxyFor } from "../../../../provider/cloud/proxy.js";

const secure = new URL("https://eci.cn-beijing.aliyuncs.com/");
const plain = new URL("http://eci.cn-beijing.aliyuncs.com/");

describe("the proxy", () => {
  it.each([
    [secure, { HTTPS_PROXY: "http://a:1", https_proxy: "http://b:2" }, "http://a:1", "HTTPS_PROXY"],
    [secure, { HTTPS_PROXY: "", https_proxy: "http://b:2" }, "http://b:2", "https_proxy"],
    [plain, { HTTP_PROXY: "http://a:1", http_proxy: "http://b:2" }, "http://a:1", "HTTP_PROXY"],
    [plain, { http_proxy: "http://b:2" }, "http://b:2", "http_proxy"],
    [secure, { HTTPS_PROXY: " proxy.example.com:3128 " }, "http://proxy.example.com:3128", "HTTPS_PROXY"],
    [secure, { HTTPS_PROXY: "https://proxy.example.com" }, "https://proxy.example.com", "HTTPS_PROXY"],
    [secure, { HTTPS_PROXY: "http://[::1]:3128/" }, "http://[::1]:3128", "HTTPS_PROXY"],
  ])("for %s and %o is %s", (url, environment, proxy, variable) => {
    expect(proxyFor(url, environment)).toEqual({ url: proxy, variable, authorization: undefined });
  });

  it.each([
    [secure, { HTTP_PROXY: "http://a:1" }],
    [plain, { HTTPS_PROXY: "http://a:1" }],
    [secure, { HTTPS_PROXY: "http://a:1", NO_PROXY: "aliyuncs.com" }],
    [secure, { HTTPS_PROXY: "http://a:1", no_proxy: "*" }],
    [new URL("http://100.100.100.200/latest/meta-data/"), { HTTP_PROXY: "http://a:1" }],
    [new URL("http://localhost:8080"), { HTTP_PROXY: "http://a:1" }],
    [new URL("https://[::1]"), { HTTPS_PROXY: "http://a:1" }],
  ])("for %s and %o is none", (url, environment) => {
    expect(proxyFor(url, environment)).toBeUndefined();
  });

  it.each([
    ["http://robot:p%40ss@a:1", "robot:p@ss"],
    ["robot:p%40ss@a:1", "robot:p@ss"],
    ["http://robot@a:1", "robot:"],
    ["http://robot:100%@a:1", "robot:100%"],
  ])("%s keeps user and password apart from its URL", (text, login) => {
    expect(proxyFor(secure, { HTTPS_PROXY: text })).toEqual({
      url: "http://a:1",
      variable: "HTTPS_PROXY",
      authorization: `Basic ${Buffer.from(login).toString("base64")}`,
    });
  });

  it.each(["http://robot:s3cret@", "socks5://robot:s3cret@a:1", "http://robot:s3cret@a:b"])(
    "%s is refused without a word of it",
    (text) => {
      expect(() => proxyFor(secure, { HTTPS_PROXY: text })).toThrow(/^HTTPS_PROXY (?!.*(s3cret|robot))/);
    },
  );
});

it.each([
  ["localhost", true],
  ["LOCALHOST", true],
  ["eci.localhost", true],
  ["localhost.", true],
  ["127.0.0.1", true],
  ["127.9.9.9", true],
  ["[::1]", true],
  [new URL("http://[::ffff:127.0.0.1]").hostname, true],
  ["127.example.com", false],
  ["localhost.example.com", false],
  ["10.0.0.1", false],
  ["[fd00::1]", false],
])("%s is this machine: %s", (host, is) => {
  expect(isLoopback(host)).toBe(is);
});
