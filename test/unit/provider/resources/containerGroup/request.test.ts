import { Buffer } from "node:buffer";
import { expect, test } from "vitest";
import { parametersOf } from "../../../../../provider/core/schema/table.js";
import { updateRequest, updateTable } from "../../../../../provider/resources/containerGroup/request.js";
import {
  type ContainerGroupInputs,
  containerGroupArguments,
} from "../../../../../provider/resources/containerGroup/schema.js";
import { web } from "./groups.js";

const headers = [{ name: "a", value: "b" }];
const inputs: ContainerGroupInputs = {
  containers: [
    {
      ...web,
      command: ["run"],
      environmentVars: [
        { key: "A", value: "b" },
        { key: "IP", fieldPath: "status.podIP" },
      ],
      livenessProbe: { httpGet: { path: "/", port: 80 }, periodSeconds: 5 },
      lifecycle: {
        postStart: { httpGet: { port: 80, httpHeaders: headers } },
        preStop: { exec: { command: ["stop"] } },
      },
      securityContext: { runAsUser: 1, runAsGroup: 2, capabilities: { add: ["NET_ADMIN"] } },
    },
  ],
  volumes: [
    { name: "files", configFile: { files: [{ path: "a", text: "ü" }] } },
    { name: "disk", flex: { driver: "alicloud/oss", options: { bucket: "b" } } },
  ],
  vswitchIds: ["vsw-1", "vsw-2"],
  cpuOptions: { threadsPerCore: 1 },
  fixedIp: true,
  ipv6GatewayBandwidth: 5,
  overheadReservation: true,
  imageRegistryCredentials: [{ server: "r.example.com", userName: "u", password: "p" }],
  cpu: 4,
};

test("a create speaks the API's words", () => {
  expect(parametersOf(containerGroupArguments, { ...inputs })).toEqual({
    Container: [
      {
        Name: "web",
        Image: "r.example.com/web:1",
        Command: ["run"],
        EnvironmentVar: [
          { Key: "A", Value: "b" },
          { Key: "IP", FieldRef: { FieldPath: "status.podIP" } },
        ],
        LivenessProbe: { HttpGet: { Path: "/", Port: 80 }, PeriodSeconds: 5 },
        LifecyclePostStartHandlerHttpGetPort: 80,
        LifecyclePostStartHandlerHttpGetHttpHeader: [{ Name: "a", Value: "b" }],
        LifecyclePreStopHandlerExec: ["stop"],
        SecurityContext: { RunAsUser: 1, Capability: { Add: ["NET_ADMIN"] } },
        SecurityContextRunAsGroup: 2,
      },
    ],
    Volume: [
      {
        Name: "files",
        Type: "ConfigFileVolume",
        ConfigFileVolume: { ConfigFileToPath: [{ Path: "a", Content: Buffer.from("ü").toString("base64") }] },
      },
      { Name: "disk", Type: "FlexVolume", FlexVolume: { Driver: "alicloud/oss", Options: '{"bucket":"b"}' } },
    ],
    VSwitchId: "vsw-1,vsw-2",
    CpuOptionsThreadsPerCore: 1,
    FixedIp: "true",
    Ipv6GatewayBandwidth: "5",
    OverheadReservationOption: { EnableOverheadReservation: true },
    ImageRegistryCredential: [{ Server: "r.example.com", UserName: "u", Password: "p" }],
    Cpu: 4,
  });
});

test("an update carries what changed as a whole, and logins with the containers", () => {
  const request = updateRequest(inputs, ["containers"]);
  expect(Object.keys(request).sort()).toEqual(["containers", "imageRegistryCredentials"]);
  const { Container } = parametersOf(updateTable, request) as { Container: Record<string, unknown>[] };
  expect(Container[0]).toHaveProperty("LifecyclePostStartHandlerHttpGetHttpHeaders");
  expect(Container[0]).not.toHaveProperty("LifecyclePostStartHandlerHttpGetHttpHeader");
  expect(updateRequest(inputs, ["cpu", "triggers", "vswitchIds", "tags"])).toEqual({ cpu: 4 });
});

test("what is left out is cleared where the API has a word for it", () => {
  expect(updateRequest({ containers: [web] }, ["restartPolicy", "cpu"])).toEqual({ restartPolicy: "Always" });
});
