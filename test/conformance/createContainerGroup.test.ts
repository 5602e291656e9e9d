import { CreateContainerGroupRequest, DescribeContainerGroupsRequest } from "@alicloud/eci20180808";
import { expect, describe as group, test } from "vitest";
import { eciClient, popClient } from "./support/clients.js";
import { createGroup, eci, groupOf, listGroups, nginx, statusOf } from "./support/containerGroups.js";
import { emulatorOf, openTarget } from "./support/target.js";

const request = {
  containerGroupName: "all-of-it",
  restartPolicy: "OnFailure",
  cpu: 2,
  memory: 4,
  vSwitchId: "vsw-1,vsw-2",
  securityGroupId: "sg-1",
  resourceGroupId: "rg-1",
  ramRoleName: "reader",
  ephemeralStorage: 20,
  spotStrategy: "SpotWithPriceLimit",
  spotPriceLimit: 0.025,
  hostAliase: [{ ip: "10.0.0.9", hostname: ["db", "db.local"] }],
  dnsConfig: { nameServer: ["10.0.0.2"], search: ["local"], option: [{ name: "ndots", value: "2" }] },
  securityContext: { sysctl: [{ name: "net.core.somaxconn", value: "1024" }] },
  tag: [{ key: "team", value: "web" }],
  container: [
    {
      name: "web",
      image: "nginx:1.27",
      command: ["nginx"],
      arg: ["-g", "daemon off;"],
      workingDir: "/srv",
      cpu: 1,
      memory: 2,
      imagePullPolicy: "IfNotPresent",
      environmentVar: [
        { key: "MODE", value: "" },
        { key: "IP", fieldRef: { fieldPath: "status.podIP" } },
      ],
      port: [{ port: 80, protocol: "TCP" }],
      volumeMount: [{ name: "site", mountPath: "/srv", readOnly: true }],
      livenessProbe: { exec: { command: ["true"] }, periodSeconds: 5 },
      readinessProbe: { httpGet: { path: "/", port: 80, scheme: "HTTP" }, failureThreshold: 3 },
      securityContext: {
        runAsUser: 33,
        readOnlyRootFilesystem: true,
        capability: { add: ["NET_BIND_SERVICE"] },
      },
      lifecyclePostStartHandlerExec: ["echo", "up"],
      tty: true,
    },
  ],
  initContainer: [{ name: "prepare", image: "busybox:1.36", command: ["true"] }],
  volume: [
    {
      name: "site",
      type: "ConfigFileVolume",
      configFileVolume: { configFileToPath: [{ path: "index.html", content: "aGVsbG8=" }] },
    },
    { name: "scratch", type: "EmptyDirVolume", emptyDirVolume: { sizeLimit: "256Mi" } },
    { name: "share", type: "NFSVolume", NFSVolume: { server: "nas.local", path: "/", readOnly: true } },
  ],
};

group("CreateContainerGroup", () => {
  test("takes the generated client's whole request and shows what can be read back", async () => {
    const target = await openTarget();
    const client = eciClient(target);
    const { body } = await client.createContainerGroup(
      new CreateContainerGroupRequest({ regionId: target.region, ...request }),
    );
    const containerGroupId = body?.containerGroupId ?? "";
    expect(containerGroupId).toMatch(/^eci-[a-z0-9]{20}$/);
    const containerGroupIds = JSON.stringify([containerGroupId]);
    const list = await client.describeContainerGroups(
      new DescribeContainerGroupsRequest({ regionId: target.region, containerGroupIds }),
    );
    expect(list.body?.totalCount).toBe(1);
    const [found] = list.body?.containerGroups ?? [];
    expect(found).toMatchObject({
      containerGroupId,
      containerGroupName: "all-of-it",
      status: "Scheduling",
      regionId: target.region,
      vSwitchId: "vsw-1",
      securityGroupId: "sg-1",
      resourceGroupId: "rg-1",
      restartPolicy: "OnFailure",
      cpu: 2,
      memory: 4,
      ramRoleName: "reader",
      ephemeralStorage: 20,
      spotStrategy: "SpotWithPriceLimit",
      spotPriceLimit: 0.025,
      intranetIp: expect.stringMatching(/^172\.16\./),
      tags: [{ key: "team", value: "web" }],
      hostAliases: [{ ip: "10.0.0.9", hostnames: ["db", "db.local"] }],
      dnsConfig: { nameServers: ["10.0.0.2"], searches: ["local"], options: [{ name: "ndots", value: "2" }] },
      eciSecurityContext: { sysctls: [{ name: "net.core.somaxconn", value: "1024" }] },
    });
    expect(found?.containers?.[0]).toMatchObject({
      name: "web",
      image: "nginx:1.27",
      commands: ["nginx"],
      args: ["-g", "daemon off;"],
      environmentVars: [
        { key: "MODE", value: "" },
        { key: "IP", valueFrom: { fieldRef: { fieldPath: "status.podIP" } } },
      ],
      ports: [{ port: 80, protocol: "TCP" }],
      volumeMounts: [{ name: "site", mountPath: "/srv", readOnly: true }],
      livenessProbe: { execs: ["true"], periodSeconds: 5 },
      readinessProbe: { httpGet: { path: "/", port: 80, scheme: "HTTP" }, failureThreshold: 3 },
      securityContext: { runAsUser: 33, capability: { adds: ["NET_BIND_SERVICE"] } },
      tty: true,
      ready: false,
      restartCount: 0,
      currentState: { state: "Waiting" },
    });
    expect(found?.initContainers?.[0]).toMatchObject({ name: "prepare", command: ["true"] });
    expect(found?.volumes).toMatchObject([
      {
        type: "ConfigFileVolume",
        configFileVolumeConfigFileToPaths: [{ path: "index.html", content: "aGVsbG8=" }],
      },
      { type: "EmptyDirVolume", emptyDirVolumeSizeLimit: "256Mi" },
      { type: "NFSVolume", NFSVolumeServer: "nas.local", NFSVolumeReadOnly: true },
    ]);
  });

  test("gives a group the usual size and policy", async () => {
    const target = await openTarget();
    expect(await groupOf(target, await createGroup(target))).toMatchObject({
      Cpu: 2,
      Memory: 4,
      RestartPolicy: "Always",
      Tags: [],
      Volumes: [],
    });
    const sized = { Container: [{ ...nginx, Cpu: 4, Memory: 8 }] };
    expect(await groupOf(target, await createGroup(target, sized))).toMatchObject({ Cpu: 4, Memory: 8 });
  });

  test("shows no hidden values, but keeps them", async (context) => {
    const target = await openTarget();
    const emulator = emulatorOf(target, context);
    const EnvironmentVar = [{ Key: "TOKEN", Value: "test-token" }];
    const Container = [{ ...nginx, EnvironmentVarHide: true, EnvironmentVar }];
    const FlexVolume = { Driver: "alicloud/oss", Options: '{"akSecret":"test-secret"}' };
    const Volume = [{ Name: "bucket", Type: "FlexVolume", FlexVolume }];
    const id = await createGroup(target, { Container, Volume });
    expect(JSON.stringify(await groupOf(target, id))).not.toContain("test-token");
    expect(emulator.containerGroups.get(id)).toMatchObject({ Container, Volume });
    for (const shown of [emulator.calls, emulator.seed()])
      expect(JSON.stringify(shown)).not.toMatch(/test-(token|secret)/);
  });

  test("answers the older client in the same way, by either method", async () => {
    const target = await openTarget();
    const pop = popClient(target, "ECI");
    for (const method of ["GET", "POST"]) {
      const { ContainerGroupId } = await pop.request<{ ContainerGroupId: string }>(
        "CreateContainerGroup",
        {
          RegionId: target.region,
          ContainerGroupName: "older",
          "Container.1.Name": "web",
          "Container.1.Image": "nginx:1.27",
          "Container.1.Arg.1": "-g",
          "Container.1.LivenessProbe.TcpSocket.Port": 80,
        },
        { method },
      );
      expect(await groupOf(target, ContainerGroupId)).toMatchObject({
        Containers: [{ Args: ["-g"], LivenessProbe: { TcpSocket: { Port: 80 } } }],
      });
    }
  });

  test("makes one group for each token", async () => {
    const target = await openTarget();
    const first = await createGroup(target, { ClientToken: "t" });
    expect(await createGroup(target, { ClientToken: "t" })).toBe(first);
    await expect(createGroup(target, { ClientToken: "t", Cpu: 4 })).rejects.toMatchObject({
      code: "IdempotentParameterMismatch",
    });
    expect((await listGroups(target)).TotalCount).toBe(1);
  });

  test("makes nothing of a dry run, and says what would be refused", async () => {
    const target = await openTarget();
    await expect(createGroup(target, { DryRun: true })).rejects.toMatchObject({ code: "DryRunOperation" });
    await expect(createGroup(target, { DryRun: true, Container: undefined })).rejects.toMatchObject({
      code: "MissingParameter",
    });
    expect((await listGroups(target)).TotalCount).toBe(0);
  });

  const probes = { Exec: { Command: ["true"] }, TcpSocket: { Port: 80 } };
  test.each([
    ["no name", { ContainerGroupName: undefined }, "MissingParameter"],
    ["a name with capitals", { ContainerGroupName: "Web" }, "InvalidParameter"],
    ["a name that ends with a dash", { ContainerGroupName: "web-" }, "InvalidParameter"],
    ["no container", { Container: undefined }, "MissingParameter"],
    ["a container without a name", { Container: [{ Image: "a:1" }] }, "MissingParameter"],
    ["a container without an image", { Container: [{ Name: "a" }] }, "MissingParameter"],
    ["two containers of one name", { Container: [nginx, nginx] }, "InvalidParameter"],
    ["an unknown policy", { RestartPolicy: "Sometimes" }, "InvalidParameter"],
    [
      "an address beside an automatic one",
      { EipInstanceId: "eip-1", AutoCreateEip: true },
      "InvalidParameter",
    ],
    ["a price limit without a price", { SpotStrategy: "SpotWithPriceLimit" }, "MissingParameter"],
    [
      "containers larger than the group",
      { Cpu: 1, Container: [{ ...nginx, Cpu: 2 }] },
      "InvalidParameter.CPU.Memory",
    ],
    ["a probe with two ways", { Container: [{ ...nginx, LivenessProbe: probes }] }, "InvalidParameter"],
    ["a port of nothing", { Container: [{ ...nginx, Port: [{ Port: 0 }] }] }, "InvalidParameter"],
    [
      "a mount without its volume",
      { Container: [{ ...nginx, VolumeMount: [{ Name: "a", MountPath: "/a" }] }] },
      "InvalidParameter",
    ],
    [
      "a value of 257 characters",
      { Container: [{ ...nginx, EnvironmentVar: [{ Key: "A", Value: "x".repeat(257) }] }] },
      "InvalidParameter",
    ],
    [
      "files of more than 32 kB",
      {
        Volume: [
          {
            Name: "a",
            Type: "ConfigFileVolume",
            ConfigFileVolume: {
              ConfigFileToPath: [{ Path: "a", Content: Buffer.alloc(33_000).toString("base64") }],
            },
          },
        ],
      },
      "InvalidParameter",
    ],
  ])("refuses %s", async (_, parameters, code) => {
    const target = await openTarget();
    await expect(createGroup(target, parameters)).rejects.toMatchObject({ code, statusCode: 400 });
    expect((await listGroups(target)).TotalCount).toBe(0);
  });

  test("is scheduled, pulls and runs as the clock goes on", async (context) => {
    const times = { schedulingMs: 5_000, imagePullMs: 20_000, containerStartMs: 1_000 };
    const target = await openTarget(times, context);
    const { clock } = emulatorOf(target, context);
    const id = await createGroup(target);
    expect(await statusOf(target, id)).toBe("Scheduling");
    clock.advance(5_000);
    expect(await statusOf(target, id)).toBe("Pending");
    clock.advance(20_999);
    expect(await statusOf(target, id)).toBe("Pending");
    clock.advance(1);
    const { Status, Containers, Events } = await groupOf(target, id);
    expect(Status).toBe("Running");
    expect(Containers).toMatchObject([{ Ready: true, RestartCount: 0, CurrentState: { State: "Running" } }]);
    expect(Events.map(({ Reason, Message }) => `${Reason}: ${Message}`)).toEqual([
      'Pulling: Pulling image "nginx:1.27"',
      'Pulled: Successfully pulled image "nginx:1.27" in 20s',
      "Created: Created container web",
      "Started: Started container web",
    ]);
  });

  test("goes when it is deleted", async (context) => {
    const target = await openTarget({ groupDeleteMs: 10_000 }, context);
    const emulator = emulatorOf(target, context);
    const ContainerGroupId = await createGroup(target);
    await eci(target, "DeleteContainerGroup", { ContainerGroupId });
    expect(await statusOf(target, ContainerGroupId)).toBe("Terminating");
    expect(emulator.isEmpty()).toBe(false);
    emulator.clock.advance(10_000);
    expect((await listGroups(target)).ContainerGroups).toEqual([]);
    expect(emulator.isEmpty()).toBe(true);
    await expect(eci(target, "DeleteContainerGroup", { ContainerGroupId })).rejects.toMatchObject({
      code: "InvalidParameter.NotFound",
      statusCode: 404,
    });
  });
});
