import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { Clouds } from "../../../../provider/accounts/clouds.js";
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
    ["alicloud:accessKey", "alicloud:secretKey"],
    ["alicloud:secretKey", "alicloud:accessKey"],
  ])("of which there is only %s are refused by name", async (given, wanted) => {
    const others = { ALICLOUD_ACCESS_KEY: "other", ALICLOUD_SECRET_KEY: "other" };
    const failure = resolve({ [given]: "half-a-key" }, others);
    await expect(failure).rejects.toThrow(
      `${given} is set, but its other half is not. Set ${wanted} too: key, secret and token come from one place.`,
    );
    await expect(failure).rejects.toThrow(/^(?!.*half-a-key)/);
  });
});

describe("where there are none", () => {
  it("says every place where it has looked", async () => {
    vi.stubEnv("HOME", emptyFolder());
    const failure = resolve();
    for (const place of [
      "alicloud:accessKey, ALICLOUD_ACCESS_KEY, ALIBABA_CLOUD_ACCESS_KEY_ID, ALIBABACLOUD_ACCESS_KEY_ID",
      "alicloud:profile, ALICLOUD_PROFILE, ALIBABA_CLOUD_PROFILE",
      "ALIBABA_CLOUD_OIDC_PROVIDER_ARN",
      "~/.aliyun/config.json",
    ]) {
      await expect(failure).rejects.toThrow(place);
    }
  });

  it("says so too where a link of the chain is switched off", async () => {
    vi.stubEnv("HOME", emptyFolder());
    const failure = resolve({}, { ALIBABA_CLOUD_CLI_PROFILE_DISABLED: "true" });
    await expect(failure).rejects.toThrow("No Alibaba Cloud credentials were found.");
  });

  it("does not quote a profile file that is broken", async () => {
    const home = emptyFolder();
    mkdirSync(join(home, ".aliyun"));
    writeFileSync(join(home, ".aliyun", "config.json"), '{"profiles":[{"access_key_secret":\n"s3cret"');
    vi.stubEnv("HOME", home);
    const failure = resolve();
    await expect(failure).rejects.toThrow("config.json is no valid JSON.");
    await expect(failure).rejects.toThrow(/^(?![\s\S]*s3cret)/);
  });

  it("says what is wrong with a file that is named, and not that there is none", async () => {
    const failure = resolve({}, { ALIBABA_CLOUD_CREDENTIALS_FILE: "/nonexistent" });
    await expect(failure).rejects.toThrow("The profile file /nonexistent cannot be read (ENOENT).");
    await expect(failure).rejects.toThrow(/^(?!.*were found)/);
  });
});

describe("without a profile's name", () => {
  const of = (name: string) => ({ name, mode: "AK", access_key_id: `${name}-id`, access_key_secret: "s" });

  function home(content: unknown): void {
    const folder = emptyFolder();
    mkdirSync(join(folder, ".aliyun"));
    writeFileSync(join(folder, ".aliyun", "config.json"), JSON.stringify(content));
    vi.stubEnv("HOME", folder);
  }

  it.each([
    ["the current profile", { current: "b", profiles: [of("a"), of("b")] }, "b-id"],
    ["the only profile", { profiles: [of("a")] }, "a-id"],
    ["the default profile", { profiles: [of("a"), of("default")] }, "default-id"],
  ])("the default file gives the keys of %s", async (_, content, id) => {
    home(content);
    expect((await keysOf({}))[0]).toBe(id);
  });

  it("a named file gives the keys of its current profile", async () => {
    const path = join(emptyFolder(), "profiles.json");
    writeFileSync(path, JSON.stringify({ current: "b", profiles: [of("a"), of("b")] }));
    expect((await keysOf({ "alicloud:sharedCredentialsFile": path }))[0]).toBe("b-id");
  });

  it("an INI file under the variable of the SDKs is read as one", async () => {
    const path = join(emptyFolder(), "credentials");
    const text = "\uFEFF[default]\ntype = access_key\naccess_key_id = ini-id\naccess_key_secret = s\n";
    writeFileSync(path, text);
    expect((await keysOf({}, { ALIBABA_CLOUD_CREDENTIALS_FILE: path }))[0]).toBe("ini-id");
  });

  it("a default profile as empty as the command creates it is none", async () => {
    home({ current: "default", profiles: [{ name: "default", mode: "AK", access_key_id: "" }] });
    await expect(resolve()).rejects.toThrow("No Alibaba Cloud credentials were found.");
  });

  it("the section of the SDKs' shared file comes last", async () => {
    const folder = emptyFolder();
    mkdirSync(join(folder, ".alibabacloud"));
    const text = "[default]\ntype = access_key\naccess_key_id = shared-id\naccess_key_secret = s\n";
    writeFileSync(join(folder, ".alibabacloud", "credentials"), text);
    vi.stubEnv("HOME", folder);
    expect((await keysOf({}))[0]).toBe("shared-id");
  });

  it("the region is that of the profile whose keys are used", () => {
    home({ current: "b", profiles: [of("a"), { ...of("b"), region_id: "eu-west-1" }] });
    const regionOf = (config: Record<string, string>) =>
      new Clouds(
        readSettings((name) => config[name], {}),
        {},
      ).defaultRegion();
    expect(regionOf({})).toBe("eu-west-1");
    expect(() => regionOf(keys)).toThrow("No region is configured.");
    expect(() => regionOf({ "alicloud:ecsRoleName": "r" })).toThrow("No region is configured.");
  });
});
