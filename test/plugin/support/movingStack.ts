import { expect } from "vitest";
import { TestStack } from "../../engine/support/stack.js";
import { StoppableClock } from "./interrupt.js";

export const image = (tag: string) => `registry.example.com/team/${tag}`;
export const network = { securityGroupId: "sg-1", vswitchIds: ["vsw-1"] };
export const containersOf = (tag: string) => [{ name: "web", image: image(tag) }];

/** A stack on a cloud whose time can stand, and whose jobs end. */
export async function openStack(): Promise<{ stack: TestStack; clock: StoppableClock }> {
  const clock = new StoppableClock();
  const containerRules = [{ image: "*/job:*", exitCode: 0, runMs: 30_000 }];
  return { stack: await TestStack.create({ emulator: { clock, containerRules } }), clock };
}

/** What the stack has, by name and id. */
export async function idsOf(stack: TestStack): Promise<string[]> {
  return (await stack.resources()).map(({ urn, id }) => `${urn.split("::").at(-1)} ${id}`).sort();
}

/** A refresh finds what there is, a preview after it nothing to do, and a destroy leaves nothing. */
export async function expectSettled(stack: TestStack, count: number): Promise<void> {
  const known = await idsOf(stack);
  const refreshed = await stack.refresh();
  expect([refreshed.succeeded, refreshed.errors]).toEqual([true, ""]);
  expect(await idsOf(stack)).toEqual(known);
  expect((await stack.preview()).changes).toEqual({ same: count });
  expect((await stack.destroy()).succeeded).toBe(true);
  expect(stack.emulator.isEmpty()).toBe(true);
}
