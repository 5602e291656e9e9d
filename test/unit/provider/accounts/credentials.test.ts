import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { resolveCredential } from "../../../../provider/accounts/credentials.js";
import { readSettings } from "../../../../provider/accounts/settings.js";
import { emptyFolder } from "./folders.js";

/** The SDK's chain looks at the process: at nothing of this machine, please, and at no network. */
beforeEach(() => {
  for (const name of Object.keys(process.env)) {
    if (/^ALI(BABA)?_?CLOUD_/.test(name)) vi.stubEnv(name, undefined);
  }
  vi.stubEnv("ALIBABA_CLOUD_ECS_METADATA_DISABLED", "true");
});
afterEach(() => {
  vi.unstubAllEnvs();
});

function resolve(config: Record<string, string> = {}, environment: Record<string, string> = {}) {
  for (const [name, value] of Object.entries(environment)) vi.stubEnv(name, value);
  return resolveCredential(
    readSettings((name) => config[name], environment),
    "cn-beijing",
    environment,
  );
}

async function keysOf(config: Record<string, string>, environment: Record<string, string> = {}) {
  const { accessKeyId, accessKeySecret, securityToken } = await (
    await resolve(config, environment)
  ).getCredential();
  return [accessKeyId, accessKeySecret, securityToken];
}

function profileFile(): string {
  const path = join(emptyFolder(), "config.json");
  const profile = { name: "p", mode: "AK", access_key_id: "profile-id", access_key_secret: "profile-secret" };
  writeFileSync(path, JSON.stringify({ profiles: [profile] }));
  return path;
}

const keys = { "alicloud:accessKey": "id", "alicloud:secretKey": "secret" };

describe("credentials", () => {
  it("are the keys of the configuration first", async () => {
    const environment = { ALICLOUD_ACCESS_KEY: "other", ALICLOUD_SECRET_KEY: "other" };
    expect(await keysOf(keys, environment)).toEqual(["id", "secret", undefined]);
  });

  it("of a session carry its token", async () => {
    expect(await keysOf({ ...keys, "alicloud:securityToken": "t" })).toEqual(["id", "secret", "t"]);
  });

  it("are keys before a profile", async () => {
    const profile = { "alicloud:profile": "p", "alicloud:sharedCredentialsFile": profileFile() };
    expect(await keysOf({ ...keys, ...profile })).toEqual(["id", "secret", undefined]);
    expect(await keysOf(profile)).toEqual(["profile-id", "profile-secret", undefined]);
  });

  it("are those of a JSON profile file that the variable of the SDK's INI file names", async () => {
    const environment = { ALIBABA_CLOUD_PROFILE: "p", ALIBABA_CLOUD_CREDENTIALS_FILE: profileFile() };
    expect(await keysOf({}, environment)).toEqual(["profile-id", "profile-secret", undefined]);
  });

  it.each([
    ["alicloud:accessKey", "alicloud:secretKey", "ALICLOUD_SECRET_KEY"],
    ["alicloud:secretKey", "alicloud:accessKey", "ALICLOUD_ACCESS_KEY"],
  ])("of which there is only %s are refused by name", async (given, wanted, variable) => {
    const failure = resolve({ [given]: "half-a-key" });
    await expect(failure).rejects.toThrow(
      `${given} is set, but its other half is not. Set ${wanted}, ${variable}`,
    );
    await expect(failure).rejects.toThrow(/^(?!.*half-a-key)/);
  });
});

describe("where there are none", () => {
  const nowhere = { ALIBABA_CLOUD_CREDENTIALS_FILE: "/nonexistent" };

  it("says every place where it has looked", async () => {
    vi.stubEnv("HOME", emptyFolder());
    const failure = resolve({}, nowhere);
    for (const place of [
      "alicloud:accessKey, ALICLOUD_ACCESS_KEY, ALIBABA_CLOUD_ACCESS_KEY_ID or ALIBABACLOUD_ACCESS_KEY_ID",
      "alicloud:profile, ALICLOUD_PROFILE or ALIBABA_CLOUD_PROFILE",
      "ALIBABA_CLOUD_OIDC_PROVIDER_ARN",
      "~/.aliyun/config.json",
    ]) {
      await expect(failure).rejects.toThrow(place);
    }
  });

  it("says so too where a link of the chain is switched off", async () => {
    vi.stubEnv("HOME", emptyFolder());
    const failure = resolve({}, { ...nowhere, ALIBABA_CLOUD_CLI_PROFILE_DISABLED: "true" });
    await expect(failure).rejects.toThrow("No Alibaba Cloud credentials were found.");
  });

  it("does not quote a profile file that is broken", async () => {
    const home = emptyFolder();
    mkdirSync(join(home, ".aliyun"));
    writeFileSync(join(home, ".aliyun", "config.json"), '{"profiles":[{"access_key_secret":\n"s3cret"');
    vi.stubEnv("HOME", home);
    const failure = resolve({}, nowhere);
    await expect(failure).rejects.toThrow("it is no valid JSON");
    await expect(failure).rejects.toThrow(/^(?![\s\S]*s3cret)/);
  });
});
