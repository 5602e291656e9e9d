import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { ImageCache } from "pulumi-eci";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { encodingsOf, leaks } from "./support/encodings.js";
import { startRecorder } from "./support/recorder.js";
import { type Run, TestStack } from "./support/stack.js";

const secrets = {
  password: 'correct "horse"/battery+stäple',
  referencedPassword: "another (word)*for the~registry",
  secretKey: "s3cretKeyOfTheRun/+0123456789",
  securityToken: "t0ken+Of/TheRun==Abcdefghijkl",
};
const server = "registry.example.com";

/** The emulator as users start it, so that what it prints can be looked at. */
async function startEmulatorProcess() {
  const cli = join(__dirname, "..", "..", "dist", "cli", "index.js");
  const options = ["--speed", "10000", "--access-key-id", "run", "--access-key-secret", secrets.secretKey];
  const child = spawn(process.execPath, [
    cli,
    "emulator",
    ...options,
    "--security-token",
    secrets.securityToken,
  ]);
  const printed: string[] = [];
  createInterface(child.stderr).on("line", (line) => printed.push(line));
  const lines = createInterface(child.stdout).on("line", (line) => printed.push(line));
  await once(lines, "line");
  return { child, printed, url: printed[0]?.replace("listening on ", "") ?? "" };
}

describe("a run with secrets", () => {
  let child: ChildProcess;
  let stack: TestStack;
  let url: string;
  let logFolder: string;
  let recorder: Awaited<ReturnType<typeof startRecorder>>;
  const seen = new Map<string, string>();
  const runs: Run[] = [];

  const control = async (path: string, method = "GET", body?: unknown): Promise<string> => {
    const init = { method, ...(body === undefined ? {} : { body: JSON.stringify(body) }) };
    const answer = await fetch(`${url}/_emulator/${path}`, init);
    const text = await answer.text();
    if (!answer.ok) throw new Error(text);
    return text;
  };
  const fault = (action: string, fault: object) => control("faults", "POST", { action, fault });
  const declare = (tag: string, size = 20) =>
    stack.declare(async () => {
      const cache = new ImageCache("web", {
        images: [`${server}/${tag}`],
        imageCacheSize: size,
        imageRegistryCredentials: [
          { server, userName: "reader", password: secrets.password },
          { server: "other.example.com", userName: "reader", passwordEnv: "REGISTRY_PASSWORD" },
        ],
      });
      return { credentials: cache.imageRegistryCredentials };
    });
  const look = async (run: Run) => {
    runs.push(run);
    seen.set(`output of run ${runs.length}`, run.output + run.errors);
    for (const [path, text] of await stack.storedFiles()) seen.set(`${path} after run ${runs.length}`, text);
  };

  beforeAll(async () => {
    const emulator = await startEmulatorProcess();
    ({ child, url } = emulator);
    recorder = await startRecorder(url);
    logFolder = await mkdtemp(join(tmpdir(), "pulumi-eci-logs-"));
    stack = await TestStack.create({
      config: {
        "alicloud:accessKey": { value: "run", secret: true },
        "alicloud:secretKey": { value: secrets.secretKey, secret: true },
        "alicloud:securityToken": { value: secrets.securityToken, secret: true },
      },
      environment: {
        ECI_ENDPOINT: recorder.url,
        VPC_ENDPOINT: recorder.url,
        STS_ENDPOINT: recorder.url,
        REGISTRY_PASSWORD: secrets.referencedPassword,
        TMPDIR: logFolder,
      },
    });

    declare("fail-build:1");
    await look(await stack.preview());
    await look(await stack.up());
    declare("web:1");
    const message = `Bad value: ${Object.values(secrets).flatMap(encodingsOf).join(" ; ")}.`;
    await fault("CreateImageCache", { kind: "error", status: 400, code: "InvalidParameter", message });
    await look(await stack.up());
    await fault("CreateImageCache", { kind: "throttle" });
    await look(await stack.up());
    declare("web:1", 40);
    await fault("UpdateImageCache", { kind: "error", status: 403, code: "NoPermission", message });
    await look(await stack.up());
    await look(await stack.up());
    const [{ id } = { id: "" }] = await stack.resources();
    await control(`image-caches/${id}`, "POST", { ImageCacheName: "renamed" });
    await look(await stack.refresh());
    await look(await stack.up());
    await look(await stack.destroy());

    seen.set("the emulator's lines", emulator.printed.join("\n"));
    seen.set("the emulator's calls", await control("calls"));
    seen.set("the emulator's state", await control("state"));
    seen.set("the URLs", recorder.heads.map((head) => head.url).join("\n"));
    const headers = recorder.heads.map(({ headers: { "x-acs-security-token": _, ...rest } }) => rest);
    seen.set("the headers", JSON.stringify(headers));
    for (const entry of await readdir(logFolder, { recursive: true, withFileTypes: true })) {
      const path = join(entry.parentPath, entry.name);
      if (entry.isFile()) seen.set(path, await readFile(path, "utf8"));
    }
  });
  afterAll(async () => {
    recorder.close();
    child.kill();
    await once(child, "exit");
    await stack.close();
    await rm(logFolder, { recursive: true });
  });

  it("goes the way that it should", async () => {
    expect(runs.map(({ succeeded }) => succeeded)).toEqual([
      true,
      false,
      false,
      true,
      false,
      true,
      true,
      true,
      true,
    ]);
    expect(runs[2]?.output).toContain("InvalidParameter: Bad value: ***");
    expect(runs[4]?.output).toContain("NoPermission: Bad value: ***");
    expect(runs[7]?.changes).toEqual({ update: 1 });
    const [created] = (
      JSON.parse(seen.get("the emulator's calls") ?? "") as { action: string; parameters: object }[]
    ).filter(({ action }) => action === "CreateImageCache");
    expect(created?.parameters).toMatchObject({
      "ImageRegistryCredential.1.Password": "***",
      "ImageRegistryCredential.2.Password": "***",
    });
    expect(
      recorder.heads.some(({ headers }) => headers["x-acs-security-token"] === secrets.securityToken),
    ).toBe(true);
    expect([...seen.keys()].filter((place) => place.includes("history")).length).toBeGreaterThan(5);
  });

  it("leaves no secret anywhere, in no encoding", () => {
    expect(leaks(seen, secrets)).toEqual([]);
  });

  it("would find one if it were there", () => {
    for (const secret of Object.values(secrets)) {
      for (const before of ["", "a", "ab", "abc"]) {
        const around = `${before}${secret}xyz`;
        for (const encoding of ["base64", "base64url", "hex", "utf8"] as const) {
          const text = Buffer.from(around).toString(encoding);
          expect(leaks(new Map([["here", text]]), { secret })).not.toEqual([]);
        }
        for (const text of [
          around,
          encodeURIComponent(around),
          JSON.stringify({ around }),
          String(new URLSearchParams({ around })),
        ])
          expect(leaks(new Map([["here", text]]), { secret })).not.toEqual([]);
      }
    }
  });
});
