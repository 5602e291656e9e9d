import { randomBytes } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createGroup, groupOf } from "../conformance/support/containerGroups.js";
import { create } from "../conformance/support/imageCaches.js";
import { startedEmulator } from "../emulator/support/startedEmulator.js";
import { startRegistryKinds } from "../support/registry/kinds.js";
import { puller } from "../support/registry/realRegistry.js";

/** What a hundred megabits take a tenth of a second for. */
const tenth = 1_250_000;

let kinds: Awaited<ReturnType<typeof startRegistryKinds>>;

beforeAll(async () => {
  kinds = await startRegistryKinds(async ({ push }) => {
    const shared = randomBytes(tenth);
    await push.image("team/app", "1", {}, [shared]);
    await push.image("team/app", "2", {}, [shared, randomBytes(2 * tenth)]);
    await push.image("team/arm", "1", { architecture: "arm64" });
  });
});

afterAll(() => kinds.stop());

const container = (Name: string, image: string) => ({ Name, Image: `r.example.com/team/${image}` });
const credential = { Server: "r.example.com", UserName: puller.userName, Password: puller.password };

function open(url: string) {
  const times = { schedulingMs: 0, containerStartMs: 0, buildMs: 0 };
  return startedEmulator({ ...times, registryUrls: { "*": url } });
}

describe("a container group that asks a registry", () => {
  it("pulls for as long as its layers are large, each of them once", async () => {
    const { emulator, target } = await open(kinds.plain.url);
    const id = await createGroup(target, {
      Container: [container("one", "app:1"), container("two", "app:2")],
    });
    const states = async () =>
      (await groupOf(target, id)).Containers.map(({ CurrentState }) => CurrentState.State);
    emulator.clock.advance(100);
    expect(await states()).toEqual(["Running", "Waiting"]);
    emulator.clock.advance(199);
    expect(await states()).toEqual(["Running", "Waiting"]);
    emulator.clock.advance(1);
    expect(await states()).toEqual(["Running", "Running"]);
  });

  it("pulls nothing that its cache has", async () => {
    const { emulator, target } = await open(kinds.plain.url);
    const ImageSnapshotId = await create(target, { Image: ["r.example.com/team/app:2"] });
    emulator.clock.advance(300);
    const id = await createGroup(target, { ImageSnapshotId, Container: [container("two", "app:2")] });
    expect((await groupOf(target, id)).Status).toBe("Running");
  });

  it.each([
    ["of a tag that is not there", "app:9", {}, "r.example.com/team/app:9: not found"],
    ["for another platform", "arm:1", {}, "no match for platform"],
    ["for the platform of the group, which comes", "arm:1", { CpuArchitecture: "ARM64" }, undefined],
  ])("waits for an image %s", async (_, image, parameters, words) => {
    const { emulator, target } = await open(kinds.plain.url);
    const id = await createGroup(target, { Container: [container("one", image)], ...parameters });
    emulator.clock.advance(1_000);
    const { Status, Events } = await groupOf(target, id);
    expect(Status).toBe(words === undefined ? "Running" : "Pending");
    const warnings = Events.filter(({ Type }) => Type === "Warning").map(({ Message }) => Message);
    expect(warnings[0] ?? "").toContain(words ?? "");
  });

  it("signs in with the logins of the group", async () => {
    const { emulator, target } = await open(kinds.basic.url);
    const Container = [container("one", "app:1")];
    const without = await createGroup(target, { Container });
    const withLogin = await createGroup(target, { Container, ImageRegistryCredential: [credential] });
    emulator.clock.advance(100);
    expect((await groupOf(target, without)).Containers[0]?.CurrentState.Reason).toBe("ImagePullBackOff");
    expect((await groupOf(target, withLogin)).Status).toBe("Running");
  });
});
