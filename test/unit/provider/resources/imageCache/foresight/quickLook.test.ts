import { expect, it } from "vitest";
import type { Clock } from "../../../../../../provider/clock.js";
import type { Operation } from "../../../../../../provider/core/operation.js";
import { quickLook } from "../../../../../../provider/resources/imageCache/foresight/quickLook.js";
import { openRegion } from "../region.js";

/** An operation on a clock whose pauses end when the test says so, or by their signal. */
function stoppedOperation() {
  let end = () => {};
  const pauses: (AbortSignal | undefined)[] = [];
  const clock: Clock = {
    factor: 1,
    now: () => 0,
    pause: (_, signal) => {
      pauses.push(signal);
      return new Promise((resolve) => {
        end = resolve;
      });
    },
  };
  return { operation: { clock } as Operation, pauses, end: () => end() };
}

it("hands out what it finds, and leaves no pause behind", async () => {
  const { cloud } = await openRegion();
  const { operation, pauses } = stoppedOperation();
  expect(
    await quickLook(
      operation,
      async () => cloud(),
      async ({ region }) => region,
    ),
  ).toBe("cn-beijing");
  expect(pauses.map((signal) => signal?.aborted)).toEqual([true]);
});

it("finds nothing where the look takes too long, and ends its calls", async () => {
  const { cloud } = await openRegion();
  const { operation, pauses, end } = stoppedOperation();
  const limits: (AbortSignal | undefined)[] = [];
  const found = quickLook(
    operation,
    async () => cloud(),
    ({ limit }) => {
      limits.push(limit.signal);
      end();
      return new Promise<string>(() => {});
    },
  );
  expect(await found).toBeUndefined();
  expect(limits.map((signal) => signal?.aborted)).toEqual([true]);
  expect(pauses).toHaveLength(1);
});

it("finds nothing where the cloud cannot be opened", async () => {
  const { operation } = stoppedOperation();
  const look = quickLook(
    operation,
    () => Promise.reject(new Error("No credentials.")),
    async () => "found",
  );
  expect(await look).toBeUndefined();
});
