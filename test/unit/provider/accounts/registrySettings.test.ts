import { describe, expect, it } from "vitest";
import { isEmulated } from "../../../../provider/accounts/registrySettings.js";
import { readSettings, type Settings } from "../../../../provider/accounts/settings.js";

const key = "pulumi-eci:registryEndpoints";

function read(config: Record<string, string>): Settings {
  return readSettings((name) => config[name], {});
}

const endpoints = (value: object) => read({ [key]: JSON.stringify(value) }).registryEndpoints;

describe("the endpoints of registries", () => {
  it("name hosts without regard to capitals", () => {
    expect(endpoints({ "R.Example.COM:5000": "https://a.io" })).toEqual({
      "r.example.com:5000": "https://a.io/",
    });
  });

  it("go by one name of Docker's own registry", () => {
    expect(endpoints({ "index.docker.io": "https://a.io", "*": "https://b.io/x/" })).toEqual({
      "docker.io": "https://a.io/",
      "*": "https://b.io/x/",
    });
  });

  it.each([
    ["no URL", { "a.io": "mirror.example.com" }, "a.io must lead to a URL"],
    ["another scheme", { "a.io": "ftp://mirror.example.com" }, "a.io must lead to a URL"],
    ["a query", { "a.io": "https://mirror.example.com/?a=geheim" }, "a.io must lead to a URL"],
    ["a number", { "a.io": 5 }, "a.io must lead to a URL"],
    ["a login", { "a.io": "https://u:geheim@mirror.example.com" }, "holds a user or a password"],
    ["plain HTTP off the machine", { "a.io": "http://mirror.example.com" }, "pulumi-eci:allowPlainHttp"],
    ["a port that is none", { "a.io:99999": "https://b.io" }, "names hosts, host[:port] or *"],
    ["a key with a path", { "a.io/team": "https://b.io" }, "names hosts, host[:port] or *"],
  ])("refuse %s, and quote none", (_, value, reason) => {
    expect(() => endpoints(value)).toThrow(reason);
    expect(() => endpoints(value)).not.toThrow(/geheim/);
  });

  it("take plain HTTP off the machine where that is allowed", () => {
    const config = { [key]: '{"*":"http://mirror.example.com"}', "pulumi-eci:allowPlainHttp": "true" };
    expect(read(config).registryEndpoints).toEqual({ "*": "http://mirror.example.com/" });
  });
});

describe("the time for registries", () => {
  it.each(["0", "-1", "61", "soon"])("is not %s", (text) => {
    expect(() => read({ "pulumi-eci:registryTimeout": text })).toThrow(
      "number of seconds above 0 and up to 60",
    );
  });
});

describe("what becomes of findings", () => {
  it("is one of three", () => {
    expect(() => read({ "pulumi-eci:verifyImages": "yes" })).toThrow("must be off, warn or error");
  });
});

describe("isEmulated", () => {
  it.each([
    ["http://127.0.0.1:8686", true],
    ["127.0.0.1:8686", true],
    ["localhost", true],
    ["http://[::1]:1", true],
    ["eci.cn-beijing.aliyuncs.com", false],
    ["https://127.0.0.1.example.com", false],
    [undefined, false],
  ])("of %s is %s", (endpoint, emulated) => {
    expect(isEmulated(endpoint)).toBe(emulated);
  });
});
