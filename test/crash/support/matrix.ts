import { subscribe, unsubscribe } from "node:diagnostics_channel";
import { type Emulator, steppedClock } from "pulumi-eci/emulator";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type Run, TestStack } from "../../engine/support/stack.js";
import { programOf } from "./declaration.mts";
import { endAt, type KillPoint, type Moment } from "./kill.js";
import type { Most, Operation } from "./operations.js";
import { sample } from "./sample.js";

/** What comes after the killed run. */
const ends = ["up", "destroy"] as const;
type End = (typeof ends)[number];

const day = 24 * 60 * 60 * 1_000;

/**
 * Kills a run of the operation at each of its calls and does what its user does next: with `pulumi up` the cloud must be what
 * the program says, with `pulumi destroy` and `pulumi-eci sweep` it must be empty, and nothing may ever have been twice.
 */
export function describeKills(operations: readonly Operation[]): void {
  describe.each(sample(operations, operations.length / 3).map((each) => [each.name, each] as const))(
    "%s",
    (_, operation) => {
      const { declared } = operation;
      let stack: TestStack;
      let most: Required<Most>;
      let forget: () => void;

      beforeEach(async () => {
        // Sweep keeps away from what is younger than two hours.
        const clock = steppedClock({ stepMs: 10_000, start: Date.now() - day });
        const containerRules = [{ image: "*/job:*", exitCode: 0, runMs: 10_000 }];
        stack = await TestStack.create({ emulator: { clock, containerRules } });
        most = { imageCaches: 0, eips: 0, containerGroups: 0 };
        forget = watch(stack.emulator, () => {
          most = {
            imageCaches: Math.max(most.imageCaches, stack.emulator.imageCaches.list().length),
            eips: Math.max(most.eips, stack.emulator.eips.list().length),
            containerGroups: Math.max(most.containerGroups, stack.emulator.containerGroups.list().length),
          };
        });
        if (operation.before !== undefined) {
          stack.declare(programOf(operation.before));
          await stack.up();
          stack.emulator.clearCalls();
        }
      });
      afterEach(async () => {
        forget();
        await stack.close();
      });

      it("makes these calls", async () => {
        stack.declare(programOf(declared));
        expectSuccess(await stack.up());
        expect(stack.emulator.calls.map(({ product, action }) => `${product}:${action}`)).toEqual(
          operation.calls,
        );
      });

      it.each(sample(casesOf(operation), 1).map((each) => [titleOf(each), each] as const))(
        "%s",
        async (_, { end, ...point }) => {
          await endAt(stack, point, "up", declared);
          if (end === "up") await expectDeclared(stack, operation);
          else await expectNothing(stack);
          expect(most.imageCaches).toBeLessThanOrEqual(operation.most.imageCaches);
          expect(most.eips).toBeLessThanOrEqual(operation.most.eips);
          expect(most.containerGroups).toBeLessThanOrEqual(operation.most.containerGroups ?? 0);
        },
      );
    },
  );
}

/** The next run makes the cloud what the program says, and the state knows all of it. */
async function expectDeclared(stack: TestStack, { declared }: Operation): Promise<void> {
  stack.declare(programOf(declared));
  expectSuccess(await stack.up());
  const { imageCaches, eips, containerGroups } = stack.emulator;
  expect(imageCaches.list()).toMatchObject(declared.cache ? [{ Status: "Ready" }] : []);
  expect(eips.list()).toHaveLength(declared.address ? 1 : 0);
  const status = declared.group?.waitFor === "succeeded" ? "Succeeded" : "Running";
  expect(containerGroups.list()).toMatchObject(declared.group ? [{ Status: status }] : []);
  const stored = await stack.resources();
  const ids = [
    ...imageCaches.list().map((cache) => cache.ImageCacheId),
    ...eips.list().map((eip) => eip.AllocationId),
    ...containerGroups.list().map((group) => group.ContainerGroupId),
  ];
  expect(stored.map(({ id }) => id).sort()).toEqual(ids.sort());
  const same = stored.length;
  const again = await stack.up({ refresh: true });
  expectSuccess(again);
  expect(again.changes).toEqual(same === 0 ? {} : { refresh: same, same });
}

async function expectNothing(stack: TestStack): Promise<void> {
  expectSuccess(await stack.destroy());
  await stack.command("sweep", "--stack", "dev", "--yes");
  expect(stack.emulator.imageCaches.list()).toEqual([]);
  expect(stack.emulator.eips.list()).toEqual([]);
  expect(stack.emulator.containerGroups.list()).toEqual([]);
}

function expectSuccess({ succeeded, output, errors }: Run): void {
  if (!succeeded) expect.fail(`The run failed.\n${output}\n${errors}`);
}

/** Calls the listener after each answer. */
function watch(emulator: Emulator, listener: () => void): () => void {
  const onAnswer = (message: unknown) => {
    const { request } = message as { request: { socket: { localPort?: number } } };
    if (request.socket.localPort === emulator.port) listener();
  };
  subscribe("http.server.response.finish", onAnswer);
  return () => unsubscribe("http.server.response.finish", onAnswer);
}

interface KillCase extends KillPoint {
  end: End;
}

function titleOf({ product, action, nth, moment, end }: KillCase): string {
  return `killed at ${product} ${action} ${nth}, ${moment}, then ${end}`;
}

function casesOf({ calls }: Operation): KillCase[] {
  const counts = new Map<string, number>();
  return calls.flatMap((call, index) => {
    const nth = (counts.get(call) ?? 0) + 1;
    counts.set(call, nth);
    if (!isWorthAKill(calls, index)) return [];
    const [product = "", action = ""] = call.split(":");
    return momentsOf(action).flatMap((moment) => ends.map((end) => ({ product, action, nth, moment, end })));
  });
}

/** Of the many looks of a wait the first, the third and the last. */
function isWorthAKill(calls: Operation["calls"], index: number): boolean {
  const isSame = (offset: number) => calls[index + offset] === calls[index];
  return !isSame(-1) || !isSame(1) || (isSame(-2) && !isSame(-3));
}

/** A call that only looks has no effect that an answer could follow. */
function momentsOf(action: string): Moment[] {
  if (/^(Describe|Get)/.test(action)) return ["before its effect", "after its answer"];
  return ["before its effect", "before its answer", "after its answer"];
}
