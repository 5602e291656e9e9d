import { Eip, ImageCache, ImageCacheSet } from "pulumi-eci";
import { afterEach, beforeEach, expect, it } from "vitest";
import { TestStack } from "./support/stack.js";

const failing = { images: ["registry.example.com/team/fail-build:1"] };
const fine = { images: ["registry.example.com/team/web:1"] };
let stack: TestStack;

beforeEach(async () => {
  stack = await TestStack.create();
});
afterEach(async () => {
  expect((await stack.destroy()).succeeded).toBe(true);
  expect(stack.emulator.isEmpty()).toBe(true);
  await stack.close();
});

const declare = (args: { images: string[] }) =>
  stack.declare(async () => {
    const cache = new ImageCache("web", { ...args, onBuildFailure: "warn" });
    const dependent = new Eip("dependent", {}, { dependsOn: cache });
    return { status: cache.status, id: dependent.allocationId };
  });

it("warns of a build that fails, goes on with what depends on it, and builds it anew next time", async () => {
  declare(failing);
  const { succeeded, output, changes } = await stack.up();
  expect([succeeded, changes]).toEqual([true, { create: 2 }]);
  expect(output).toMatch(
    /ImageCache web: warning: imc-\w+ is Failed\. Events: .*The run goes on without it/s,
  );
  expect(await stack.outputs()).toMatchObject({ status: "Failed", id: expect.stringMatching(/^eip-/) });
  declare(fine);
  expect((await stack.up()).changes).toMatchObject({ replace: 1 });
  expect(await stack.outputs()).toMatchObject({ status: "Ready" });
  expect((await stack.up()).changes).toEqual({ same: 2 });
});

it("warns of a pull in place that fails, and repeats it next time", async () => {
  declare(fine);
  await stack.up();
  declare(failing);
  const failed = await stack.up();
  expect([failed.succeeded, failed.changes]).toEqual([true, { update: 1, same: 1 }]);
  expect(failed.output).toMatch(/warning: imc-\w+ is UpdateFailed\./);
  declare(fine);
  expect((await stack.up()).changes).toMatchObject({ update: 1 });
  expect(await stack.outputs()).toMatchObject({ status: "Ready" });
});

it("warns of the caches of a set, and waits for them again", async () => {
  const set = (args: { images: string[] }) =>
    stack.declare(async () => {
      const caches = new ImageCacheSet("all", {
        caches: { web: fine, broken: args },
        onBuildFailure: "warn",
      });
      return { ids: caches.imageCacheIds };
    });
  set(failing);
  const { succeeded, output } = await stack.up();
  expect(succeeded).toBe(true);
  expect(output).toMatch(
    /warning: 1 of 2 image caches are not Ready\.[\s\S]*all-broken \(imc-\w+\) is Failed/,
  );
  expect(Object.keys((await stack.outputs()).ids as object)).toEqual(["broken", "web"]);
  set(fine);
  const repaired = await stack.up();
  expect(repaired.changes).toMatchObject({ replace: 1 });
  expect(stack.emulator.imageCaches.list().map(({ Status }) => Status)).toEqual(["Ready", "Ready"]);
  expect((await stack.up()).changes).toEqual({ same: 3 });
});
