import { secret } from "@pulumi/pulumi";
import { ContainerGroup, type ContainerGroupArgs, Eip, ImageCache } from "pulumi-eci";
import { afterEach, describe, expect, it } from "vitest";
import { TestStack } from "./support/stack.js";

const network = { securityGroupId: "sg-1", vswitchIds: ["vsw-1", "vsw-2"] };
const web = { name: "web", image: "registry.example.com/team/web:1" };
const args: ContainerGroupArgs = { ...network, containers: [web] };
const job: ContainerGroupArgs = {
  ...network,
  containers: [{ name: "job", image: "registry.example.com/team/job:1" }],
  restartPolicy: "Never",
};

const hour = 60 * 60 * 1_000;
const containerRules = [
  { image: "*/job:*", exitCode: 0, runMs: 30_000 },
  { image: "*/broken:*", exitCode: 3, log: "opening the till\nthe till is locked", runMs: 1_000 },
];

let stack: TestStack;
afterEach(() => stack.close());

async function open(emulator: Parameters<typeof TestStack.create>[0] = {}): Promise<void> {
  stack = await TestStack.create({ ...emulator, emulator: { containerRules, ...emulator.emulator } });
}

function declare(changes: Partial<ContainerGroupArgs> = {}, of: ContainerGroupArgs = args): void {
  stack.declare(async () => {
    const group = new ContainerGroup("web", { ...of, ...changes });
    return {
      id: group.containerGroupId,
      name: group.containerGroupName,
      status: group.status,
      forgotten: group.forgotten,
      states: group.containerStates,
      imageCache: group.imageCache,
    };
  });
}

const groups = () => stack.emulator.containerGroups.list();

describe("a container group on the real engine", () => {
  it("runs, is left alone by the next run, changed in place, and destroyed", async () => {
    await open();
    declare();
    const created = await stack.up();
    expect(created.errors).toBe("");
    expect(created.changes).toEqual({ create: 1 });
    const { id, name, status, states } = await stack.outputs();
    expect(name).toMatch(/^web-[0-9a-f]{8}$/);
    expect(status).toBe("Running");
    expect(states).toMatchObject([{ name: "web", state: "Running" }]);
    expect(groups()).toMatchObject([{ ContainerGroupId: id, ContainerGroupName: name, VSwitchId: "vsw-1" }]);

    expect((await stack.up()).changes).toEqual({ same: 1 });
    expect((await stack.refresh()).output).toContain("2 unchanged");

    declare({ containers: [{ ...web, command: ["serve"] }], cpu: 4, memory: 8, tags: { team: "shop" } });
    const updated = await stack.up();
    expect(updated.changes).toEqual({ update: 1 });
    expect(groups()).toMatchObject([{ ContainerGroupId: id, Cpu: 4, Memory: 8, Status: "Running" }]);
    expect(groups()[0]?.Tags).toContainEqual({ Key: "team", Value: "shop" });
    expect((await stack.up()).changes).toEqual({ same: 1 });

    expect((await stack.destroy()).succeeded).toBe(true);
    expect(stack.emulator.isEmpty()).toBe(true);
  });

  it("starts from a cache that is made beside it, and tells the hit", async () => {
    await open();
    stack.declare(async () => {
      const cache = new ImageCache("web", { ...network, images: [web.image] });
      const named = new ContainerGroup("named", { ...args, imageCacheId: cache.imageCacheId });
      const matched = new ContainerGroup(
        "matched",
        { ...args, autoMatchImageCache: true },
        { dependsOn: cache },
      );
      return { cacheId: cache.imageCacheId, named: named.imageCache, matched: matched.imageCache };
    });
    expect((await stack.up()).errors).toBe("");
    const { cacheId, named, matched } = await stack.outputs();
    expect(named).toEqual({ id: cacheId, hit: "full" });
    expect(matched).toEqual({ id: cacheId, hit: "full" });
    expect((await stack.up()).changes).toEqual({ same: 3 });
  });

  it("another image makes a new group before the old one goes, and the preview says why", async () => {
    await open();
    declare();
    await stack.up();
    const { id } = await stack.outputs();
    declare({ containers: [{ ...web, image: "registry.example.com/team/web:2" }] });
    const preview = await stack.preview({ diff: false });
    expect(preview.changes).toEqual({ replace: 1 });
    expect(preview.output).toContain(
      "another image makes a new group, which can start from a cache (onImageChange)",
    );
    expect((await stack.up()).changes).toEqual({ replace: 1 });
    expect(groups()).toHaveLength(1);
    expect((await stack.outputs()).id).not.toBe(id);
    const [second] = groups();
    declare({ containers: [{ ...web, image: "registry.example.com/team/web:3" }], onImageChange: "update" });
    expect((await stack.up()).changes).toEqual({ update: 1 });
    expect(groups()).toMatchObject([{ ContainerGroupId: second?.ContainerGroupId }]);
  });

  it("one for ever that has ended or gone is made anew, without a refresh, and the preview says why", async () => {
    await open();
    declare();
    await stack.up();
    const { id } = await stack.outputs();
    stack.emulator.containerGroups.expire(String(id));
    const preview = await stack.preview({ diff: false });
    expect(preview.output).toContain("it is Expired, and restartPolicy is Always");
    expect((await stack.up()).changes).toEqual({ replace: 1 });
    const { id: second } = await stack.outputs();
    stack.emulator.containerGroups.remove(String(second));
    expect((await stack.up()).changes).toEqual({ replace: 1 });
    expect(groups()).toMatchObject([{ Status: "Running" }]);
    expect((await stack.up()).changes).toEqual({ same: 1 });
  });

  it("a failure ends with exit code and last words, without secrets, and the next run makes it anew", async () => {
    await open({
      emulator: {
        containerRules: [{ image: "*/broken:*", exitCode: 3, log: "the key is hunter22!", runMs: 1_000 }],
      },
    });
    const broken = {
      ...job,
      containers: [
        {
          name: "job",
          image: "registry.example.com/team/broken:1",
          environmentVars: [{ key: "KEY", value: secret("hunter22") }],
        },
      ],
    };
    declare({}, broken);
    const failed = await stack.up();
    expect(failed.succeeded).toBe(false);
    expect(failed.errors).toContain("is Failed. The container job ended with exit code 3");
    expect(failed.errors).toMatch(/The last that job has written:\s+\| the key is \*\*\*!/);
    expect(failed.output + failed.errors).not.toContain("hunter22");
    expect(JSON.stringify(await stack.resources())).not.toContain("hunter22");
    const [first] = groups();
    declare({}, job);
    expect((await stack.up()).changes).toEqual({ replace: 1 });
    expect(groups().map(({ ContainerGroupId }) => ContainerGroupId)).not.toContain(first?.ContainerGroupId);
  });

  it("values of the environment stand in no state, and are hidden", async () => {
    await open({ environment: { TILL_KEY: "open-sesame-1" } });
    declare({ containers: [{ ...web, environmentVars: [{ key: "KEY", valueEnv: "TILL_KEY" }] }] });
    const created = await stack.up();
    expect(created.errors).toBe("");
    expect(JSON.stringify(await stack.resources()) + created.output).not.toContain("open-sesame-1");
    expect(groups()[0]?.Container).toMatchObject([
      { EnvironmentVar: [{ Key: "KEY", Value: "open-sesame-1" }], EnvironmentVarHide: true },
    ]);
    expect((await stack.refresh()).output).toContain("2 unchanged");
  });
});

describe("what keeps a group from starting", () => {
  it("is told while the run waits, and at its end", async () => {
    await open();
    stack.declare(async () => {
      const containers = [{ name: "web", image: "registry.example.com/fail-build:1" }];
      new ContainerGroup("web", { ...args, containers }, { customTimeouts: { create: "1s" } });
    });
    const failed = await stack.up();
    expect(failed.output).toMatch(/warning: eci-\w+ does not start yet: Failed: .*fail-build/);
    expect(failed.errors).toMatch(
      /is still Pending \(\w+\) after \d+ s\. Failed: .*It goes on in the cloud/s,
    );
    declare();
    expect((await stack.up()).changes).toEqual({ replace: 1 });
  });

  it("is refused at preview where it is the cache", async () => {
    await open();
    declare({ imageCacheId: "imc-gone" });
    const preview = await stack.preview();
    expect(preview.succeeded).toBe(false);
    expect(preview.errors).toContain("names a cache that does not exist in cn-hangzhou (imc-gone)");
  });
});

describe("what only a new group can have", () => {
  it("is a size that the cloud does not change in place: told, and right after the next run", async () => {
    await open({ emulator: { resizeInPlace: "refused" } });
    declare();
    await stack.up();
    declare({ cpu: 4, memory: 8 });
    const refused = await stack.up();
    expect(refused.errors).toContain(
      "the cloud does not change cpu and memory in place (UpdateContainerGroup failed",
    );
    const preview = await stack.preview({ diff: false });
    expect(preview.output).toContain("the cloud has refused to change cpu and memory in place");
    expect((await stack.up()).changes).toEqual({ replace: 1 });
    expect(groups()).toMatchObject([{ Cpu: 4, Memory: 8, Status: "Running" }]);
    expect((await stack.up()).changes).toEqual({ same: 1 });
  });

  it("goes after the old one where both hold an address", async () => {
    await open();
    const declareWith = (image: string) =>
      stack.declare(async () => {
        const address = new Eip("web", {});
        const containers = [{ name: "web", image }];
        new ContainerGroup("web", { ...network, containers, eipInstanceId: address.allocationId });
      });
    declareWith("registry.example.com/team/web:1");
    expect((await stack.up()).errors).toBe("");
    expect(stack.emulator.eips.list()).toMatchObject([{ Status: "InUse" }]);
    declareWith("registry.example.com/team/web:2");
    const preview = await stack.preview({ diff: false });
    expect(preview.output).toContain("the old group goes first");
    stack.emulator.clearCalls();
    expect((await stack.up()).errors).toBe("");
    const made = stack.emulator.calls
      .map(({ action }) => action)
      .filter((action) => /^(Create|Delete)/.test(action));
    expect(made).toEqual(["DeleteContainerGroup", "CreateContainerGroup"]);
    expect((await stack.destroy()).succeeded).toBe(true);
    expect(stack.emulator.isEmpty()).toBe(true);
  });
});

it("waits for a cache that is still being built", async () => {
  await open({ emulator: { buildMs: 120_000 } });
  stack.declare(async () => {
    const cache = new ImageCache("web", { ...network, images: [web.image], waitForReady: false });
    const group = new ContainerGroup("web", { ...args, imageCacheId: cache.imageCacheId });
    return { hit: group.imageCache };
  });
  const created = await stack.up();
  expect(created.errors).toBe("");
  expect(created.output).toMatch(
    /ContainerGroup web: waits for the image cache imc-\w+, which is (Preparing|Creating)/,
  );
  expect((await stack.outputs()).hit).toMatchObject({ hit: "full" });
});

it("tells what it has waited for where the cache takes longer than the time there is", async () => {
  await open({ emulator: { buildMs: 1e9 } });
  stack.declare(async () => {
    const cache = new ImageCache("web", { ...network, images: [web.image], waitForReady: false });
    const group = { ...args, imageCacheId: cache.imageCacheId };
    new ContainerGroup("web", group, { customTimeouts: { create: "1s" } });
  });
  expect((await stack.up()).errors).toMatch(
    /Nothing was created: the image cache imc-\w+ is still (Preparing|Creating) .* after \d+ s\. /,
  );
  expect(groups()).toEqual([]);
});

it("leaves the last words of a failure out where that is asked for", async () => {
  await open();
  const containers = [{ name: "job", image: "registry.example.com/team/broken:1" }];
  declare({ containers, showLogs: false }, job);
  const failed = await stack.up();
  expect(failed.errors).toContain(
    "The container job ended with exit code 3 (Error). Correct what the container runs",
  );
  expect(failed.errors).not.toContain("the till is locked");
});

describe("a job", () => {
  it("ends, is forgotten, and stays what it is", async () => {
    await open();
    declare({ waitFor: "succeeded" }, job);
    const created = await stack.up();
    expect(created.errors).toBe("");
    expect((await stack.outputs()).status).toBe("Succeeded");
    stack.emulator.clock.advance(2 * hour);
    expect(groups()).toEqual([]);
    const refreshed = await stack.refresh();
    expect(refreshed.succeeded).toBe(true);
    const [stored] = (await stack.resources()).filter(({ type }) => type.endsWith(":ContainerGroup"));
    expect(stored?.outputs).toMatchObject({ status: "Succeeded", forgotten: true });
    const preview = await stack.preview();
    expect(preview.changes).toEqual({ same: 1 });
    expect((await stack.destroy()).succeeded).toBe(true);
  });

  it("runs again by its triggers: restarted while it runs, made anew when it has ended", async () => {
    await open();
    declare({ triggers: { run: "1" }, waitFor: "accepted" }, { ...job, containers: [web] });
    await stack.up();
    const { id } = await stack.outputs();
    declare({ triggers: { run: "2" }, waitFor: "running" }, { ...job, containers: [web] });
    expect((await stack.up()).changes).toEqual({ update: 1 });
    expect(stack.emulator.calls.filter(({ action }) => action === "RestartContainerGroup")).toHaveLength(1);
    stack.emulator.containerGroups.end(String(id));
    declare({ triggers: { run: "3" } }, { ...job, containers: [web] });
    expect((await stack.up()).changes).toEqual({ replace: 1 });
    expect((await stack.outputs()).id).not.toBe(id);
  });
});
