import { describe, expect, test } from "vitest";
import type { Properties } from "../../../../../provider/core/resource.js";
import { decide } from "../../../../../provider/resources/containerGroup/diff.js";
import { declaration, stateOf, web } from "./groups.js";

const nothing = { changes: false, replaces: [] };
const inPlace = { changes: undefined, replaces: [], deleteBeforeReplace: false };

const job = { restartPolicy: "Never" };

describe("no change", () => {
  test.each<[string, Properties, Properties]>([
    ["the same declaration", {}, {}],
    ["what the server has filled in and nobody declares", {}, {}],
    [
      "a default that is written out",
      {},
      { restartPolicy: "Always", osType: "Linux", tags: {}, waitFor: "running" },
    ],
    [
      "containers in another order",
      { containers: [web, { name: "side", image: "r.example.com/side:1" }] },
      { containers: [{ name: "side", image: "r.example.com/side:1" }, web] },
    ],
    [
      "defaults of a container that are written out",
      {},
      {
        containers: [
          { ...web, cpu: 0, stdin: false, environmentVars: [], securityContext: { privileged: false } },
        ],
      },
    ],
  ])("%s", (_, before, after) => {
    expect(decide(stateOf(before), declaration(after), {})).toEqual(nothing);
  });

  test.each(["Succeeded", "Failed", "Expired"])("a job that is %s", (Status) => {
    expect(decide(stateOf(job, { Status }), declaration(job), { status: Status })).toEqual(nothing);
  });

  test("a job that the cloud has forgotten", () => {
    const olds = { ...stateOf(job, { Status: "Succeeded" }), forgotten: true };
    expect(decide(olds, declaration(job), {})).toEqual(nothing);
  });

  test("a group that nobody waits for", () => {
    const olds = stateOf({ waitFor: "accepted" }, { Status: "Scheduling" });
    expect(decide(olds, declaration({ waitFor: "accepted" }), { status: "Scheduling" })).toEqual(nothing);
  });
});

describe("in place", () => {
  test.each<[string, Properties, Properties]>([
    ["cpu", {}, { cpu: 4 }],
    ["memory", {}, { memory: 8 }],
    ["restartPolicy", {}, { restartPolicy: "OnFailure" }],
    ["tags", {}, { tags: { a: "b" } }],
    ["resourceGroupId", {}, { resourceGroupId: "rg-2" }],
    ["a command", {}, { containers: [{ ...web, command: ["run"] }] }],
    ["a variable", {}, { containers: [{ ...web, environmentVars: [{ key: "A", value: "b" }] }] }],
    ["a volume", {}, { volumes: [{ name: "data", emptyDir: {} }] }],
    [
      "another image, where that is asked for",
      {},
      {
        containers: [{ ...web, image: "r.example.com/web:2" }],
        onImageChange: "update",
      },
    ],
    ["dnsConfig", {}, { dnsConfig: { nameServers: ["223.5.5.5"] } }],
    [
      "a new password",
      { imageRegistryCredentials: [{ server: "r.example.com", userName: "u", password: "a" }] },
      {
        imageRegistryCredentials: [{ server: "r.example.com", userName: "u", password: "b" }],
      },
    ],
    [
      "a container that goes",
      { containers: [web, { name: "side", image: "r.example.com/side:1" }] },
      { containers: [web] },
    ],
    [
      "the order of init containers",
      {
        initContainers: [
          { ...web, name: "a" },
          { ...web, name: "b" },
        ],
      },
      {
        initContainers: [
          { ...web, name: "b" },
          { ...web, name: "a" },
        ],
      },
    ],
    ["triggers of a running group", { triggers: { a: "1" } }, { triggers: { a: "2" } }],
  ])("%s", (_, before, after) => {
    expect(decide(stateOf(before), declaration(after), { status: "Running" })).toEqual(inPlace);
  });

  test("an end of the wait that did not come", () => {
    const olds = stateOf({}, { Status: "Pending" });
    expect(decide(olds, declaration(), { status: "Running" })).toMatchObject({ changes: true, replaces: [] });
  });

  test("a job that ended after the time of the wait", () => {
    const olds = { ...stateOf({ ...job, waitFor: "succeeded" }), __isWaiting: true };
    const news = declaration({ ...job, waitFor: "succeeded" });
    expect(decide(olds, news, { status: "Failed" })).toMatchObject({ changes: true, replaces: [] });
  });

  test("an update that broke off", () => {
    const olds = { ...stateOf(), __pendingUpdate: ["cpu"] };
    expect(decide(olds, declaration(), { status: "Running" })).toMatchObject({ changes: true, replaces: [] });
  });
});

describe("a new group", () => {
  test.each<[string, Properties, Properties, string[]]>([
    ["a cache to start from", {}, { imageCacheId: "imc-2" }, ["imageCacheId"]],
    ["vSwitches", { vswitchIds: ["vsw-1"] }, { vswitchIds: ["vsw-2"] }, ["vswitchIds"]],
    ["an empty list of volumes", { volumes: [{ name: "a", emptyDir: {} }] }, {}, ["volumes"]],
    ["cpu that is left out", { cpu: 4 }, {}, ["cpu"]],
    ["an empty dnsConfig", { dnsConfig: { nameServers: ["223.5.5.5"] } }, { dnsConfig: {} }, ["dnsConfig"]],
    [
      "containers that swap their images",
      { containers: [web, { name: "side", image: "r.example.com/side:1" }] },
      {
        containers: [
          { ...web, image: "r.example.com/side:1" },
          { name: "side", image: web.image },
        ],
      },
      ["containers"],
    ],
    [
      "a container with what an update cannot carry",
      {},
      {
        containers: [{ ...web, securityContext: { privileged: true } }],
      },
      ["containers"],
    ],
    [
      "anything of a container with hidden variables",
      {
        containers: [{ ...web, environmentVarHide: true }],
      },
      {
        containers: [{ ...web, environmentVarHide: true, command: ["run"] }],
      },
      ["containers"],
    ],
    [
      "a file's mode",
      { volumes: [{ name: "a", configFile: { files: [{ path: "a", text: "b" }] } }] },
      {
        volumes: [{ name: "a", configFile: { files: [{ path: "a", text: "b", mode: 0o400 }] } }],
      },
      ["volumes"],
    ],
    [
      "role ARNs",
      {},
      {
        acrRegistryInfos: [
          { instanceId: "cri-1", arnService: "acs:ram::1:role/a", arnUser: "acs:ram::2:role/b" },
        ],
      },
      ["acrRegistryInfos"],
    ],
  ])("%s", (_, before, after, replaces) => {
    const decided = decide(stateOf(before), declaration(after), { status: "Running" });
    expect([...new Set(decided.replaces)]).toEqual(replaces);
    expect(decided.deleteBeforeReplace).toBe(false);
  });

  test("another image, and why", () => {
    const after = declaration({ containers: [{ ...web, image: "r.example.com/web:2" }] });
    const decided = decide(stateOf(), after, { status: "Running" });
    expect(decided).toMatchObject({ replaces: ["containers"], deleteBeforeReplace: false });
    expect(decided.reason).toContain("onImageChange");
  });

  test.each<[string, Properties]>([
    ["an address", { eipInstanceId: "eip-1" }],
    ["a private address", { privateIpAddress: "192.168.0.2" }],
    ["a fixed address", { fixedIp: true }],
    ["a host name", { hostName: "web" }],
    ["a disk", { volumes: [{ name: "data", disk: { diskId: "d-1" } }] }],
  ])("the old one goes first where both hold %s", (_, held) => {
    const after = declaration({ ...held, containers: [{ ...web, image: "r.example.com/web:2" }] });
    const decided = decide(stateOf(held), after, { status: "Running" });
    expect(decided.deleteBeforeReplace).toBe(true);
    expect(decided.reason).toContain("the old group goes first");
  });

  test("a private address that the cloud has chosen holds nothing", () => {
    const after = declaration({ containers: [{ ...web, image: "r.example.com/web:2" }] });
    expect(decide(stateOf(), after, { status: "Running" }).deleteBeforeReplace).toBe(false);
  });

  test.each(["Succeeded", "Failed", "Expired", "ScheduleFailed"])("one for ever that is %s", (status) => {
    const decided = decide(stateOf(), declaration(), { status });
    expect(decided).toMatchObject({ changes: true, replaces: ["status"] });
    expect(decided.reason).toBe(`it is ${status}, and restartPolicy is Always`);
  });

  test("one for ever that is gone", () => {
    const decided = decide(stateOf(), declaration(), { gone: true });
    expect(decided).toMatchObject({ changes: true, replaces: ["status"], deleteBeforeReplace: true });
    expect(decided.reason).toContain("no longer exists in the cloud");
  });

  test("a job whose last run ended badly", () => {
    const olds = { ...stateOf(job, { Status: "Failed" }), __isBroken: true };
    expect(decide(olds, declaration(job), {})).toMatchObject({ changes: true, replaces: ["status"] });
  });

  test.each<[string, Properties]>([
    ["triggers", { triggers: { run: "2" } }],
    ["a command", { containers: [{ ...web, command: ["run"] }] }],
  ])("a job that has ended and whose %s changed", (_, change) => {
    const olds = stateOf(job, { Status: "Succeeded" });
    const decided = decide(olds, declaration({ ...job, ...change }), { status: "Succeeded" });
    expect(decided.replaces).toEqual(Object.keys(change));
    expect(decided.reason).toContain("it has ended (Succeeded)");
  });

  test("what the cloud has refused to change, as long as it is wanted", () => {
    const olds = { ...stateOf({ cpu: 2 }), __refused: ["cpu"], __pendingUpdate: ["cpu"] };
    expect(decide(olds, declaration({ cpu: 4 }), { status: "Running" }).replaces).toEqual(["cpu"]);
    expect(decide(olds, declaration({ cpu: 2 }), { status: "Running" }).replaces).toEqual([]);
  });

  test("other images than those of an update that never came to its end", () => {
    const wanted = (tag: string) =>
      declaration({ onImageChange: "update", containers: [{ ...web, image: `r.example.com/web:${tag}` }] });
    const olds = {
      ...stateOf({ onImageChange: "update" }),
      __pendingUpdate: ["containers"],
      __isWaiting: true,
      __attempted: ["r.example.com/web:wrong"],
    };
    const replacedBy = (tag: string) => decide(olds, wanted(tag), { status: "Updating" }).replaces;
    expect(replacedBy("wrong")).toEqual([]);
    expect(replacedBy("right")).toEqual(["containers"]);
  });

  test("another account", () => {
    const decided = decide(stateOf(), declaration(), { accountId: "2" });
    expect(decided).toMatchObject({ replaces: ["accountId"], deleteBeforeReplace: true });
  });
});

test("tags of a job that has ended run nothing again", () => {
  const olds = stateOf(job, { Status: "Succeeded" });
  expect(decide(olds, declaration({ ...job, tags: { a: "b" } }), { status: "Succeeded" })).toEqual(inPlace);
});
