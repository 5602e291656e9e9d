import { readFileSync } from "node:fs";
import { join } from "node:path";
import { runInNewContext } from "node:vm";
import RpcClient from "@alicloud/pop-core";
import { ContainerGroup, type ContainerGroupArgs, Eip, ImageCache } from "pulumi-eci";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { isMissing } from "../support/plugins.js";
import { TestStack } from "./support/stack.js";

const missing = isMissing("pulumi-language-yaml", "taking in what exists");

describe.skipIf(missing)("pulumi-eci import", () => {
  let stack: TestStack;
  const ids = { cache: "", address: "" };

  const call = async (version: string, action: string, parameters: object) => {
    const client = new RpcClient({
      endpoint: stack.emulator.url,
      apiVersion: version,
      accessKeyId: "test",
      accessKeySecret: "test",
    });
    return client.request<Record<string, string>>(action, { RegionId: "cn-hangzhou", ...parameters }, {});
  };

  beforeEach(async () => {
    stack = await TestStack.create();
    const address = await call("2016-04-28", "AllocateEipAddress", { Name: "by-hand", Bandwidth: "7" });
    const cache = await call("2018-08-08", "CreateImageCache", {
      ImageCacheName: "by-hand",
      "Image.1": "registry.example.com/web:1",
      VSwitchId: "vsw-1",
      "Tag.1.Key": "team",
      "Tag.1.Value": "web",
    });
    ids.address = String(address.AllocationId);
    ids.cache = String(cache.ImageCacheId);
    stack.emulator.imageCaches.finish(ids.cache);
  });
  afterEach(() => stack.close());

  it("lists what is there when nothing is picked, and changes nothing", async () => {
    const listed = await stack.command("import", "--stack", "dev");
    expect(listed).toMatch(new RegExp(`image cache +${ids.cache} +Ready +by-hand`));
    expect(listed).toMatch(new RegExp(`address +${ids.address} +Available +by-hand`));
    expect(await stack.resources()).toEqual([]);
  });

  it("takes both in: the next preview shows no change, the first update marks the owner, destroy deletes", async () => {
    const text = await stack.command("import", "--stack", "dev", "--all", "--set", "vswitchIds=vsw-1");
    expect(text).toContain('new ImageCache("by-hand", {\n  images: [');
    expect(text).toMatch(/^ {2}\/\/ - changes it in place: securityGroupId, .*flash.*\.$/m);
    expect(text).toMatch(/^ {2}\/\/ - makes a new one in its place: zoneId, .*\.$/m);
    expect(text).toContain("  // - reaches the state alone: period, pricingCycle, autoPay, activityId.");
    await stack.import(join(stack.projectFolder, "pulumi-eci-import.json"));

    const cacheGroup = stack.emulator.imageCaches.get(ids.cache)?.ResourceGroupId;
    const addressGroup = stack.emulator.eips.get(ids.address)?.ResourceGroupId;
    const declare = (images: string[]) =>
      stack.declare(async () => {
        new ImageCache("by-hand", {
          images,
          imageCacheName: "by-hand",
          resourceGroupId: cacheGroup,
          tags: { team: "web" },
          vswitchIds: ["vsw-1"],
        });
        new Eip("by-hand", { addressName: "by-hand", bandwidth: "7", resourceGroupId: addressGroup });
      });
    declare(["registry.example.com/web:1"]);
    expect((await stack.preview()).changes).toEqual({ same: 2 });
    declare(["registry.example.com/web:2"]);
    expect((await stack.up()).changes).toEqual({ same: 1, update: 1 });
    const keys = stack.emulator.imageCaches.get(ids.cache)?.Tags.map(({ Key }) => Key);
    expect(keys).toContain("pulumi-eci-owner");
    expect((await stack.destroy()).succeeded).toBe(true);
    expect(stack.emulator.isEmpty()).toBe(true);
  });

  it("takes a container group in with its containers", async () => {
    const made = await call("2018-08-08", "CreateContainerGroup", {
      ContainerGroupName: "by-hand",
      VSwitchId: "vsw-1",
      SecurityGroupId: "sg-1",
      Cpu: 1,
      Memory: 2,
      "Container.1.Name": "web",
      "Container.1.Image": "registry.example.com/web:1",
      "Container.1.Command.1": "serve",
      "Container.1.EnvironmentVar.1.Key": "MODE",
      "Container.1.EnvironmentVar.1.Value": "shop",
      "Container.1.VolumeMount.1.Name": "data",
      "Container.1.VolumeMount.1.MountPath": "/data",
      "Volume.1.Name": "data",
      "Volume.1.Type": "EmptyDirVolume",
    });
    const id = String(made.ContainerGroupId);
    const listed = await stack.command("import", "--stack", "dev");
    expect(listed).toMatch(new RegExp(`container group +${id} +\\w+ +by-hand`));
    const text = await stack.command("import", "--stack", "dev", "--id", id);
    expect(text).toContain('new ContainerGroup("by-hand", {\n  containers: [');
    await stack.import(join(stack.projectFolder, "pulumi-eci-import.json"));
    const [program = ""] = /new ContainerGroup\("by-hand", (\{[\s\S]*?\n\})\);/.exec(text)?.slice(1) ?? [];
    const args = JSON.parse(JSON.stringify(runInNewContext(`(${program})`))) as ContainerGroupArgs;
    stack.declare(async () => {
      new ContainerGroup("by-hand", args);
    });
    expect((await stack.preview()).changes).toEqual({ same: 1 });
    expect((await stack.refresh()).output).toContain("2 unchanged");
    stack.declare(async () => {
      new ContainerGroup("by-hand", { ...args, tags: { team: "shop" } });
    });
    expect((await stack.up()).changes).toEqual({ update: 1 });
    const keys = stack.emulator.containerGroups.get(id)?.Tags?.map(({ Key }) => Key);
    expect(keys).toEqual(expect.arrayContaining(["team", "pulumi-eci-owner"]));
  });

  it("takes in what several regions have, writes the program, and tells of what a stack has already", async () => {
    const other = await call("2018-08-08", "CreateImageCache", {
      ...{ RegionId: "cn-beijing", ImageCacheName: "north", "Image.1": "registry.example.com/north:1" },
      ...{ "Tag.1.Key": "pulumi-eci-phase", "Tag.1.Value": "created" },
    });
    const north = String(other.ImageCacheId);
    stack.emulator.imageCaches.finish(north);
    const regions = ["--region", "cn-hangzhou", "--region", "cn-beijing"];
    const listed = await stack.command("import", "--stack", "dev", ...regions);
    expect(listed).toMatch(
      new RegExp(`image cache +${north} +Ready +cn-beijing +north +in the state of a stack`),
    );
    const names = ["--id", north, "--id", ids.cache, "--program", "taken.ts"];
    const told = await stack.command("import", "--stack", "dev", ...regions, ...names);
    expect(told).toContain("Make taken.ts part of the program, then run: pulumi import --file ");
    const program = readFileSync(join(stack.projectFolder, "taken.ts"), "utf8");
    expect(program).toMatch(/new ImageCache\("north", \{[\s\S]*regionId: "cn-beijing",/);
    await stack.import(join(stack.projectFolder, "pulumi-eci-import.json"));
    stack.declare(async () => evaluated(program));
    expect((await stack.preview()).changes).toEqual({ same: 2 });
    const again = await stack.commandFailure("import", "--stack", "dev", ...regions, ...names);
    expect(again.stderr).toContain("taken.ts is there already");
    const warned = ["--id", north, "--out", "nowhere/import.json"];
    expect((await stack.commandFailure("import", "--stack", "dev", ...regions, ...warned)).stderr).toContain(
      `warning: ${north} is in the state of a stack already`,
    );
    const half = ["--id", north, "--id", "imc-nobody"];
    expect((await stack.commandFailure("import", "--stack", "dev", ...regions, ...half)).stderr).toContain(
      "imc-nobody: not in cn-hangzhou and cn-beijing. Nothing was written.",
    );
    const some = [...regions, "--region", "cn-nowhere", "--id", north, "--out", "some.json"];
    const unread = await stack.commandFailure("import", "--stack", "dev", ...some);
    expect(unread).toMatchObject({
      code: 1,
      stderr: expect.stringMatching(/cn-nowhere could not be read: .*InvalidRegionId/),
    });
    expect(readFileSync(join(stack.projectFolder, "some.json"), "utf8")).toContain(north);
  });

  /** Runs what a program declares, as if it stood here. */
  function evaluated(program: string): void {
    const body = program.replace(/^import .*$/gm, "");
    new Function("ImageCache", "Eip", body)(ImageCache, Eip);
  }

  it("writes nothing for a choice that picks nothing", async () => {
    await expect(stack.command("import", "--stack", "dev", "--id", "imc-nobody")).rejects.toThrow(
      /Nothing in cn-hangzhou is picked/,
    );
    expect(() => readFileSync(join(stack.projectFolder, "pulumi-eci-import.json"))).toThrow();
  });
});
