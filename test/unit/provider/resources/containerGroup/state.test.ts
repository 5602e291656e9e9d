import { describe, expect, test } from "vitest";
import type { Entry } from "../../../../../provider/cloud/answer.js";
import type { Properties } from "../../../../../provider/core/resource.js";
import { outputsOf, refreshed, remembered } from "../../../../../provider/resources/containerGroup/state.js";
import { group, redaction, stateOf, web } from "./groups.js";

function refreshOf(args: Properties, seen: Entry, before: Entry = {}): Properties {
  const found = group({ ...before, ...seen });
  return refreshed(redaction, stateOf(args, before), { group: found, events: [], accountId: "1", now: 0 })
    .inputs;
}

const told = { Name: "web", Image: "r.example.com/web:1" };

describe("no drift", () => {
  test.each<[string, Properties, Entry]>([
    ["the vSwitch that was taken", { vswitchIds: ["vsw-9", "vsw-1"] }, { VSwitchId: "vsw-1" }],
    ["the type that was taken", { instanceTypes: ["ecs.c7.large", "ecs.c6.large"] }, {}],
    ["more than was asked for", { cpu: 1.5, memory: 3 }, { Cpu: 2, Memory: 4 }],
    ["more in a container", { containers: [{ ...web, cpu: 0.5 }] }, { Containers: [{ ...told, Cpu: 1 }] }],
    [
      "hidden values",
      { containers: [{ ...web, environmentVars: [{ key: "A", value: "b" }] }] },
      {
        Containers: [{ ...told, EnvironmentVars: [{ Key: "A" }] }],
      },
    ],
    [
      "a value of the environment",
      { containers: [{ ...web, environmentVars: [{ key: "A", valueEnv: "B" }] }] },
      {
        Containers: [{ ...told, EnvironmentVars: [{ Key: "A", Value: "told" }] }],
      },
    ],
    [
      "what files hold",
      { volumes: [{ name: "a", configFile: { files: [{ path: "b", text: "c" }] } }] },
      {
        Volumes: [
          {
            Name: "a",
            Type: "ConfigFileVolume",
            ConfigFileVolumeConfigFileToPaths: [{ Path: "b", Content: "ZA==" }],
          },
        ],
      },
    ],
    [
      "what the server fills in",
      {},
      { Containers: [{ ...told, WorkingDir: "/srv", Ports: [{ Port: 80 }] }] },
    ],
    [
      "containers in another order",
      { containers: [web, { name: "b", image: "b:1" }] },
      {
        Containers: [{ Name: "b", Image: "b:1" }, told],
      },
    ],
  ])("%s", (_, args, seen) => {
    const inputs = refreshOf(args, seen, seen);
    for (const [name, value] of Object.entries(args)) expect(inputs[name]).toEqual(value);
  });
});

describe("drift", () => {
  test.each<[string, Properties, Entry, Properties]>([
    [
      "another image",
      {},
      { Containers: [{ ...told, Image: "r.example.com/web:2" }] },
      {
        containers: [{ ...web, image: "r.example.com/web:2" }],
      },
    ],
    ["less memory", { memory: 8 }, { Memory: 4 }, { memory: 4 }],
    [
      "a container more",
      {},
      { Containers: [told, { Name: "b", Image: "b:1" }] },
      {
        containers: [web, { name: "b", image: "b:1" }],
      },
    ],
    [
      "a variable with another value, beside what is write-only",
      {
        containers: [
          {
            ...web,
            environmentVars: [{ key: "A", value: "b" }],
            lifecycle: { preStop: { exec: { command: ["x"] } } },
          },
        ],
      },
      { Containers: [{ ...told, EnvironmentVars: [{ Key: "A", Value: "c" }] }] },
      {
        containers: [
          {
            ...web,
            environmentVars: [{ key: "A", value: "c" }],
            lifecycle: { preStop: { exec: { command: ["x"] } } },
          },
        ],
      },
    ],
    ["another vSwitch", { vswitchIds: ["vsw-1"] }, { VSwitchId: "vsw-2" }, { vswitchIds: ["vsw-2"] }],
    ["a tag", {}, { Tags: [{ Key: "a", Value: "b" }] }, { tags: { a: "b" } }],
  ])("%s", (_, args, seen, wanted) => {
    expect(refreshOf(args, seen)).toMatchObject(wanted);
  });
});

describe("outputs", () => {
  const sight = (entry: Entry, events = group(entry).events) => ({
    group: group(entry),
    events,
    accountId: "1",
    now: 7,
  });

  test("the newest 20 events, each of 500 characters", () => {
    const Events = Array.from({ length: 25 }, (_, index) => ({
      Reason: `R${index}`,
      Message: "m".repeat(600),
      LastTimestamp: `2026-11-01T00:00:${String(index).padStart(2, "0")}Z`,
    }));
    const { events } = outputsOf(redaction, sight({ Events }), {}) as {
      events: { reason: string; message: string }[];
    };
    expect(events).toHaveLength(20);
    expect(events[0]?.reason).toBe("R5");
    expect(events[0]?.message).toHaveLength(500);
  });

  test("what containers are doing, in either case of the names", () => {
    const Containers = [
      {
        name: "web",
        image: "a:1",
        restartCount: 2,
        currentState: { state: "Terminated", exitCode: 1, reason: "Error" },
      },
    ];
    expect(outputsOf(redaction, sight({ Containers }), {}).containerStates).toEqual([
      { name: "web", state: "Terminated", reason: "Error", exitCode: 1, restartCount: 2 },
    ]);
  });

  test("the start that was told once is kept", () => {
    const kept = { imageCache: { id: "imc-1", hit: "full" }, schedulingSeconds: 3, pullingSeconds: 0 };
    expect(outputsOf(redaction, sight({}), { imageCacheId: "imc-1", ...kept })).toMatchObject(kept);
  });

  test("when a job was last seen that had not ended", () => {
    const job = { restartPolicy: "Never" };
    expect(outputsOf(redaction, sight({}), job).__seenAt).toBe(7);
    expect(outputsOf(redaction, sight({ Status: "Succeeded" }), job)).not.toHaveProperty("__seenAt");
    expect(outputsOf(redaction, sight({}), {})).not.toHaveProperty("__seenAt");
  });
});

test("a forgotten job stays as it was", () => {
  const state = { ...stateOf({ restartPolicy: "Never" }, { Status: "Succeeded" }), __seenAt: 1 };
  const { outs, inputs } = remembered(state);
  expect(outs).toMatchObject({ status: "Succeeded", forgotten: true });
  expect(outs).not.toHaveProperty("__seenAt");
  expect(inputs).toMatchObject({ containers: [web], restartPolicy: "Never" });
});
