import * as pulumi from "@pulumi/pulumi";
import { ImageCache } from "pulumi-eci";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Diagnosis } from "../../provider/doctor/doctor.js";
import { TestStack } from "./support/stack.js";

const password = "engine-doctor-password";

describe("pulumi-eci doctor", () => {
  let stack: TestStack;

  beforeAll(async () => {
    stack = await TestStack.create({ config: { "pulumi-eci:verifyImages": { value: "off" } } });
    stack.declare(async () => {
      new ImageCache("web", {
        images: ["registry.example.com/web:1", "docker.io/library/nginx:1.29.3"],
        ...{ securityGroupId: "sg-1", vswitchIds: ["vsw-1"] },
        imageRegistryCredentials: [
          { server: "registry.example.com", userName: "web", password: pulumi.secret(password) },
        ],
      });
    });
  });
  afterAll(() => stack.close());

  const diagnosis = async (...args: string[]): Promise<Diagnosis> => {
    const told = await stack.command("doctor", ...args, "--json").catch(({ stdout }) => stdout);
    expect(told).not.toContain(password);
    return JSON.parse(told);
  };
  const found = ({ findings }: Diagnosis, about: string) => findings.filter((each) => each.about === about);

  it("looks at what the stack declares, and knows none of its secrets", async () => {
    expect((await stack.up()).succeeded).toBe(true);
    await stack.configure({ "alicloud:region": { value: "cn-beijing" } });
    stack.emulator.clearCalls();
    const told = await diagnosis("--dry-run");
    expect(found(told, "configuration")).toMatchObject([{ verdict: "ok", told: "the stack dev" }]);
    expect(found(told, "region")).toMatchObject([{ told: "cn-beijing" }]);
    expect(found(told, "image").map(({ told }) => told)).toEqual([
      expect.stringContaining("registry.example.com/web:1 of web is not looked up"),
      expect.stringContaining("docker.io/library/nginx:1.29.3 of web is not looked up"),
    ]);
    const dryRun = stack.emulator.calls.find(({ action }) => action === "CreateContainerGroup");
    expect(dryRun?.parameters).toMatchObject({ VSwitchId: "vsw-1", SecurityGroupId: "sg-1" });
  });

  it("goes on with the environment where the stack cannot be read", async () => {
    const told = await diagnosis("--stack", "nope");
    expect(found(told, "configuration")).toMatchObject([
      { verdict: "wrong", told: expect.stringContaining("no stack named 'nope' found") },
    ]);
    expect(found(told, "region")).toMatchObject([{ told: "cn-hangzhou" }]);
    expect(found(told, "account")).toMatchObject([{ verdict: "ok" }]);
  });
});
