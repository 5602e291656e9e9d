import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it, vi } from "vitest";
import { profileSource } from "../../../../provider/accounts/profile.js";
import { profileRegion } from "../../../../provider/accounts/profileFile.js";
import { emptyFolder } from "./folders.js";
import { surroundings } from "./surroundings.js";

function profileProvider(name: string, path: string) {
  return profileSource({ name, path }, surroundings()).provider;
}

function fileWith(content: unknown): string {
  const path = join(emptyFolder(), "config.json");
  writeFileSync(path, typeof content === "string" ? content : JSON.stringify(content));
  return path;
}

function profiles(...list: unknown[]) {
  return fileWith({ current: "default", profiles: list });
}

const keys = { access_key_id: "id", access_key_secret: "s3cret" };
const role = {
  ram_role_arn: "acs:ram::1:role/r",
  ram_session_name: "s",
  expired_seconds: 900,
  sts_region: "cn-beijing",
};

describe("a profile", () => {
  it.each([
    ["of keys", { mode: "AK", ...keys }, "static_ak"],
    ["without a mode", { ...keys }, "static_ak"],
    ["of a session", { mode: "StsToken", ...keys, sts_token: "t0ken" }, "static_sts"],
    ["of an instance's role", { mode: "EcsRamRole", ram_role_name: "r" }, "ecs_ram_role"],
    ["of a role", { mode: "RamRoleArn", ...keys, ...role }, "ram_role_arn"],
    [
      "of a role without options",
      { mode: "RamRoleArn", ...keys, ram_role_arn: "acs:ram::1:role/r" },
      "ram_role_arn",
    ],
    [
      "of a role on an instance's role",
      { mode: "RamRoleArnWithRoleName", ram_role_name: "i", ...role },
      "ram_role_arn/ecs_ram_role",
    ],
    ["of an address", { mode: "CredentialsURI", credentials_uri: "http://127.0.0.1/c" }, "credential_uri"],
    ["of a process", { mode: "External", process_command: "true" }, "external"],
    ["of OAuth", { mode: "OAuth", oauth_site_type: "CN" }, "oauth"],
    [
      "of CloudSSO",
      {
        mode: "CloudSSO",
        cloud_sso_sign_in_url: "https://signin.example.com/start",
        cloud_sso_account_id: "1",
        cloud_sso_access_config: "ac-1",
        access_token: "t",
      },
      "cloud_sso",
    ],
    [
      "of OIDC",
      {
        mode: "OIDC",
        oidc_token_file: __filename,
        oidc_provider_arn: "p",
        ram_role_arn: "r",
        ram_session_name: "s",
      },
      "oidc_role_arn",
    ],
  ])("%s makes credentials of that kind", (_, profile, kind) => {
    const provider = profileProvider("p", profiles({ name: "other", mode: "AK" }, { name: "p", ...profile }));
    expect(provider.getProviderName()).toContain(kind);
  });

  it("of a chain takes the keys of its source", () => {
    const path = profiles(
      { name: "p", mode: "ChainableRamRoleArn", source_profile: "base", ...role },
      { name: "base", mode: "AK", ...keys },
    );
    expect(profileProvider("p", path).getProviderName()).toBe("ram_role_arn/static_ak");
  });

  it("of keys hands them out", async () => {
    const provider = profileProvider("p", profiles({ name: "p", mode: "AK", ...keys }));
    expect(await provider.getCredentials()).toMatchObject({ accessKeyId: "id", accessKeySecret: "s3cret" });
  });

  it.each([
    [{ mode: "AK", access_key_secret: "s3cret" }, "has no access_key_id."],
    [{ mode: "AK", access_key_id: "id", access_key_secret: "" }, "has no access_key_secret."],
    [{ mode: "StsToken", ...keys }, "has no sts_token."],
    [{ mode: "RamRoleArn", ...keys }, "has no ram_role_arn."],
    [{ mode: "ChainableRamRoleArn", ...role }, "has no source_profile."],
    [{ mode: "OIDC", oidc_token_file: "/t" }, "has no oidc_provider_arn."],
  ])("%o says what it lacks, and no more", (profile, message) => {
    const path = profiles({ name: "p", ...profile });
    expect(() => profileProvider("p", path)).toThrow(`Profile "p" in ${path} ${message}`);
    expect(() => profileProvider("p", path)).toThrow(/^(?!.*s3cret)/);
  });

  it.each(["RsaKeyPair", "BearerToken", "Anonymous", "Invented"])("of the mode %s is refused", (mode) => {
    const path = profiles({ name: "p", mode, private_key: "s3cret" });
    expect(() => profileProvider("p", path)).toThrow(
      `Profile "p" in ${path} has the mode ${mode}, which this package cannot use`,
    );
    expect(() => profileProvider("p", path)).toThrow(/^(?!.*s3cret)/);
  });

  it.each(["ak", "aK", "AK"])("may write its mode as %s", (mode) => {
    const path = profiles({ name: "p", mode, ...keys });
    expect(profileProvider("p", path).getProviderName()).toBe("static_ak");
  });

  it("whose sources go in a circle is refused", () => {
    const chain = (name: string, source_profile: string) => ({
      name,
      mode: "ChainableRamRoleArn",
      source_profile,
      ...role,
    });
    const path = profiles(chain("a", "b"), chain("b", "a"));
    expect(() => profileProvider("a", path)).toThrow("names itself as its source");
  });

  it("that is not there is answered with those that are", () => {
    const path = profiles({ name: "a", ...keys }, null, "x", { name: "b", ...keys });
    expect(() => profileProvider("p", path)).toThrow(`${path} has no profile "p". It has "a", "b".`);
    const empty = fileWith({});
    expect(() => profileProvider("p", empty)).toThrow(`${empty} has no profile "p". It has none.`);
  });

  it("names its region", () => {
    const path = profiles({ name: "p", region_id: "eu-west-1", ...keys }, { name: "q", region_id: "" });
    expect(profileRegion("p", path)).toBe("eu-west-1");
    expect(profileRegion("q", path)).toBeUndefined();
  });
});

describe("a profile file", () => {
  it("that is broken does not leak what it holds", () => {
    const path = fileWith('{"profiles":[{"name":"p","access_key_secret":"s3cret"');
    expect(() => profileProvider("p", path)).toThrow(`The profile file ${path} is no valid JSON.`);
    expect(() => profileRegion("p", path)).toThrow(/^(?!.*s3cret)/);
  });

  it("may begin with a byte order mark, and stand in the home folder", () => {
    const home = emptyFolder();
    const content = JSON.stringify({ profiles: [{ name: "p", region_id: "r", ...keys }] });
    writeFileSync(join(home, "profiles.json"), `\uFEFF${content}`);
    vi.stubEnv("HOME", home);
    try {
      expect(profileRegion("p", "~/profiles.json")).toBe("r");
      expect(profileProvider("p", "~/profiles.json").getProviderName()).toBe("static_ak");
    } finally {
      vi.unstubAllEnvs();
    }
  });

  it("that holds nothing is no valid JSON", () => {
    expect(() => profileProvider("p", fileWith("null"))).toThrow("is no valid JSON.");
  });

  it("that is not there is named with the reason", () => {
    const path = join(emptyFolder(), "none.json");
    expect(() => profileProvider("p", path)).toThrow(`The profile file ${path} cannot be read (ENOENT).`);
  });

  it("is the one of the aliyun command by default", () => {
    const home = emptyFolder();
    mkdirSync(join(home, ".aliyun"));
    writeFileSync(
      join(home, ".aliyun", "config.json"),
      JSON.stringify({ profiles: [{ name: "p", region_id: "r" }] }),
    );
    vi.stubEnv("HOME", home);
    try {
      expect(profileRegion("p", undefined)).toBe("r");
    } finally {
      vi.unstubAllEnvs();
    }
  });
});
