import { execFile } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { promisify } from "node:util";
import { expect, describe as group, onTestFinished, test } from "vitest";
import { create, describe } from "../conformance/support/imageCaches.js";
import { startedEmulator } from "../emulator/support/startedEmulator.js";
import { run, start } from "../support/command.js";

group("pulumi-eci emulator", () => {
  test.each(["SIGINT", "SIGTERM"] as const)(
    "says where it listens, serves, and ends on %s",
    async (signal) => {
      const child = start("emulator", "--port", "0", "--access-key-id", "me", "--access-key-secret", "mine");
      const lines: string[] = [];
      const output = createInterface(child.stdout).on("line", (line) => lines.push(line));
      await once(output, "line");
      const endpoint = /^listening on http:\/\/(127\.0\.0\.1:\d+)$/.exec(lines[0] ?? "")?.[1] ?? "";
      const target = { endpoint, accessKeyId: "me", accessKeySecret: "mine", region: "cn-beijing" };
      await expect(describe(target)).resolves.toMatchObject({ TotalCount: 0 });
      child.kill(signal);
      expect(await once(child, "close")).toEqual([0, null]);
      expect(lines).toHaveLength(1);
    },
  );

  test("lets the key do what its policy allows", async () => {
    const folder = await mkdtemp(join(tmpdir(), "pulumi-eci-policy-"));
    onTestFinished(() => rm(folder, { recursive: true }));
    const file = join(folder, "policy.json");
    await writeFile(file, JSON.stringify({ Version: "1", Statement: [] }));
    const child = start("emulator", "--policy", file);
    const [line] = (await once(createInterface(child.stdout), "line")) as [string];
    const target = { accessKeyId: "test", accessKeySecret: "test", region: "cn-beijing" };
    const endpoint = line.replace("listening on http://", "");
    await expect(describe({ endpoint, ...target })).rejects.toMatchObject({ code: "Forbidden.RAM" });
    expect(await run("emulator", "--policy", join(folder, "none.json"))).toMatchObject({
      stderr: expect.stringContaining("--policy: "),
      exitCode: 2,
    });
  });

  test("starts with what a file holds, and refuses one that it cannot use", async () => {
    const folder = await mkdtemp(join(tmpdir(), "pulumi-eci-seed-"));
    onTestFinished(() => rm(folder, { recursive: true }));
    const { emulator, target } = await startedEmulator();
    const id = await create(target);
    const file = join(folder, "seed.json");
    await writeFile(file, JSON.stringify(emulator.seed()));
    const child = start("emulator", "--seed", file);
    const [line] = (await once(createInterface(child.stdout), "line")) as [string];
    const endpoint = line.replace("listening on http://", "");
    expect(await describe({ ...target, endpoint })).toMatchObject({ ImageCaches: [{ ImageCacheId: id }] });

    for (const [text, message] of [
      ['{"eips": [{}]}', `--seed: ${file}: eips[0].allocationId must be a string.`],
      ["{\n  seed\n}", `--seed: ${file} cannot be read: `],
    ] as const) {
      await writeFile(file, text);
      const { stdout, stderr, exitCode } = await run("emulator", "--seed", file);
      expect({ stdout, exitCode }).toEqual({ stdout: "", exitCode: 2 });
      expect(stderr).toContain(message);
      expect(stderr.trimEnd().split("\n")).toHaveLength(1);
    }
  });

  test("saves what it holds into a file, and goes on from there", async () => {
    const folder = await mkdtemp(join(tmpdir(), "pulumi-eci-snapshot-"));
    onTestFinished(() => rm(folder, { recursive: true }));
    const file = join(folder, "snapshot.json");
    const { emulator, target } = await startedEmulator();
    const at = ["--endpoint", emulator.url];
    const id = await create(target);
    expect(await run("emulator", "save", file, ...at)).toEqual({
      stdout: `${file} holds 1 image cache, no container groups and no addresses.\n`,
      stderr: "",
      exitCode: 0,
    });
    emulator.imageCaches.remove(id);
    const { stdout } = await run("emulator", "load", file, ...at);
    expect(stdout).toBe(
      `The emulator at ${emulator.url} holds 1 image cache, no container groups and no addresses.\n`,
    );
    expect(emulator.imageCaches.get(id)).toBeDefined();
    await writeFile(file, '{"eips": [{}]}');
    expect(await run("emulator", "load", file, ...at)).toMatchObject({
      stderr: `pulumi-eci: the emulator at ${emulator.url} refuses ${file}: eips[0].allocationId must be a string.\n`,
      exitCode: 1,
    });
    await writeFile(file, "{imageCaches");
    expect(await run("emulator", "load", file, ...at)).toMatchObject({
      stderr: expect.stringMatching(/^pulumi-eci: \S+\.json is no JSON: /),
      exitCode: 1,
    });
    expect(await run("emulator", "load", join(folder, "none.json"), ...at)).toMatchObject({
      stderr: expect.stringContaining("there is no such file"),
      exitCode: 1,
    });
    expect(await run("emulator", "save", join(folder, "none", "x.json"), ...at)).toMatchObject({
      stderr: expect.stringContaining("its folder does not exist"),
      exitCode: 1,
    });
    await emulator.close();
    expect(await run("emulator", "save", file, ...at)).toMatchObject({
      stderr: expect.stringContaining(`no emulator answers at ${emulator.url}. Start one`),
      exitCode: 1,
    });
  });

  test("prints what leads a shell to it, and says where none runs", async () => {
    const { emulator } = await startedEmulator();
    const { stdout } = await run(
      "emulator",
      "env",
      "--endpoint",
      `${emulator.url}/`,
      "--region",
      "cn-beijing",
    );
    const show =
      "echo $ALIBABA_CLOUD_ENDPOINT_ECI $ALICLOUD_REGION $ALICLOUD_SECRET_KEY $ALICLOUD_ACCOUNT_ID";
    const shell = await promisify(execFile)("sh", ["-c", `eval $(echo "$TEXT"); ${show}`], {
      env: { PATH: process.env.PATH, TEXT: stdout, ALICLOUD_ACCOUNT_ID: "7" },
    });
    expect(shell.stdout).toBe(`${emulator.url} cn-beijing test\n`);

    const { url } = emulator;
    await emulator.close();
    expect(await run("emulator", "env", "--endpoint", url)).toEqual({
      stdout: "",
      stderr: expect.stringContaining(`no emulator answers at ${url}. Start one`),
      exitCode: 1,
    });
  });

  test.each([
    [
      ["--endpoint", "here"],
      "no URL of a server, such as http://127.0.0.1:8686 (see pulumi-eci emulator env --help)",
    ],
    [["--region", "--endpoint"], "option '--region <id>' argument missing before '--endpoint'"],
    [["more"], "unexpected argument 'more'"],
  ])("env refuses %j", async (args, message) => {
    const { stderr, exitCode } = await run("emulator", "env", ...args);
    expect({ stderr, exitCode }).toEqual({ stderr: expect.stringContaining(message), exitCode: 2 });
  });

  test("prints the configuration that a program needs beside the registries", async () => {
    const registries = ["http://127.0.0.1:5000", "r.example.com=https://127.0.0.1:5001/sub"];
    const child = start("emulator", ...registries.flatMap((value) => ["--registry", value]));
    const lines: string[] = [];
    const output = createInterface(child.stdout).on("line", (line) => lines.push(line));
    while (lines.length < 3) await once(output, "line");
    expect(lines.slice(1)).toEqual([
      `pulumi config set --path 'pulumi-eci:registryEndpoints["*"]' http://127.0.0.1:5000`,
      `pulumi config set --path 'pulumi-eci:registryEndpoints["r.example.com"]' https://127.0.0.1:5001/sub`,
    ]);
  });

  test("takes instances of Container Registry out of a file, and prints what makes a program ask for them", async () => {
    const folder = await mkdtemp(join(tmpdir(), "pulumi-eci-cr-"));
    onTestFinished(() => rm(folder, { recursive: true }));
    const file = join(folder, "instances.json");
    await writeFile(file, '[{"instanceId":"cri-1","instanceName":"shop","regionId":"cn-beijing"}]');
    const child = start("emulator", "--cr-instances", file);
    const lines: string[] = [];
    const output = createInterface(child.stdout).on("line", (line) => lines.push(line));
    while (lines.length < 2) await once(output, "line");
    const [, url = ""] = /^listening on (.+)$/.exec(lines[0] ?? "") ?? [];
    expect(lines[1]).toBe(`pulumi config set --path 'alicloud:endpoints[0].cr' ${url}`);
    await writeFile(file, '[{"instanceId":"cri-1"}]');
    expect(await run("emulator", "--cr-instances", file)).toMatchObject({
      stderr: expect.stringContaining(`--cr-instances: ${file}: the list[0].instanceName must be a string.`),
      exitCode: 2,
    });
  });

  test("takes rules for containers out of a file", async () => {
    const folder = await mkdtemp(join(tmpdir(), "pulumi-eci-rules-"));
    onTestFinished(() => rm(folder, { recursive: true }));
    const file = join(folder, "rules.json");
    await writeFile(file, '[{"image":"*/job:*","exitCode":0}]');
    const child = start("emulator", "--container-rules", file);
    const [line] = await once(createInterface(child.stdout), "line");
    expect(line).toMatch(/^listening on /);
    await writeFile(file, '[{"exitCode":0}]');
    expect(await run("emulator", "--container-rules", file)).toMatchObject({
      stderr: expect.stringContaining(`--container-rules: ${file}: the list[0].image must be a string.`),
      exitCode: 2,
    });
  });

  test("ends with one line and code 1 when the port is in use", async () => {
    const { emulator } = await startedEmulator();
    expect(await run("emulator", "--port", String(emulator.port))).toEqual({
      stdout: "",
      stderr: `pulumi-eci: port ${emulator.port} is in use\n`,
      exitCode: 1,
    });
  });

  test.each([
    [["--speed", "-1"], "It must be a number from 0"],
    [["--speed", "0"], "It must be a number above 0, up to 1000000000."],
    [["--registry", "http://127.0.0.1:5000/?a=b"], "--registry: the URL of * ends in a query"],
    [["--kubeconfig", "x"], "--kubeconfig is for --virtual-node"],
    [["--registry", "127.0.0.1:5000"], "--registry: 127.0.0.1:5000 is neither a URL nor HOST=URL"],
    [["--registry", "r.io=http://u:geheim@127.0.0.1:1"], "the URL of r.io holds a user or a password"],
  ])("ends with one line and code 2 for %j", async (args, message) => {
    const { stdout, stderr, exitCode } = await run("emulator", ...args);
    expect({ stdout, exitCode }).toEqual({ stdout: "", exitCode: 2 });
    expect(stderr).toContain(message);
    expect(stderr.trimEnd().split("\n")).toHaveLength(1);
    expect(stderr).not.toContain("geheim");
  });

  test("refuses an open address without a word", async () => {
    const { stderr, exitCode } = await run("emulator", "--host", "0.0.0.0");
    expect(exitCode).toBe(1);
    expect(stderr).toContain("--allow-remote");
  });

  test("ends with one line and code 1 when a virtual node has no cluster", async () => {
    const { stdout, stderr, exitCode } = await run("emulator", "--virtual-node", "--kubeconfig", "none");
    expect({ stdout, exitCode }).toEqual({ stdout: "", exitCode: 1 });
    expect(stderr).toMatch(/^pulumi-eci: The kubeconfig .*\n$/);
  });
});
