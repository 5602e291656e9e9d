import { ImageCache } from "pulumi-eci";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { TestStack } from "./support/stack.js";

/** As Pulumi Deployments, and nightly jobs, look for drift. */
describe("pulumi refresh --preview-only --expect-no-changes", () => {
  let stack: TestStack;
  const detect = () =>
    stack
      .pulumi("refresh", "--preview-only", "--expect-no-changes", "--stack", "dev", "--non-interactive")
      .then((stdout) => ({ stdout, code: 0 }))
      .catch(({ stdout, code }: { stdout: string; code: number }) => ({ stdout, code }));

  beforeAll(async () => {
    stack = await TestStack.create();
    stack.declare(async () => {
      new ImageCache("web", { images: ["registry.example.com/web:1"], retentionDays: 30 });
    });
    expect((await stack.up()).succeeded).toBe(true);
  });
  afterAll(() => stack.close());

  const only = () => stack.emulator.imageCaches.list()[0]?.ImageCacheId ?? "";

  it("takes a pod that has started from a cache for no drift", async () => {
    stack.emulator.imageCaches.change(only(), { LastMatchedTime: new Date().toISOString() });
    expect(await detect()).toMatchObject({ stdout: expect.stringContaining("unchanged"), code: 0 });
  });

  it("tells of a change by hand, and of a cache that is gone", async () => {
    const { Tags = [] } = stack.emulator.imageCaches.get(only()) ?? {};
    stack.emulator.imageCaches.change(only(), { Tags: [...Tags, { Key: "team", Value: "other" }] });
    const changed = await detect();
    expect(changed.stdout).toMatch(/web update .*\+tags/);
    expect(changed.code).toBeGreaterThan(0);
    stack.emulator.imageCaches.remove(only());
    const gone = await detect();
    expect(gone.stdout).toContain("1 to delete");
    expect(gone.code).toBeGreaterThan(0);
  });
});
