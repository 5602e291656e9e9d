import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { CredentialHelpers } from "../../../../provider/registry/credentialHelpers.js";
import { passwordsBehind, resolveLogin } from "../../../../provider/registry/login.js";

const server = "registry.example.com";
const base64 = (text: string) => Buffer.from(text).toString("base64");
const login = { userName: "reader", password: "pass:word" };

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "pulumi-eci-docker-"));
  file = join(folder, "config.json");
});
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true });
});

function write(config: unknown): void {
  writeFileSync(file, typeof config === "string" ? config : JSON.stringify(config));
}

/** A credential helper that answers with this text for this server, and fails for any other. */
function helper(name: string, forServer: string, answer: string): void {
  const bin = join(folder, "bin");
  mkdirSync(bin, { recursive: true });
  const path = join(bin, `docker-credential-${name}`);
  writeFileSync(
    path,
    `#!/bin/sh\nread asked\n[ "$asked" = "${forServer}" ] || exit 3\ncat <<'.'\n${answer}\n.\n`,
  );
  chmodSync(path, 0o755);
  vi.stubEnv("PATH", `${bin}${delimiter}${process.env.PATH}`);
}

const answer = JSON.stringify({ ServerURL: server, Username: login.userName, Secret: login.password });

const loginIn = (dockerConfig: string, asked: string) =>
  resolveLogin({ server: asked, dockerConfig }, new CredentialHelpers());

async function refusal(dockerConfig: string): Promise<Error> {
  return await loginIn(dockerConfig, server).then(
    () => expect.fail("a login was found"),
    (error: Error) => error,
  );
}

it("asks a helper once for all who want to know", async () => {
  const seen = join(folder, "asked");
  helper("spy", server, answer);
  const path = join(folder, "bin", "docker-credential-spy");
  writeFileSync(path, readFileSync(path, "utf8").replace("read asked", `read asked\necho once >> ${seen}`));
  write({ credsStore: "spy" });
  const helpers = new CredentialHelpers();
  const asks = [1, 2, 3].map(() => resolveLogin({ server, dockerConfig: file }, helpers));
  expect(await Promise.all(asks)).toEqual([login, login, login]);
  expect(readFileSync(seen, "utf8")).toBe("once\n");
});

it("comes from a helper that sees nothing of Pulumi's", async () => {
  const seen = join(folder, "seen");
  helper("spy", server, answer);
  const path = join(folder, "bin", "docker-credential-spy");
  writeFileSync(path, readFileSync(path, "utf8").replace("read asked", `read asked\nenv > ${seen}`));
  vi.stubEnv("PULUMI_ACCESS_TOKEN", "t0ken");
  vi.stubEnv("PULUMI_CONFIG_PASSPHRASE", "passphr4se");
  vi.stubEnv("ALIBABA_CLOUD_ACCESS_KEY_ID", "key-of-the-cloud");
  write({ credsStore: "spy" });
  expect(await loginIn(file, server)).toEqual(login);
  const environment = readFileSync(seen, "utf8");
  expect(environment).toContain("ALIBABA_CLOUD_ACCESS_KEY_ID=key-of-the-cloud");
  expect(environment).not.toContain("PULUMI");
});

describe("a login", () => {
  it.each([
    ["a host", server, server],
    ["a host with a port", "registry.example.com:5000", "registry.example.com:5000"],
    ["a URL", `https://${server}/v2/`, server],
    ["another case", "Registry.Example.com", server],
    ["Docker Hub's index", "https://index.docker.io/v1/", "docker.io"],
  ])("stands under %s", async (_, key, asked) => {
    write({
      auths: { "other.example.com": { auth: base64("x:y") }, [key]: { auth: base64("reader:pass:word") } },
    });
    expect(await loginIn(file, asked)).toEqual(login);
  });

  it("may stand in a file that begins with a byte order mark", async () => {
    write(`\uFEFF${JSON.stringify({ auths: { [server]: { auth: base64("reader:pass:word") } } })}`);
    expect(await loginIn(file, server)).toEqual(login);
  });

  it("may be given in two fields", async () => {
    write({ auths: { [server]: { username: "reader", password: "pass:word" } } });
    expect(await loginIn(file, server)).toEqual(login);
  });

  it("is looked for in the home folder where the path says so", async () => {
    vi.stubEnv("HOME", folder);
    write({ auths: { [server]: { auth: base64("reader:pass:word") } } });
    expect(await loginIn("~/config.json", server)).toEqual(login);
  });

  it("comes from the helper of its server, whatever the file holds", async () => {
    helper("test", server, answer);
    write({ auths: { [server]: { auth: base64("old:old") } }, credHelpers: { [server]: "test" } });
    expect(await loginIn(file, server)).toEqual(login);
  });

  it("comes from the store of all, by the key that the file has for it", async () => {
    helper("test", `https://${server}`, answer);
    write({ auths: { [`https://${server}`]: {} }, credsStore: "test" });
    expect(await loginIn(file, server)).toEqual(login);
  });
});

describe("the refusal", () => {
  it.each<[string, unknown, string]>([
    ["no login", { auths: { "other.example.com": {} } }, "has no login for registry.example.com."],
    ["no logins at all", {}, "has no login for registry.example.com."],
    ["a key that every object has", { auths: {}, credHelpers: {} }, "has no login for"],
    ["a token", { auths: { [server]: { identitytoken: "t0ken" } } }, "holds an identity token for"],
    [
      "an unreadable login",
      { auths: { [server]: { auth: base64("s3cret") } } },
      "that is no base64 of user:password.",
    ],
    ["no JSON", '{"auths": s3cret', "is no JSON object."],
    ["a JSON text", '"s3cret"', "is no JSON object."],
    [
      "no such helper",
      { credsStore: "nowhere" },
      "docker-credential-nowhere gave no login for registry.example.com (ENOENT).",
    ],
    ["a helper's path", { credsStore: "../s3cret" }, "the name of the credential helper is not one."],
  ])("tells of %s, and quotes nothing", async (_, config, reason) => {
    write(config);
    const { message } = await refusal(file);
    expect(message).toContain(reason);
    expect(message).not.toMatch(/s3cret|t0ken/);
  });

  it.each([
    ["fails", "other.example.com", answer, "(exit code 3)"],
    ["answers no JSON", server, "s3cret", "gave no login for"],
    ["answers an empty secret", server, '{"Username": "u", "Secret": ""}', "gave no login for"],
    ["answers a token", server, '{"Username": "<token>", "Secret": "s3cret"}', "holds an identity token for"],
  ])("tells of a helper that %s", async (_, knows, text, reason) => {
    helper("test", knows, text);
    write({ credsStore: "test" });
    const { message } = await refusal(file);
    expect(message).toContain(reason);
    expect(message).not.toContain("s3cret");
  });

  it("names a file that is not there", async () => {
    expect((await refusal(join(folder, "none.json"))).message).toMatch(
      /none\.json cannot be read \(ENOENT\)\.$/,
    );
  });

  it("is none where passwords are only gathered: no helper is asked", () => {
    write({ credsStore: "nowhere" });
    expect(passwordsBehind({ server, dockerConfig: file })).toEqual([]);
  });
});
