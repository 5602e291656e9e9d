import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { failureOf } from "./support/client.js";
import { startedHost } from "./support/host.js";
import { checked, created, declared, startedCloud } from "./support/imageCache.js";
import { startedProxy } from "./support/proxy.js";
import { type Arrival, caFile, startedTlsCloud } from "./support/tlsCloud.js";

const keyId = "LTAI5tTestTestTestabcd";
const secret = "t3st-secret-of-the-key";
const roleArn = "acs:ram::2:role/builder";
const role = { ram_role_arn: roleArn, ram_session_name: "s" };
const session = {
  AccessKeyId: "test",
  AccessKeySecret: "test",
  SecurityToken: "t0ken-of-the-session",
  Expiration: new Date(Date.now() + 3_600_000).toISOString(),
};
const account = {
  accountId: "1000000000000001",
  accessKeyId: "test",
  accessKeySecret: "test",
  securityToken: session.SecurityToken,
};
const denied = {
  status: 403,
  body: { Code: "NoPermission", Message: `The key ${keyId} may not.`, RequestId: "R-1" },
};

function folder(): string {
  const path = mkdtempSync(join(tmpdir(), "pulumi-eci-credentials-"));
  onTestFinished(() => rmSync(path, { recursive: true }));
  return path;
}

function fileWith(name: string, content: unknown): string {
  const path = join(folder(), name);
  writeFileSync(path, typeof content === "string" ? content : JSON.stringify(content));
  return path;
}

function actionOf({ headers, path }: Arrival): string | undefined {
  const named = headers["x-acs-action"] ?? new URL(path, "https://x").searchParams.get("Action");
  return typeof named === "string" ? named : undefined;
}

/** What hands out sessions in the whole cloud. */
function handsOut(arrival: Arrival) {
  const { host, path } = arrival;
  if (actionOf(arrival)?.startsWith("AssumeRole")) return { body: { RequestId: "R", Credentials: session } };
  if (path === "/cloud-credentials") return { body: { CloudCredential: session } };
  if (host.startsWith("credentials.")) return { body: { Code: "Success", ...session } };
  if (path === "/v1/token") return { body: { access_token: "a2", refresh_token: "r2", expires_in: 3600 } };
  if (path !== "/v1/exchange") return undefined;
  const { AccessKeyId, AccessKeySecret, SecurityToken, Expiration } = session;
  const named = { accessKeyId: AccessKeyId, accessKeySecret: AccessKeySecret, securityToken: SecurityToken };
  return { body: { ...named, expiration: Expiration } };
}

type Environment = Record<string, string>;

async function clientBehindProxy(environment: Environment, answers: typeof handsOut | (() => typeof denied)) {
  const emulator = await startedCloud({ accounts: [account] });
  const cloud = await startedTlsCloud(emulator.port, (arrival) => answers(arrival));
  const proxy = await startedProxy({ to: cloud });
  const host = await startedHost({
    environment: {
      ALICLOUD_REGION: "cn-beijing",
      PULUMI_ECI_WAIT_FACTOR: "0.001",
      ALIBABA_CLOUD_ECS_METADATA_DISABLED: "true",
      NODE_EXTRA_CA_CERTS: caFile,
      HTTPS_PROXY: proxy.url,
      ...environment,
    },
  });
  return { host, proxy, cloud, client: await host.open({}) };
}

const keys = { ALICLOUD_ACCESS_KEY: keyId, ALICLOUD_SECRET_KEY: secret };
const profileKeys = { access_key_id: keyId, access_key_secret: secret };

const profile = (fields: object, ...others: object[]): Environment => ({
  ALICLOUD_PROFILE: "p",
  ALICLOUD_SHARED_CREDENTIALS_FILE: fileWith("config.json", {
    profiles: [{ name: "p", ...fields }, ...others],
  }),
});

const cloudSso = () => ({
  mode: "cloudsso",
  cloud_sso_sign_in_url: "https://signin.example.com/start",
  cloud_sso_account_id: "1",
  cloud_sso_access_config: "ac-1",
  access_token: "t0ken-of-the-sign-in",
  cloud_sso_access_token_expire: Math.floor(Date.now() / 1_000) + 3_600,
});

const oidc = () => ({
  oidc_provider_arn: "acs:ram::2:oidc-provider/p",
  oidc_token_file: fileWith("token", "0idc-token\n"),
});

const sts = "sts.cn-beijing.aliyuncs.com:443";

const modes: [string, () => Environment, string][] = [
  ["an assumed role", () => ({ ...keys, ALICLOUD_ASSUME_ROLE_ARN: roleArn }), sts],
  [
    "an OIDC role",
    () => ({
      ALIBABACLOUD_ROLE_ARN: roleArn,
      ALIBABACLOUD_OIDC_PROVIDER_ARN: "acs:ram::2:oidc-provider/p",
      ALIBABACLOUD_OIDC_TOKEN_FILE: fileWith("token", "0idc-token"),
    }),
    sts,
  ],
  [
    "a credentials URI",
    () => ({ ALIBABA_CLOUD_CREDENTIALS_URI: "https://credentials.example.com/c?key=s3cret" }),
    "credentials.example.com:443",
  ],
  ["a profile with a role", () => profile({ mode: "RamRoleArn", ...profileKeys, ...role }), sts],
  [
    "a profile with a role of another STS host",
    () => profile({ mode: "RamRoleArn", ...profileKeys, ...role, sts_endpoint: "sts.example.com" }),
    "sts.example.com:443",
  ],
  [
    "a profile on another profile",
    () =>
      profile(
        { mode: "chainableramrolearn", source_profile: "base", ...role, sts_region: "cn-beijing" },
        { name: "base", mode: "AK", ...profileKeys },
      ),
    sts,
  ],
  ["a profile with OIDC", () => profile({ mode: "OIDC", ...oidc(), ...role }), sts],
  [
    "a profile with a credentials URI",
    () => profile({ mode: "CredentialsURI", credentials_uri: "https://credentials.example.com/c" }),
    "credentials.example.com:443",
  ],
  ["a profile with CloudSSO", () => profile(cloudSso()), "signin.example.com:443"],
  [
    "a profile with OAuth",
    () =>
      profile({ mode: "OAuth", oauth_site_type: "CN", oauth_refresh_token: "r1", oauth_access_token: "a1" }),
    "oauth.aliyun.com:443",
  ],
];

describe.each(modes)("%s", (_, environment, host) => {
  it("goes through the proxy with all that it calls, and puts no secret into a URL", async () => {
    const { client, proxy, cloud, host: process } = await clientBehindProxy(environment(), handsOut);
    await created(client);
    expect(new Set(proxy.asked)).toEqual(
      new Set([`CONNECT ${host}`, `CONNECT ${sts}`, "CONNECT eci.cn-beijing.aliyuncs.com:443"]),
    );
    const urls = cloud.arrivals
      .filter(({ host }) => !host.startsWith("credentials."))
      .map(({ path }) => path);
    for (const part of ["Signature=", "AccessKeyId", "0idc", "t0ken"])
      expect(urls.join()).not.toContain(part);
    expect(process.printed).not.toMatch(/s3cret|t0ken|0idc/);
  });

  it("says who cannot be had, with what and why, when it is refused", async () => {
    const { client, host: process } = await clientBehindProxy(environment(), () => denied);
    const { message } = await failureOf(client.create(await checked(client)));
    expect(message).toContain("NoPermission: The key LTAI…abcd may not (HTTP 403, request R-1)");
    expect(message).not.toContain("No Alibaba Cloud credentials were found");
    for (const text of [secret, "t0ken", "0idc", "s3cret", "Signature="])
      expect(message + process.printed).not.toContain(text);
  });
});

it("names the role, the key and its place when a role is refused", async () => {
  const environment = { ...keys, ALICLOUD_ASSUME_ROLE_ARN: roleArn };
  const { client } = await clientBehindProxy(environment, () => denied);
  const { message } = await failureOf(client.create(await checked(client)));
  expect(message).toContain(
    `The role ${roleArn} cannot be assumed with the access key of ALICLOUD_ACCESS_KEY (LTAI…abcd): ` +
      "NoPermission: The key LTAI…abcd may not (HTTP 403, request R-1). The RAM user or role may need the permission sts:AssumeRole.",
  );
  expect(message).not.toContain(keyId);
});

it("hands a role's options over, external id and all", async () => {
  const fields = { ...profileKeys, ...role, external_id: "e-1", expired_seconds: 900 };
  const { client, cloud } = await clientBehindProxy(profile({ mode: "RamRoleArn", ...fields }), handsOut);
  await created(client);
  expect(cloud.arrivals.find((arrival) => actionOf(arrival) === "AssumeRole")?.form).toEqual({
    RoleArn: roleArn,
    RoleSessionName: "s",
    ExternalId: "e-1",
    DurationSeconds: "900",
  });
});

it("assumes a profile's role where the stack says that STS is", async () => {
  const environment = profile({
    mode: "RamRoleArn",
    ...profileKeys,
    ...role,
    sts_endpoint: "sts.example.com",
  });
  const { host, cloud, proxy } = await clientBehindProxy(environment, handsOut);
  const endpoints = JSON.stringify({ sts: `https://localhost:${cloud.port}` });
  await created(await host.open({ "alicloud:endpoints": endpoints }));
  expect(new Set(proxy.asked)).toEqual(new Set(["CONNECT eci.cn-beijing.aliyuncs.com:443"]));
});

it("keeps the tokens that a sign-in has renewed in the profile's file", async () => {
  const cn = profile({ mode: "OAuth", oauth_site_type: "cn", oauth_refresh_token: "r1" });
  const { client } = await clientBehindProxy(cn, handsOut);
  await created(client);
  const file = JSON.parse(readFileSync(cn.ALICLOUD_SHARED_CREDENTIALS_FILE ?? "", "utf8"));
  expect(file.profiles[0]).toMatchObject({ name: "p", oauth_refresh_token: "r2", oauth_access_token: "a2" });
});

it("starts a profile's process without what is Pulumi's", async () => {
  const seen = join(folder(), "seen");
  const printed = JSON.stringify({
    mode: "AK",
    access_key_id: "test",
    access_key_secret: "test",
    sts_token: session.SecurityToken,
  });
  const script = fileWith("keys.sh", `env > ${seen}\necho '${printed}'\n`);
  const environment = {
    ...profile({ mode: "External", process_command: `sh "${script}" 'an argument'` }),
    PATH: process.env.PATH ?? "",
    PULUMI_ACCESS_TOKEN: "pul-t0ken",
    PULUMI_CONFIG_PASSPHRASE: "passphr4se",
  };
  const { client } = await clientBehindProxy(environment, handsOut);
  await created(client);
  expect(readFileSync(seen, "utf8")).not.toContain("PULUMI");
});

it("names the place of a key that the cloud refuses", async () => {
  const { client, host } = await clientBehindProxy(
    { ALIBABACLOUD_ACCESS_KEY_ID: keyId, ALIBABACLOUD_ACCESS_KEY_SECRET: secret },
    () => ({
      status: 404,
      body: { Code: "InvalidAccessKeyId.NotFound", Message: `No such key: ${keyId}`, RequestId: "R-1" },
    }),
  );
  const { inputs, failures } = await client.check({}, declared());
  const { message } = await failureOf(client.create(inputs));
  const advice =
    "Check the access key of ALIBABACLOUD_ACCESS_KEY_ID (LTAI…abcd), its secret and its token; pulumi-eci doctor shows what was found where.";
  expect(failures).toEqual([{ property: "", reason: expect.stringContaining(advice) }]);
  expect(message).toContain(advice);
  const shown = message + host.printed + JSON.stringify(failures);
  expect(shown).not.toContain(keyId);
  expect(shown).not.toContain(secret);
});

it("takes region and keys of the current profile alike", async () => {
  const home = folder();
  mkdirSync(join(home, ".aliyun"));
  const current = {
    name: "c",
    mode: "AK",
    access_key_id: "test",
    access_key_secret: "test",
    region_id: "cn-beijing",
  };
  writeFileSync(
    join(home, ".aliyun", "config.json"),
    `\uFEFF${JSON.stringify({ current: "c", profiles: [current] })}`,
  );
  const emulator = await startedCloud();
  const host = await startedHost({ environment: { HOME: home, PULUMI_ECI_WAIT_FACTOR: "0.001" } });
  const { id } = await created(await host.openOn(emulator));
  expect(emulator.imageCaches.get(id)?.RegionId).toBe("cn-beijing");
});

it("says that there are none only where none are named, at preview already", async () => {
  const environment = { ALICLOUD_REGION: "cn-beijing", ALIBABA_CLOUD_ECS_METADATA_DISABLED: "true" };
  const none = "No Alibaba Cloud credentials were found. Looked at alicloud:accessKey";
  await expect(checked(await (await startedHost({ environment })).open({}))).rejects.toThrow(none);
  const skipping = { ...environment, PULUMI_ECI_SKIP_CREDENTIALS_CHECK: "true" };
  const client = await (await startedHost({ environment: skipping })).open({});
  const { message } = await failureOf(client.create(await checked(client)));
  expect(message).toContain(none);
});
