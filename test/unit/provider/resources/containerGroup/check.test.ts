import { afterEach, describe, expect, test, vi } from "vitest";
import { Clouds } from "../../../../../provider/accounts/clouds.js";
import { readSettings } from "../../../../../provider/accounts/settings.js";
import type { Properties } from "../../../../../provider/core/resource.js";
import { UNKNOWN } from "../../../../../provider/core/schema/unknown.js";
import { containerGroupResource } from "../../../../../provider/resources/containerGroup/resource.js";
import { Runner } from "../../../../support/runner.js";
import { hidden, web } from "./groups.js";

async function run(args: Properties, olds: Properties = {}) {
  const variables = { ALICLOUD_REGION: "cn-hangzhou", PULUMI_ECI_SKIP_CREDENTIALS_CHECK: "true" };
  const runner = new Runner(
    new Clouds(
      readSettings(() => undefined, variables),
      {},
    ),
  );
  const checked = await runner.check(containerGroupResource, olds, { ...hidden, containers: [web], ...args });
  const told = (found: { property: string; reason: string }[]) =>
    found.map(({ property, reason }) => `${property} ${reason}`);
  return { inputs: checked.inputs, failures: told(checked.failures), warnings: told(checked.warnings) };
}

const failuresOf = async (args: Properties) => (await run(args)).failures;
const warningsOf = async (args: Properties) => (await run(args)).warnings;
const containers = (more: Properties) => ({ containers: [{ ...web, ...more }] });

afterEach(() => vi.unstubAllEnvs());

describe("the name", () => {
  test("is the resource's in letters that the API allows, with a hash", async () => {
    const { inputs } = await run({ __urn: "urn:pulumi:dev::shop::eci:ContainerGroup::Web_Front.1" });
    expect(inputs.containerGroupName).toMatch(/^web-front-1-[0-9a-f]{8}$/);
  });

  test("differs with what a replacement differs in, and is not known before that is", async () => {
    const nameOf = async (args: Properties) => (await run(args)).inputs.containerGroupName;
    const plain = await nameOf({});
    expect(await nameOf({})).toBe(plain);
    expect(await nameOf({ imageCacheId: UNKNOWN })).toBe(UNKNOWN);
    expect(await nameOf(containers({ image: "r.example.com/web:2" }))).not.toBe(plain);
    expect(await nameOf(containers({ command: ["run"] }))).toBe(plain);
  });
});

describe("what goes well", () => {
  test.each<[string, Properties]>([
    ["one container", {}],
    [
      "what is not known yet",
      { vswitchIds: [UNKNOWN], containers: [{ name: "web", image: UNKNOWN }], volumes: UNKNOWN },
    ],
    ["words that are empty or come twice", containers({ command: ["sh", "-c", ""], args: ["a", "a"] })],
    ["a probe", containers({ livenessProbe: { httpGet: { path: "/", port: 80 }, periodSeconds: 5 } })],
    ["a job", { restartPolicy: "Never", waitFor: "succeeded" }],
    [
      "volumes",
      {
        volumes: [
          { name: "a", emptyDir: {} },
          { name: "b", configFile: { files: [{ path: "c", text: "d" }] } },
        ],
        ...containers({ volumeMounts: [{ name: "a", mountPath: "/a" }] }),
      },
    ],
    ["a spot instance", { spotStrategy: "SpotWithPriceLimit", spotPriceLimit: 0.125 }],
  ])("%s", async (_, args) => {
    const { failures, warnings } = await run(args);
    expect([...failures, ...warnings]).toEqual([]);
  });
});

describe("what is refused", () => {
  test.each<[Properties, string]>([
    [{ containers: undefined }, "containers is missing: 1 or more containers are needed."],
    [{ containers: [] }, "containers has 0 containers; at least 1 is needed."],
    [{ containers: [web, web] }, "containers[1] repeats containers[0]."],
    [{ containers: [{ name: "web" }] }, "containers[0].image is missing."],
    [{ initContainers: [web] }, "initContainers[0].name is the name of a container too (web)."],
    [containers({ livenessProbe: {} }), "containers[0].livenessProbe needs one of exec, httpGet, tcpSocket."],
    [
      containers({ readinessProbe: { tcpSocket: { port: 1 }, exec: { command: ["a"] } } }),
      "containers[0].readinessProbe has exec and tcpSocket: give one of exec, httpGet, tcpSocket.",
    ],
    [
      containers({ environmentVars: [{ key: "A", value: "x", valueEnv: "HOME" }] }),
      "containers[0].environmentVars[0] has value and valueEnv: give one of them.",
    ],
    [
      containers({ environmentVars: [{ key: "A", valueEnv: "NOT_SET_ANYWHERE" }] }),
      "containers[0].environmentVars[0].valueEnv leads nowhere: the environment variable NOT_SET_ANYWHERE is not set where pulumi runs.",
    ],
    [
      { volumes: [{ name: "a" }] },
      "volumes[0] needs one of emptyDir, nfs, configFile, flex, disk, hostPath.",
    ],
    [
      { volumes: [{ name: "a", configFile: { files: [{ path: "b", text: "c", content: "ZA==" }] } }] },
      "volumes[0].configFile.files[0] has content and text: give one of them.",
    ],
    [
      { waitFor: "succeeded" },
      'waitFor cannot be "succeeded" with restartPolicy "Always": such a group never ends. Use "OnFailure" or "Never".',
    ],
    [
      { eipInstanceId: "eip-1", autoCreateEip: true },
      "eipInstanceId does not go together with autoCreateEip: give one of them.",
    ],
    [
      { eipBandwidth: 5 },
      "eipBandwidth describes the address that autoCreateEip allocates: set autoCreateEip to true.",
    ],
    [
      { spotStrategy: "SpotWithPriceLimit" },
      'spotPriceLimit is missing: spotStrategy is "SpotWithPriceLimit".',
    ],
    [
      { spotStrategy: "SpotWithPriceLimit", spotPriceLimit: 0.0001 },
      "spotPriceLimit must be a price above 0 with at most three decimals, not 0.0001.",
    ],
    [
      { corePattern: "|/bin/sh" },
      'corePattern must be a path that does not begin with a pipe, not "|/bin/sh".',
    ],
    [{ vswitchId: "vsw-1" }, "vswitchId is no argument of ContainerGroup: use vswitchIds, a list."],
    [
      { containers: [{ ...web, environmentVars: [{ key: "A" }] }] },
      'containers[0].environmentVars[0] has no value: give one of value, valueEnv, fieldPath; an empty one is value: "".',
    ],
    [
      { privateIpAddress: "999.1.1.1" },
      'privateIpAddress must be an IPv4 address such as "192.168.10.5", not "999.1.1.1".',
    ],
    [
      { dnsConfig: { nameServers: ["100.100.2.136", "ns.example.com"] } },
      'dnsConfig.nameServers[1] must be an IP address, not "ns.example.com".',
    ],
    [{ cpu: -1 }, "cpu must be a number of vCPUs above 0, not -1."],
    [
      { containerGroupName: "Web" },
      'containerGroupName must be 2 to 128 lower-case letters, digits and hyphens, no hyphen at the ends, not "Web".',
    ],
  ])("%o", async (args, failure) => {
    expect(await failuresOf(args)).toContain(failure);
  });

  test("no value of a variable or a file shows", async () => {
    const told = await failuresOf({
      ...containers({
        environmentVars: [{ key: "A", value: { secret: "hunter22" }, valueEnv: "hunter 22" }],
      }),
      volumes: [{ name: "a", configFile: { files: [{ path: "b", content: "hunter 22 §" }] } }],
    });
    expect(told.length).toBeGreaterThan(2);
    expect(told.join("\n")).not.toContain("hunter");
  });
});

describe("what is allowed and seldom meant", () => {
  test.each<[Properties, string]>([
    [
      { imageCacheId: UNKNOWN, ...containers({ imagePullPolicy: "Always" }) },
      'containers[0].imagePullPolicy is "Always": the image is pulled although a cache holds it. "IfNotPresent" starts from the cache.',
    ],
    [
      containers({ volumeMounts: [{ name: "a", mountPath: "/a" }] }),
      "containers[0].volumeMounts[0].name names no volume of the group (a).",
    ],
    [
      { zoneId: "cn-shanghai-b" },
      'zoneId is "cn-shanghai-b", and names of zones of cn-hangzhou begin with "cn-hangzhou".',
    ],
    [
      containers({ name: "Web" }),
      'containers[0].name is "Web": Kubernetes takes 1 to 63 small letters, digits and dashes, no dash at its ends, and the API may refuse others.',
    ],
    [{ fixedIpRetainHours: 4 }, "fixedIpRetainHours says nothing without fixedIp."],
    [{ instanceTypes: ["ecs.c6.large"], cpu: 2 }, "instanceTypes wins over cpu, which then say nothing."],
    [
      containers({ environmentVars: [{ key: "A", value: "x".repeat(257) }] }),
      "containers[0].environmentVars[0].value has 257 characters; the documents allow 256.",
    ],
  ])("%o", async (args, warning) => {
    expect(await warningsOf(args)).toContain(warning);
  });
});

describe("variables are hidden", () => {
  test("in a container that takes one from the environment", async () => {
    vi.stubEnv("PASSWORD_OF_TEST", "hunter22");
    const { inputs } = await run(
      containers({ environmentVars: [{ key: "A", valueEnv: "PASSWORD_OF_TEST" }] }),
    );
    expect(inputs.containers).toMatchObject([{ name: "web", environmentVarHide: true }]);
    expect(JSON.stringify(inputs)).not.toContain("hunter22");
  });

  test("in a container that holds a secret, as the class tells, unless the program says otherwise", async () => {
    const side = { name: "side", image: "r.example.com/side:1" };
    const { inputs } = await run({ containers: [web, side], __hides: ["web"] });
    expect(inputs.containers).toEqual([{ ...web, environmentVarHide: true }, side]);
    expect(inputs).not.toHaveProperty("__hides");
    const open = await run({ ...containers({ environmentVarHide: false }), __hides: ["web"] });
    expect(open.inputs.containers).toMatchObject([{ environmentVarHide: false }]);
  });

  test("and where nothing can hide them, it is told", async () => {
    const told = await warningsOf({ initContainers: [{ name: "init", image: "a:1" }], __hides: ["init"] });
    expect(told).toEqual([expect.stringContaining("initContainers[0].environmentVars holds a secret")]);
  });
});

test.each([[{}], ["4Gi"]])("compares %j, which is no size, with nothing", async (size) => {
  const asked = containers({ cpu: 1, memory: 2 });
  expect(await warningsOf({ ...asked, cpu: size, memory: size })).toEqual([]);
  expect(await failuresOf({ ...asked, cpu: size })).not.toEqual([]);
});
