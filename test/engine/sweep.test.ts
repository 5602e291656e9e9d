import { mkdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { ImageCache } from "pulumi-eci";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { create } from "../conformance/support/imageCaches.js";
import { TestStack } from "./support/stack.js";

describe("pulumi-eci sweep", () => {
  let stack: TestStack;

  beforeAll(async () => {
    stack = await TestStack.create();
    stack.declare(async () => {});
  });
  afterAll(() => stack.close());

  const failureOf = (...args: string[]) => stack.commandFailure("sweep", ...args);

  it.each(["", " ", "abc", "Infinity", "0x10", "1e9"])("takes %j for no number of hours", async (hours) => {
    expect(await failureOf("--older-than", hours, "--yes")).toEqual({
      stderr: expect.stringContaining(`argument '${hours}' is invalid. It must be a number from 0`),
      code: 2,
    });
  });

  it("deletes nothing while a run has locked the stack, but may look", async () => {
    const locks = join(stack.backendFolder, ".pulumi", "locks", "organization", "engine", "dev");
    await mkdir(locks, { recursive: true });
    await writeFile(join(locks, "run.json"), "{}");
    const { stderr } = await failureOf("--stack", "dev", "--yes");
    expect(stderr).toMatch(/An update of the stack dev is in progress: .* run pulumi cancel first\./);
    expect(await stack.command("sweep", "--stack", "dev")).toContain("Nothing is left over");
    await rm(locks, { recursive: true });
    expect(await stack.command("sweep", "--stack", "dev", "--yes")).toContain("Nothing is left over");
  });

  it("leaves alone what pods have started from lately, also of a declaration that protects for longer, but for its id", async () => {
    const day = 24 * 60 * 60 * 1_000;
    const declare = (args: object) =>
      stack.declare(async () => {
        new ImageCache("web", { images: ["registry.example.com/web:1"], ...args });
      });
    declare({ protectIfUsedWithinDays: 60 });
    await stack.up();
    const [made] = stack.emulator.imageCaches.list();
    const owner = made?.Tags.find(({ Key }) => Key === "pulumi-eci-owner")?.Value;
    const target = {
      ...{ accessKeyId: "test", accessKeySecret: "test", region: "cn-hangzhou" },
      endpoint: stack.emulator.url.replace("http://", ""),
    };
    const id = await create(target, {
      ...{ "Tag.1.Key": "pulumi-eci-owner", "Tag.1.Value": owner },
      ...{ "Tag.2.Key": "pulumi-eci-phase", "Tag.2.Value": "creating" },
    });
    const usedDaysAgo = (days: number) =>
      stack.emulator.imageCaches.change(id, {
        LastMatchedTime: new Date(Date.now() - days * day).toISOString(),
      });
    const sweep = (...args: string[]) =>
      stack.command("sweep", "--stack", "dev", "--older-than", "0", "--yes", ...args);
    usedDaysAgo(50);
    expect(await sweep()).toMatch(new RegExp(`^in use: image cache ${id} .*; --id ${id} deletes it now`));
    declare({});
    await stack.up();
    usedDaysAgo(29);
    expect(await sweep()).toContain(`in use: image cache ${id}`);
    stack.environment({ PULUMI_ECI_ALLOW_DELETING_USED: "1" });
    expect(await stack.command("sweep", "--stack", "dev", "--older-than", "0")).toContain(
      `left over: image cache ${id}`,
    );
    stack.environment({ PULUMI_ECI_ALLOW_DELETING_USED: "" });
    expect(await sweep("--id", id)).toContain(`deleting: image cache ${id}`);
    stack.declare(async () => {});
    await stack.up();
    expect(stack.emulator.imageCaches.list()).toEqual([]);
  });

  it("looks wherever the stack has something", async () => {
    stack.declare(async () => {
      new ImageCache("north", { images: ["registry.example.com/web:1"], regionId: "cn-beijing" });
    });
    await stack.up();
    const owner = stack.emulator.imageCaches.list()[0]?.Tags.find(({ Key }) => Key === "pulumi-eci-owner");
    const endpoint = stack.emulator.url.replace("http://", "");
    const target = { accessKeyId: "test", accessKeySecret: "test", region: "cn-beijing", endpoint };
    const id = await create(target, {
      ...{ "Tag.1.Key": "pulumi-eci-owner", "Tag.1.Value": owner?.Value },
      ...{ "Tag.2.Key": "pulumi-eci-phase", "Tag.2.Value": "creating" },
    });
    const told = await stack.command("sweep", "--stack", "dev", "--older-than", "0");
    expect(told).toMatch(
      new RegExp(
        `^Nothing is left over in cn-hangzhou\\.\nleft over: image cache ${id} .*\nNothing was changed`,
      ),
    );
    const elsewhere = ["--region", "cn-hangzhou", "--older-than", "0"];
    expect(await stack.command("sweep", "--stack", "dev", ...elsewhere)).toBe(
      "Nothing is left over in cn-hangzhou.\n",
    );
    await stack.command("sweep", "--stack", "dev", "--older-than", "0", "--yes");
    expect(stack.emulator.imageCaches.list()).toHaveLength(1);
    stack.declare(async () => {});
    await stack.up();
    expect(stack.emulator.imageCaches.list()).toEqual([]);
  });

  it("says of an id that is named why it stays", async () => {
    stack.declare(async () => {
      new ImageCache("web", { images: ["registry.example.com/web:1"] });
    });
    await stack.up();
    const [stored] = stack.emulator.imageCaches.list();
    const { stderr, code } = await failureOf(
      ...["--stack", "dev", "--yes", "--id", "imc-nope", "--id", stored?.ImageCacheId ?? ""],
    );
    expect(code).toBe(1);
    expect(stderr).toContain("not found: nothing unfinished has the id imc-nope in cn-hangzhou;");
    expect(stderr).toContain(`${stored?.ImageCacheId} is in the state of the stack: pulumi destroy --target`);
    expect(stack.emulator.imageCaches.list()).toHaveLength(1);
    stack.declare(async () => {});
    await stack.up();
  });

  it("names a stack that is not there in the words of pulumi alone", async () => {
    const { stderr } = await failureOf("--stack", "nope");
    expect(stderr).toMatch(/^pulumi-eci: no stack named 'nope' found\n$/);
  });

  it("leaves the selection of a stack as it is", async () => {
    await stack.pulumi("stack", "init", "other");
    await stack.command("sweep", "--stack", "dev");
    expect(await stack.pulumi("stack", "ls")).toMatch(/^other\*/m);
    await stack.pulumi("stack", "unselect");
    await stack.command("sweep", "--stack", "dev");
    expect(await stack.pulumi("stack", "ls")).not.toContain("*");
  });
});
