import { UpdateContainerGroupRequest } from "@alicloud/eci20180808";
import { expect, describe as group, type TestContext, test } from "vitest";
import type { EmulatorOptions } from "../../emulator/index.js";
import { eciClient } from "./support/clients.js";
import { createGroup, eci, groupOf, nginx, statusOf } from "./support/containerGroups.js";
import { emulatorOf, openTarget, type Target } from "./support/target.js";

const minute = 60_000;

/** A group that runs. */
async function running(context: TestContext, parameters: object = {}, options: EmulatorOptions = {}) {
  const target = await openTarget(options, context);
  const { clock, containerGroups, calls } = emulatorOf(target, context);
  const id = await createGroup(target, parameters);
  clock.advance(minute);
  expect(await statusOf(target, id)).toBe("Running");
  return { target, id, clock, containerGroups, calls };
}

function update(target: Target, ContainerGroupId: string, parameters: object): Promise<unknown> {
  return eci(target, "UpdateContainerGroup", { ContainerGroupId, ...parameters });
}

group("UpdateContainerGroup", () => {
  test("takes the generated client's request, and pulls a new image in the running group", async (context) => {
    const { target, id, clock } = await running(context);
    await eciClient(target).updateContainerGroup(
      new UpdateContainerGroupRequest({
        regionId: target.region,
        containerGroupId: id,
        container: [
          {
            name: "web",
            image: "nginx:1.28",
            lifecyclePostStartHandlerHttpGetPath: "/",
            lifecyclePostStartHandlerHttpGetPort: 80,
            lifecyclePostStartHandlerHttpGetHttpHeaders: [{ name: "Host", value: "web" }],
          },
        ],
        tag: [{ key: "team", value: "web" }],
      }),
    );
    expect(await groupOf(target, id)).toMatchObject({
      Status: "Updating",
      Tags: [{ Key: "team", Value: "web" }],
      Containers: [{ Image: "nginx:1.28", CurrentState: { State: "Waiting" } }],
    });
    clock.advance(21_000);
    const { Status, Containers, Events } = await groupOf(target, id);
    expect(Status).toBe("Running");
    expect(Containers).toMatchObject([{ RestartCount: 1, PreviousState: { ExitCode: 137 } }]);
    expect(Events.map(({ Message }) => Message)).toContain('Successfully pulled image "nginx:1.28" in 20s');
  });

  test("starts nothing anew that is as before, or whose image is there", async (context) => {
    const Container = [nginx, { Name: "side", Image: "busybox:1" }];
    const { target, id, clock } = await running(context, { Container });
    await update(target, id, { Container: [nginx, { Name: "side", Image: "nginx:1.27" }] });
    const { Containers } = await groupOf(target, id);
    expect(Containers).toMatchObject([
      { Name: "web", RestartCount: 0, CurrentState: { State: "Running" } },
      { Name: "side", RestartCount: 1, CurrentState: { State: "Waiting" } },
    ]);
    clock.advance(1_000);
    expect(await statusOf(target, id)).toBe("Running");
  });

  test("puts whole lists in place of the old ones, or merges them by their names", async (context) => {
    const Port = [{ Port: 80, Protocol: "TCP" }];
    const Container = [
      { ...nginx, Port },
      { Name: "side", Image: "busybox:1" },
    ];
    const { target, id, clock } = await running(context, { Container });
    const changed = { Container: [{ ...nginx, WorkingDir: "/srv" }] };
    await update(target, id, { ...changed, UpdateType: "IncrementalUpdate" });
    clock.advance(minute);
    expect((await groupOf(target, id)).Containers).toMatchObject([
      { Name: "web", WorkingDir: "/srv", Ports: Port, RestartCount: 1 },
      { Name: "side", RestartCount: 0 },
    ]);
    await update(target, id, changed);
    clock.advance(minute);
    expect((await groupOf(target, id)).Containers).toMatchObject([
      { Name: "web", WorkingDir: "/srv", Ports: [] },
    ]);
    await expect(update(target, id, { Container: [{ Name: "web" }] })).rejects.toMatchObject({
      code: "MissingParameter",
    });
  });

  test("changes volumes, and starts anew what mounts them", async (context) => {
    const volume = (Content: string) => ({
      Name: "site",
      Type: "ConfigFileVolume",
      ConfigFileVolume: { ConfigFileToPath: [{ Path: "index.html", Content }] },
    });
    const Container = [
      { ...nginx, VolumeMount: [{ Name: "site", MountPath: "/srv" }] },
      { Name: "side", Image: "busybox:1" },
    ];
    const { target, id } = await running(context, { Container, Volume: [volume("b25l")] });
    await update(target, id, { Volume: [volume("dHdv")] });
    expect(await groupOf(target, id)).toMatchObject({
      Status: "Updating",
      Volumes: [{ ConfigFileVolumeConfigFileToPaths: [{ Path: "index.html", Content: "dHdv" }] }],
      Containers: [{ RestartCount: 1 }, { RestartCount: 0 }],
    });
  });

  test("changes logins, tags and the resource group while everything runs on", async (context) => {
    const { target, id, containerGroups } = await running(context);
    const ImageRegistryCredential = [{ Server: "r.local", UserName: "u", Password: "test-password" }];
    await update(target, id, { ImageRegistryCredential, ResourceGroupId: "rg-2" });
    expect(await groupOf(target, id)).toMatchObject({ Status: "Running", ResourceGroupId: "rg-2" });
    expect(containerGroups.get(id)?.ImageRegistryCredentials).toEqual(ImageRegistryCredential);
  });

  test("stays Updating while an image does not come", async (context) => {
    const { target, id, clock } = await running(context);
    await update(target, id, { Container: [{ Name: "web", Image: "r.local/fail-build:1" }] });
    clock.advance(60 * minute);
    expect(await groupOf(target, id)).toMatchObject({
      Status: "Updating",
      Containers: [{ CurrentState: { State: "Waiting", Reason: "ImagePullBackOff" } }],
    });
  });

  test("changes the policy of what goes on", async (context) => {
    const containerRules = [{ image: "nginx:*", exitCode: 1, runMs: 2 * minute }];
    const { target, id, clock } = await running(context, {}, { containerRules });
    await update(target, id, { RestartPolicy: "Never" });
    clock.advance(2 * minute);
    expect(await groupOf(target, id)).toMatchObject({ Status: "Failed", RestartPolicy: "Never" });
  });

  test("takes only groups that are Pending or Running", async (context) => {
    const target = await openTarget({}, context);
    const { clock, containerGroups } = emulatorOf(target, context);
    const id = await createGroup(target);
    const change = () => update(target, id, { Container: [{ Name: "web", Image: "nginx:1.28" }] });
    await expect(change()).rejects.toMatchObject({ code: "IncorrectStatus", statusCode: 400 });
    clock.advance(10_000);
    await change();
    await expect(change()).rejects.toMatchObject({ code: "IncorrectStatus" });
    clock.advance(minute);
    containerGroups.expire(id);
    await expect(change()).rejects.toMatchObject({ code: "IncorrectStatus" });
    await expect(update(target, "eci-none", {})).rejects.toMatchObject({ code: "InvalidParameter.NotFound" });
  });
});

/** Nobody says how these are in truth: each has an option. */
group("what an update is only thought to do", () => {
  test("changes the size of a group, or refuses to", async (context) => {
    const { target, id } = await running(context);
    await update(target, id, { Cpu: 4, Memory: 8 });
    expect(await groupOf(target, id)).toMatchObject({ Cpu: 4, Memory: 8, Containers: [{ RestartCount: 0 }] });
    const strict = await running(context, {}, { resizeInPlace: "refused" });
    await expect(update(strict.target, strict.id, { Cpu: 4 })).rejects.toMatchObject({
      code: "InvalidParameter.CPU.Memory",
    });
    await update(strict.target, strict.id, { Cpu: 2, Memory: 4 });
  });

  test("starts containers of RestartPolicy Never anew, or kills them", async (context) => {
    const changed = { Container: [{ Name: "web", Image: "nginx:1.28" }] };
    const lenient = await running(context, { RestartPolicy: "Never" });
    await update(lenient.target, lenient.id, changed);
    lenient.clock.advance(minute);
    expect(await statusOf(lenient.target, lenient.id)).toBe("Running");
    const strict = await running(context, { RestartPolicy: "Never" }, { updateUnderNever: "fails" });
    await update(strict.target, strict.id, changed);
    expect(await groupOf(strict.target, strict.id)).toMatchObject({
      Status: "Failed",
      Containers: [{ CurrentState: { ExitCode: 137 } }],
    });
  });

  test("keeps or loses what it has no field for", async (context) => {
    const volume = {
      Name: "site",
      Type: "ConfigFileVolume",
      ConfigFileVolume: { DefaultMode: 256, ConfigFileToPath: [{ Path: "a", Content: "b25l", Mode: 292 }] },
    };
    const parameters = { Container: [{ ...nginx, EnvironmentVarHide: true }], Volume: [volume] };
    const changed = {
      Container: [{ ...nginx, WorkingDir: "/" }],
      Volume: [{ ...volume, ConfigFileVolume: { ConfigFileToPath: [{ Path: "a", Content: "dHdv" }] } }],
    };
    const lenient = await running(context, parameters);
    await update(lenient.target, lenient.id, changed);
    expect(lenient.containerGroups.get(lenient.id)).toMatchObject({
      Container: [{ EnvironmentVarHide: true }],
      Volume: [
        { ConfigFileVolume: { DefaultMode: 256, ConfigFileToPath: [{ Content: "dHdv", Mode: 292 }] } },
      ],
    });
    const strict = await running(context, parameters, { fieldsUpdateLacks: "lost" });
    await update(strict.target, strict.id, changed);
    const lost = strict.containerGroups.get(strict.id);
    expect(lost?.Container[0]).not.toHaveProperty("EnvironmentVarHide");
    expect(lost?.Volume[0]?.ConfigFileVolume).toEqual({ ConfigFileToPath: [{ Path: "a", Content: "dHdv" }] });
  });
});
