import { describe, expect, it } from "vitest";
import { Clouds } from "../../../../provider/accounts/clouds.js";
import { readSettings } from "../../../../provider/accounts/settings.js";
import { checkEndpoints } from "../../../../provider/core/endpointsCheck.js";
import type { Properties } from "../../../../provider/core/resource.js";
import { Runner } from "../../../support/runner.js";

const urn = "urn:pulumi:dev::shop::pulumi-nodejs:dynamic/eci:ImageCache::web";
const news = { __urn: urn, images: ["a:1"], regionId: "cn-hangzhou" };

function runner(environment: Record<string, string>): Runner {
  const settings = readSettings(() => undefined, environment);
  return new Runner(new Clouds(settings, environment));
}

const check = (one: Runner, olds: Properties = {}) =>
  checkEndpoints(one.operation({ method: "check", olds, news }), olds, news);

describe("what is new is told", () => {
  it.each<[Record<string, string>, RegExp]>([
    [{ ECI_ENDPOINT: "ftp://here" }, /^alicloud:endpoints\.eci must be host\[:port\]/],
    [
      { VPC_ENDPOINT: "http://vpc.example.com" },
      /^The endpoint vpc\.example\.com of vpc would be called over plain/,
    ],
    [{ STS_ENDPOINT: "sts.example.com:99999" }, /^alicloud:endpoints\.sts must be host\[:port\]/],
    [{ HTTPS_PROXY: "socks5://proxy.example.com" }, /^HTTPS_PROXY names a proxy of the kind socks5/],
    [{ https_proxy: "http://" }, /^https_proxy is no URL of a proxy/],
  ])("of %o", (environment, reason) => {
    expect(check(runner(environment))).toEqual([{ property: "", reason: expect.stringMatching(reason) }]);
  });
});

it.each<Record<string, string>>([
  {},
  { CR_ENDPOINT: "ftp://here" },
  { HTTPS_PROXY: "socks5://proxy.example.com", NO_PROXY: "aliyuncs.com" },
  { HTTP_PROXY: "socks5://proxy.example.com" },
])("nothing is wrong with %o", (environment) => {
  expect(check(runner(environment))).toEqual([]);
});

it("is told once, and not of what stays as it is", () => {
  const wrong = { HTTPS_PROXY: "socks5://proxy.example.com" };
  const one = runner(wrong);
  expect(check(one, { ...news, images: ["a:0"] })).toHaveLength(1);
  expect(check(one)).toEqual([]);
  expect(check(runner(wrong), news)).toEqual([]);
});
