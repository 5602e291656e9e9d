import { describe, expect, it } from "vitest";
import { Clouds } from "../../../../provider/accounts/clouds.js";
import { readSettings } from "../../../../provider/accounts/settings.js";
import { checkCredentials } from "../../../../provider/core/credentialsCheck.js";
import { Runner } from "../../../support/runner.js";

const urn = "urn:pulumi:dev::shop::pulumi-nodejs:dynamic/eci:ImageCache::web";
const news = { __urn: urn, images: ["a:1"], regionId: "cn-hangzhou" };

function runner(environment: Record<string, string>): Runner {
  const variables = {
    ALICLOUD_REGION: "cn-hangzhou",
    ALIBABA_CLOUD_CLI_PROFILE_DISABLED: "true",
    ...environment,
  };
  return new Runner(
    new Clouds(
      readSettings(() => undefined, variables),
      variables,
    ),
  );
}

const oidc = (file: string) => ({
  ALIBABA_CLOUD_OIDC_PROVIDER_ARN: "acs:ram::1:oidc-provider/p",
  ALIBABA_CLOUD_ROLE_ARN: "acs:ram::1:role/r",
  ALIBABA_CLOUD_OIDC_TOKEN_FILE: file,
});

const check = (one: Runner, olds = {}) =>
  checkCredentials(one.operation({ method: "check", olds, news }), olds, news);
const failuresOf = async (environment: Record<string, string>, olds = {}) =>
  (await check(runner(environment), olds)).map(({ reason }) => reason);

describe("a new resource", () => {
  it("needs credentials that somebody has named", async () => {
    const off = { ALIBABA_CLOUD_ECS_METADATA_DISABLED: "true" };
    expect(await failuresOf(off)).toEqual([
      expect.stringMatching(
        /^No Alibaba Cloud credentials were found\. .* set pulumi-eci:skipCredentialsCheck to true\.$/,
      ),
    ]);
  });

  it.each<[Record<string, string>, RegExp]>([
    [{ ALICLOUD_ACCESS_KEY: "LTAI0123456789" }, /^ALICLOUD_ACCESS_KEY is set, but its other half is not\./],
    [
      { ALICLOUD_PROFILE: "prod", ALIBABA_CLOUD_CREDENTIALS_FILE: "/nonexistent/none.json" },
      /none\.json cannot be read \(ENOENT\)/,
    ],
    [
      { ALIBABA_CLOUD_CREDENTIALS_URI: "127.0.0.1:8080" },
      /^The credentials URI of ALIBABA_CLOUD_CREDENTIALS_URI is no URL\. Set one such as/,
    ],
    [{ ALICLOUD_CREDENTIALS_URI: "ftp://127.0.0.1/" }, /^The credentials URI of \S+ is no URL/],
    [oidc("/nonexistent/token"), /^The OIDC token file \/nonexistent\/token cannot be read \(ENOENT\)\./],
    [oidc("/dev/null"), /^The OIDC token file \/dev\/null is empty\./],
  ])("is told what is wrong with those that are (%#)", async (environment, reason) => {
    expect(await failuresOf(environment)).toEqual([expect.stringMatching(reason)]);
  });

  it.each<Record<string, string>>([
    { ALICLOUD_ACCESS_KEY: "LTAI0123456789", ALICLOUD_SECRET_KEY: "secret" },
    { ALICLOUD_ECS_ROLE_NAME: "role" },
    { ALICLOUD_CREDENTIALS_URI: "http://127.0.0.1:1/" },
    { PULUMI_ECI_SKIP_CREDENTIALS_CHECK: "true" },
  ])("passes with %o, and nothing is called", async (environment) => {
    expect(await failuresOf(environment)).toEqual([]);
  });
});

it("is told once for all resources of a process, and not of those that exist", async () => {
  const one = runner({ ALIBABA_CLOUD_ECS_METADATA_DISABLED: "true" });
  expect(await check(one)).toHaveLength(1);
  expect(await check(one)).toHaveLength(0);
  expect(await failuresOf({}, { images: ["a:1"] })).toEqual([]);
});
