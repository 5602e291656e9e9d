import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it, vi } from "vitest";
import { sharedConfig } from "../../tools/sharedConfig.mts";
import { TestStack } from "../engine/support/stack.js";
import { watchOutbound } from "../support/outbound/outbound.js";
import {
  examples,
  registryConfig,
  registryEnvironment,
  registryLogin,
  root,
  runnable,
  skipped,
  usesNetwork,
} from "./support/programs.js";

describe("every example", () => {
  it.each(runnable)(
    "%s runs, changes nothing the second time, leaves nothing behind and asks nobody off the machine",
    async (name) => {
      const outbound = await watchOutbound();
      const stack = await TestStack.create({
        config: registryConfig("engine"),
        environment: { ...registryEnvironment, ...outbound.environment },
        emulator: { registries: { "registry.example.com": registryLogin } },
      });
      try {
        if (usesNetwork(name)) await stack.configure(sharedConfig(stack.emulator));
        stack.declare(async () => {
          vi.resetModules();
          return { ...(await import(join(root, "examples", name, "index.ts"))) };
        });
        const created = await stack.up();
        expect(created.succeeded).toBe(true);
        expect(created.changes.create).toBeGreaterThan(0);
        for (const cache of stack.emulator.imageCaches.list()) expect(cache.Status).toBe("Ready");
        expect((await stack.up()).changes).toEqual({ same: created.changes.create });
        expect((await stack.destroy()).succeeded).toBe(true);
        expect(stack.emulator.isEmpty()).toBe(true);
        expect(outbound.seen()).toEqual([]);
      } finally {
        await stack.close();
      }
    },
  );

  it.skip.each(skipped)("%s needs a plugin", () => {});

  it.each(examples)("%s opens with what it shows, and stands in the README", (name) => {
    expect(readFileSync(join(root, "examples", name, "index.ts"), "utf8")).toMatch(/^\/\/ \w/);
    expect(readFileSync(join(root, "README.md"), "utf8")).toContain(`(examples/${name})`);
  });
});
