import { afterEach, describe, expect, it } from "vitest";
import { endAt } from "../crash/support/kill.js";
import type { TestStack } from "../engine/support/stack.js";
import { changingCalls } from "./support/byHand.js";
import { plugin, ways } from "./support/classes.js";
import { expectSettled, idsOf, network, openStack } from "./support/movingStack.js";

let stack: TestStack;
afterEach(() => stack.close());

describe.each(ways)("a stack whose run was killed and that moves %s", (_, before, after) => {
  it.each([
    ["a cache", "ECI", "CreateImageCache", { cache: {} }],
    ["an address", "VPC", "AllocateEipAddress", { address: {} }],
    ["a group", "ECI", "CreateContainerGroup", { group: {} }],
    ["a cache with an address of its own", "ECI", "CreateImageCache", { cache: { autoCreateEip: true } }],
  ] as const)(
    "goes on with %s whose answer a killed run has not seen",
    async (_, product, action, declared) => {
      ({ stack } = await openStack());
      stack.environment({ PULUMI_ECI_TEST_HOST: before === plugin ? "plugin" : "dynamic" });
      await endAt(stack, { product, action, nth: 1, moment: "before its answer" }, "up", declared);
      expect(await idsOf(stack)).toEqual([]);
      stack.emulator.clearCalls();
      stack.declare(async () => {
        const given = declared as Record<string, object | undefined>;
        if (given.cache) after.cache("web", { images: ["registry.example.com/web:1"], ...given.cache });
        if (given.address) after.eip("pull", { deletionProtection: false });
        const containers = [{ name: "web", image: "registry.example.com/web:1" }];
        if (given.group) after.group("web", { ...network, containers });
      });
      const next = await stack.up();
      expect([next.succeeded, next.errors]).toEqual([true, ""]);
      expect(next.output).toMatch(/goes on with \S+, which an interrupted run has left/);
      expect(changingCalls(stack.emulator)).not.toContain(action);
      await expectSettled(stack, 1);
    },
  );
});
