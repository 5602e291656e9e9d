import { once } from "node:events";
import { get, type IncomingMessage } from "node:http";
import { expect, describe as group, test } from "vitest";
import { createGroup, groupOf } from "../conformance/support/containerGroups.js";
import { allocate, vpc } from "../conformance/support/eips.js";
import { create, describe, describeOne } from "../conformance/support/imageCaches.js";
import { createNetwork, createWayOut } from "../conformance/support/natGateways.js";
import { type Started, startedEmulator } from "./support/startedEmulator.js";

async function control({ emulator }: Started, method: string, path: string, body?: unknown) {
  const response = await fetch(`${emulator.url}/_emulator/${path}`, {
    method,
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  return { status: response.status, text: await response.text() };
}

group("the control path", () => {
  test("shows the state with its secrets masked", async () => {
    const started = await startedEmulator();
    await create(started.target, {
      ImageRegistryCredential: [{ Server: "reg", UserName: "u", Password: "s3cret" }],
    });
    await allocate(started.target);
    const { text } = await control(started, "GET", "state");
    const state = JSON.parse(text);
    expect(state.imageCaches[0].ImageRegistryCredentials[0].Password).toBe("***");
    expect(state.eips).toHaveLength(1);
    expect(text).not.toContain("s3cret");
  });

  test("is no API request: neither recorded nor timed", async () => {
    const started = await startedEmulator();
    const now = started.emulator.clock.now();
    await control(started, "POST", "clock", { advanceMs: 500 });
    expect(started.emulator.clock.now()).toBe(now + 500);
    expect(started.emulator.calls).toEqual([]);
  });

  test("lists and clears the recorded calls", async () => {
    const started = await startedEmulator();
    await describe(started.target);
    const { text } = await control(started, "GET", "calls");
    expect(JSON.parse(text)).toMatchObject([
      { product: "ECI", action: "DescribeImageCaches", region: "cn-beijing", status: 200 },
    ]);
    await control(started, "DELETE", "calls");
    expect(started.emulator.calls).toEqual([]);
  });

  test("adds, lists and clears faults, and releases held calls", async () => {
    const started = await startedEmulator();
    const rule = { action: "DescribeImageCaches", fault: { kind: "throttle", retryAfterMs: 10 } };
    await control(started, "POST", "faults", rule);
    expect(JSON.parse((await control(started, "GET", "faults")).text)).toMatchObject([rule]);
    await expect(describe(started.target)).rejects.toMatchObject({ code: "Throttling.User" });
    await control(started, "POST", "faults", rule);
    await control(started, "DELETE", "faults");
    await describe(started.target);
    expect((await control(started, "POST", "faults/release")).status).toBe(200);
  });

  test("changes, finishes, fails and removes image caches", async () => {
    const started = await startedEmulator();
    const id = await create(started.target);
    await control(started, "POST", `image-caches/${id}`, {
      ImageCacheName: "new",
      Tags: [{ Key: "a", Value: "1" }],
    });
    await control(started, "POST", `image-caches/${id}/finish`);
    expect(await describeOne(started.target, id)).toMatchObject({
      ImageCacheName: "new",
      Status: "Ready",
      Tags: [{ Key: "a", Value: "1" }],
    });
    await control(started, "POST", `image-caches/${id}/fail`, { message: "why" });
    expect((await describeOne(started.target, id)).Events.at(-1)?.Message).toBe("why");
    await control(started, "DELETE", `image-caches/${id}`);
    expect(started.emulator.isEmpty()).toBe(true);
  });

  test("changes and removes EIPs", async () => {
    const started = await startedEmulator();
    const id = await allocate(started.target);
    await control(started, "POST", `eips/${id}`, { InstanceId: "i-1", Bandwidth: 9 });
    expect(started.emulator.eips.get(id)).toMatchObject({
      Status: "InUse",
      InstanceId: "i-1",
      Bandwidth: "9",
    });
    await control(started, "DELETE", `eips/${id}`);
    expect(started.emulator.isEmpty()).toBe(true);
  });

  test("ends, takes back, changes and removes container groups, without their secrets", async () => {
    const started = await startedEmulator({ schedulingMs: 0, imagePullMs: 0, containerStartMs: 0 });
    const EnvironmentVar = [{ Key: "TOKEN", Value: "s3cret" }];
    const hiding = [{ Name: "web", Image: "nginx:1", EnvironmentVarHide: true, EnvironmentVar }];
    const id = await createGroup(started.target, { RestartPolicy: "OnFailure", Container: hiding });
    const { text } = await control(started, "GET", "state");
    expect(text).not.toContain("s3cret");
    expect(JSON.parse(text).containerGroups).toMatchObject([{ ContainerGroupId: id, Status: "Running" }]);
    await control(started, "POST", `container-groups/${id}`, { Tags: { team: "web" } });
    await control(started, "POST", `container-groups/${id}/end`, { exitCode: 1 });
    expect(await groupOf(started.target, id)).toMatchObject({
      Status: "Running",
      Tags: [{ Key: "team", Value: "web" }],
      Containers: [{ CurrentState: { State: "Waiting" } }],
    });
    await control(started, "POST", `container-groups/${id}/expire`);
    expect((await groupOf(started.target, id)).Status).toBe("Expired");
    await control(started, "DELETE", `container-groups/${id}`);
    expect(started.emulator.isEmpty()).toBe(true);
  });

  test("shows and removes packages, gateways and their SNAT entries", async () => {
    const started = await startedEmulator();
    const { emulator, target } = started;
    await vpc(target, "CreateCommonBandwidthPackage", { Bandwidth: 50 });
    const network = await createNetwork(target);
    const { SnatTableId, SnatIp, binding } = await createWayOut(target, network);
    await vpc(target, "CreateSnatEntry", { SnatTableId, SnatIp, SourceVSwitchId: network.VSwitchId });
    const state = JSON.parse((await control(started, "GET", "state")).text);
    for (const [path, id] of [
      ["common-bandwidth-packages", state.commonBandwidthPackages[0].BandwidthPackageId],
      ["snat-entries", state.snatEntries[0].SnatEntryId],
      ["nat-gateways", state.natGateways[0].NatGatewayId],
      ["eips", binding.AllocationId],
      ["vswitches", network.VSwitchId],
      ["vpcs", network.VpcId],
    ]) {
      expect((await control(started, "DELETE", `${path}/${id}`)).status).toBe(200);
    }
    expect(emulator.isEmpty()).toBe(true);
  });

  test.each([
    ["POST", "faults", { fault: { kind: "earthquake" } }, "no fault of kind earthquake"],
    ["POST", "faults", { fault: { kind: "slow" } }, "ms must be a number"],
    ["POST", "faults", { acton: "X", fault: { kind: "hang" } }, "no field acton"],
    ["POST", "faults", [], "must be a JSON object"],
    ["POST", "clock", { advanceMs: "1" }, "advanceMs must be a number"],
    ["POST", "clock", { advanceMs: -1 }, "advanceMs must be 0 or more"],
    ["POST", "clock", { advanceMs: 1e18 }, "before the year 9000"],
    ["DELETE", "eips/eip-none", undefined, "no EIP eip-none"],
  ])("refuses %s %s %j and says why", async (method, path, body, message) => {
    const answer = await control(await startedEmulator(), method, path, body);
    expect(answer.status).toBe(400);
    expect(answer.text).toContain(message);
  });

  test("knows no other path", async () => {
    const started = await startedEmulator();
    expect((await control(started, "GET", "secrets")).status).toBe(404);
    expect((await control(started, "GET", "image-caches")).status).toBe(404);
  });

  test("refuses web pages", async () => {
    const { emulator } = await startedEmulator();
    const response = await fetch(`${emulator.url}/_emulator/state`, {
      headers: { origin: "http://evil.test" },
    });
    expect(response.status).toBe(403);
  });

  test.each(["evil.test", "evil.test:80", "127.0.0.1.evil.test", "[::2]:80"])(
    "refuses a page that has turned %s into this address",
    async (host) => {
      const { emulator } = await startedEmulator();
      const request = get(`${emulator.url}/_emulator/state`, { headers: { host } });
      const [response] = (await once(request, "response")) as [IncomingMessage];
      response.resume();
      expect(response.statusCode).toBe(403);
    },
  );
});
