import { mkdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
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
