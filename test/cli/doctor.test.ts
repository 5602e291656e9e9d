import { once } from "node:events";
import { writeFileSync } from "node:fs";
import { createServer, type Server } from "node:net";
import { join } from "node:path";
import { type Emulator, type Policy, startEmulator } from "pulumi-eci/emulator";
import { expect, onTestFinished, test } from "vitest";
import type { Diagnosis } from "../../provider/doctor/doctor.js";
import { runIn } from "../support/command.js";
import { startOddRegistry } from "../support/registry/oddRegistry.js";
import { emptyFolder } from "../unit/provider/accounts/folders.js";
import { startedProxy } from "../wire/support/proxy.js";

const keys = { ALICLOUD_ACCESS_KEY: "test", ALICLOUD_SECRET_KEY: "hush-hush" };
const place = { ALICLOUD_REGION: "cn-beijing" };

async function started(policy?: Policy): Promise<Emulator> {
  const account = { accountId: "1000000000000001", accessKeyId: "test", accessKeySecret: "hush-hush" };
  const emulator = await startEmulator({ accounts: [{ ...account, ...(policy && { policy }) }] });
  onTestFinished(() => emulator.close());
  return emulator;
}

/** As a machine with nothing but these variables would run it. */
async function doctor(variables: Record<string, string>, ...args: string[]) {
  const folder = emptyFolder();
  const off = { ALIBABA_CLOUD_ECS_METADATA_DISABLED: "true" };
  const env = { HOME: folder, PATH: "", ...off, ...variables };
  const run = (...more: string[]) => runIn({ cwd: folder, env }, "doctor", ...args, ...more);
  const { stdout, stderr, exitCode } = await run("--json");
  expect(stderr).toBe("");
  const diagnosis = JSON.parse(stdout) as Diagnosis;
  // Whether the Pulumi CLI is installed is nothing of what is tested here.
  const findings = diagnosis.findings.filter(({ about }) => !about.includes("Pulumi CLI"));
  const text = async () => (await run()).stdout;
  return { ...diagnosis, findings, exitCode, text };
}

const found = ({ findings }: Pick<Diagnosis, "findings">, about: string) =>
  findings.filter((each) => each.about === about);
const wrong = ({ findings }: Pick<Diagnosis, "findings">) =>
  findings.filter(({ verdict }) => verdict === "wrong").map(({ about }) => about);

test("asks no program in YAML for npm packages, also without its stack", async () => {
  const { url } = await started();
  const folder = emptyFolder();
  writeFileSync(join(folder, "Pulumi.yaml"), "name: caches\nruntime: yaml\n");
  const off = { ALIBABA_CLOUD_ECS_METADATA_DISABLED: "true" };
  const env = { HOME: folder, PATH: "", ...off, ...keys, ...place };
  for (const way of [
    ["--endpoint", url],
    ["--stack", "nope"],
  ]) {
    const { stdout } = await runIn({ cwd: folder, env }, "doctor", "--json", ...way);
    const told = (JSON.parse(stdout) as Diagnosis).findings.map(({ told, advice }) => `${told} ${advice}`);
    expect(told.join("\n")).not.toMatch(/npm add|pulumi-language-nodejs/);
  }
});

test("is content where all is right, and changes nothing", async () => {
  const emulator = await started();
  const told = await doctor({ ...keys, ...place }, "--endpoint", emulator.url, "--dry-run");
  expect(wrong(told)).toEqual([]);
  expect(found(told, "credentials")).toMatchObject([{ told: "the access key of ALICLOUD_ACCESS_KEY (te…)" }]);
  expect(found(told, "account")).toMatchObject([{ verdict: "ok", told: "1000000000000001" }]);
  expect(found(told, "eci endpoint")).toMatchObject([{ told: `${emulator.url} answers, directly` }]);
  expect(found(told, "quota")).toMatchObject([{ told: "0 of 50 image caches are used in cn-beijing" }]);
  expect(found(told, "clock")).toMatchObject([{ verdict: "ok" }]);
  expect(found(told, "dry run")).toMatchObject([{ told: "a container group would be made" }]);
  expect(told.statement).toBeUndefined();
  expect(
    emulator.calls.map(({ action, parameters }) => [action, parameters.Limit ?? parameters.PageSize]),
  ).toEqual(
    expect.arrayContaining([
      ["DescribeImageCaches", "1"],
      ["DescribeContainerGroups", "1"],
      ["DescribeEipAddresses", "1"],
      ["CreateContainerGroup", undefined],
    ]),
  );
  expect(emulator.containerGroups.list()).toEqual([]);
});

test("names what was refused, with the statement that grants it", async () => {
  const policy = {
    Version: "1" as const,
    Statement: [{ Effect: "Allow" as const, Action: "vpc:*", Resource: "*" as const }],
  };
  const { url } = await started(policy);
  const told = await doctor({ ...keys, ...place }, "--endpoint", url, "--dry-run");
  expect(told.exitCode).toBe(3);
  expect(wrong(told)).toEqual(["read"]);
  expect(told.statement).toEqual({
    Effect: "Allow",
    Action: [
      "eci:CreateContainerGroup",
      "eci:DescribeContainerGroups",
      "eci:DescribeImageCaches",
      "eci:ListUsage",
    ],
    Resource: "*",
  });
  expect(await told.text()).toContain('    "eci:DescribeImageCaches",\n');
});

test("tells where credentials were found, which of them count, and never a secret", async () => {
  const { url } = await started();
  const second = {
    ALIBABA_CLOUD_ACCESS_KEY_ID: "LTAI5tSecondOne",
    ALIBABA_CLOUD_ACCESS_KEY_SECRET: "second-secret",
  };
  const uri = { ALIBABA_CLOUD_CREDENTIALS_URI: "http://127.0.0.1:9/token-in-a-path" };
  const told = await doctor({ ...keys, ...place, ...second, ...uri }, "--endpoint", url);
  expect(found(told, "credentials")).toMatchObject([
    { verdict: "ok", told: "the access key of ALICLOUD_ACCESS_KEY (te…)" },
    {
      verdict: "note",
      told:
        "not used, because the first one wins: the access key of ALIBABA_CLOUD_ACCESS_KEY_ID (LTAI…dOne); " +
        "the credentials URI of ALIBABA_CLOUD_CREDENTIALS_URI",
    },
  ]);
  expect(JSON.stringify(told)).not.toMatch(/hush|second-secret|token-in-a-path/);
});

test("tells of credentials that are none, half, or refused", async () => {
  const { url } = await started();
  const none = await doctor(place, "--endpoint", url);
  expect(wrong(none)).toEqual(["credentials"]);
  expect(found(none, "credentials")[0]?.told).toMatch(/^none: no access key, profile/);
  expect(found(none, "read")).toEqual([]);
  const half = await doctor({ ...place, ALICLOUD_ACCESS_KEY: "test" }, "--endpoint", url);
  expect(found(half, "credentials")[0]?.told).toContain("its other half is not");
  const refused = await doctor({ ...keys, ...place, ALICLOUD_SECRET_KEY: "other-secret" }, "--endpoint", url);
  expect(wrong(refused)).toContain("account");
  expect(found(refused, "account")[0]?.told).toContain("pulumi-eci doctor shows what was found where");
  expect(JSON.stringify(refused)).not.toContain("other-secret");
});

test("tells of hosts that do not answer within 5 s, and of the proxy on the way", async () => {
  const silent = createServer(() => {}).listen(0, "127.0.0.1");
  await once(silent, "listening");
  onTestFinished(() => void silent.close());
  const { url } = await started();
  const proxy = await startedProxy({ to: { status: 403 } });
  const told = await doctor({
    ...{ ...keys, ...place, PULUMI_ECI_ALLOW_PLAIN_HTTP: "true", HTTP_PROXY: proxy.url },
    ECI_ENDPOINT: `http://127.0.0.1:${portOf(silent)}`,
    VPC_ENDPOINT: "http://vpc.example.com",
    STS_ENDPOINT: url,
  });
  expect(told.exitCode).toBe(3);
  expect(found(told, "eci endpoint")[0]?.told).toMatch(
    /did not answer (in time|within 5 s), asked directly$/,
  );
  expect(found(told, "vpc endpoint")[0]?.told).toContain(`through the proxy ${proxy.url} of HTTP_PROXY`);
  expect(found(told, "sts endpoint")).toMatchObject([{ verdict: "ok" }]);
  expect(found(told, "account")).toMatchObject([{ verdict: "ok" }]);
});

test.each(["ftp://x", "http://eci.example.com", "http://127.0.0.1:99999"])(
  "tells of the endpoint %s",
  async (url) => {
    const told = await doctor({ ...keys, ...place }, "--endpoint", url);
    expect(wrong(told)).toEqual(["eci endpoint", "vpc endpoint", "sts endpoint"]);
    expect(found(told, "credentials")).toMatchObject([{ verdict: "ok" }]);
  },
);

test("looks images up in their registries, with the login that is named", async () => {
  const { url } = await started();
  const registry = await startOddRegistry(({ headers: { authorization }, url: path }, response) => {
    if (authorization === undefined)
      return void response.writeHead(401, { "www-authenticate": 'Basic realm="r"' }).end();
    const gone = { errors: [{ code: "MANIFEST_UNKNOWN", message: "manifest unknown" }] };
    const isGone = path?.includes("/manifests/");
    const headers = { "content-type": "application/json" };
    response.writeHead(isGone ? 404 : 200, headers).end(JSON.stringify(isGone ? gone : {}));
  });
  const folder = emptyFolder();
  const auth = Buffer.from("somebody:geheim-wort").toString("base64");
  const docker = join(folder, "config.json");
  writeFileSync(docker, JSON.stringify({ auths: { "registry.example.com": { auth } } }));
  const variables = {
    ...{ ...keys, ...place, PULUMI_ECI_REGISTRY_ENDPOINTS: JSON.stringify({ "*": registry.url }) },
  };
  const image = ["--image", "registry.example.com/gone:1"];
  const open = await doctor(variables, "--endpoint", url, ...image);
  expect(found(open, "image")[0]).toMatchObject({
    verdict: "wrong",
    told: expect.stringContaining("without a login"),
  });
  const told = await doctor(variables, "--endpoint", url, ...image, "--docker-config", docker);
  expect(found(told, "login")).toMatchObject([{ verdict: "ok" }]);
  expect(found(told, "image")[0]?.told).toContain("registry.example.com has no such image");
  const other = await doctor(variables, "--endpoint", url, "--image", "nginx:1", "--docker-config", docker);
  expect(found(other, "login")).toMatchObject([
    { verdict: "wrong", told: expect.stringContaining("no login") },
  ]);
  expect(JSON.stringify([told, other])).not.toMatch(/geheim|hush/);
});

test("tells of settings that cannot be read, and looks at the rest", async () => {
  const told = await doctor({
    ...keys,
    ...place,
    ALICLOUD_CLIENT_READ_TIMEOUT: "x",
    PULUMI_ECI_WAIT_FACTOR: "no",
  });
  expect(wrong(told)).toEqual(["configuration"]);
  expect(found(told, "Node")).toHaveLength(1);
  expect(told.exitCode).toBe(3);
});

test.each([
  ["cn hangzhou", "wrong", "must be a region"],
  ["cn-hangzou", "note", "did you mean cn-hangzhou?"],
])("tells of the region %s", async (region, verdict, text) => {
  const told = await doctor({ ...keys, ECI_ENDPOINT: "" }, "--region", region);
  expect(found(told, "region")).toMatchObject([{ verdict, told: expect.stringContaining(text) }]);
});

test("looks at a cluster where a kubeconfig is named", async () => {
  const answers: Record<string, object> = {
    "/apis/eci.alibabacloud.com/v1/imagecaches": { items: [] },
    "/api/v1/nodes": {
      items: [
        {
          metadata: { name: "virtual-kubelet-1" },
          status: { conditions: [{ type: "Ready", status: "True" }] },
        },
      ],
    },
    "/api/v1/namespaces/kube-system/configmaps/eci-profile": { data: { vSwitchIds: "vsw-1,vsw-2" } },
  };
  const cluster = await startOddRegistry(({ url: path = "" }, response) => {
    const answer = answers[new URL(path, "http://localhost").pathname];
    const body = answer ?? {
      kind: "Status",
      message: "not found",
      details: { ...(path.includes("configmaps") && { name: "x" }) },
    };
    const headers = { "content-type": "application/json" };
    response.writeHead(answer === undefined ? 404 : 200, headers).end(JSON.stringify(body));
  });
  const { url } = await started();
  const look = async () =>
    doctor({ ...keys, ...place }, "--endpoint", url, "--kubeconfig", kubeconfigFor(cluster.url));
  const told = await look();
  expect(wrong(told)).toEqual([]);
  expect(found(told, "virtual node")).toMatchObject([{ told: "ready: virtual-kubelet-1" }]);
  expect(found(told, "eci-profile")).toMatchObject([
    { told: "vSwitchIds vsw-1,vsw-2, securityGroupId not set" },
  ]);
  answers["/api/v1/nodes"] = { items: [] };
  delete answers["/api/v1/namespaces/kube-system/configmaps/eci-profile"];
  delete answers["/apis/eci.alibabacloud.com/v1/imagecaches"];
  const bare = await look();
  expect(wrong(bare)).toEqual(["ImageCache objects", "virtual node"]);
  expect(found(bare, "eci-profile")).toMatchObject([{ verdict: "note" }]);
});

test("tells of a cluster that does not answer in one line", async () => {
  const { url } = await started();
  const kubeconfig = kubeconfigFor("http://127.0.0.1:9");
  const told = await doctor({ ...keys, ...place }, "--endpoint", url, "--kubeconfig", kubeconfig);
  expect(found(told, "cluster")).toMatchObject([{ verdict: "wrong" }]);
  expect(wrong(told)).toEqual(["cluster"]);
  const missing = await doctor({ ...keys, ...place }, "--endpoint", url, "--kubeconfig", "nowhere.yaml");
  expect(found(missing, "cluster")[0]?.told).toContain("no such file");
});

test.each([
  [["--stack", "dev", "--endpoint", "http://127.0.0.1:9"], "--endpoint is for the environment alone"],
  [["--docker-config", "x"], "--docker-config is for --image"],
  [["--vswitch", "vsw-1"], "--vswitch and --security-group are for --dry-run"],
])("refuses %j", async (args, told) => {
  const { stderr, exitCode } = await runIn({}, "doctor", ...args);
  expect({ stderr, exitCode }).toEqual({ stderr: expect.stringContaining(told), exitCode: 2 });
});

function kubeconfigFor(server: string): string {
  const file = join(emptyFolder(), "kubeconfig.json");
  const config = {
    ...{ apiVersion: "v1", kind: "Config", "current-context": "c" },
    clusters: [{ name: "c", cluster: { server, "insecure-skip-tls-verify": true } }],
    users: [{ name: "u", user: { token: "cluster-token" } }],
    contexts: [{ name: "c", context: { cluster: "c", user: "u" } }],
  };
  writeFileSync(file, JSON.stringify(config));
  return file;
}

function portOf(server: Server): number {
  return (server.address() as { port: number }).port;
}
