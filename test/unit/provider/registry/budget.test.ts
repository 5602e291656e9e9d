import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { Budget, BudgetSpent } from "../../../../provider/registry/budget.js";

describe("Budget", () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  const lasting = (ms: number) => () => new Promise<void>((resolve) => setTimeout(resolve, ms));

  it("counts the time in which something is under way, once for all that is", async () => {
    const budget = new Budget(1_000);
    for (const pause of [0, 60_000]) {
      await vi.advanceTimersByTimeAsync(pause);
      const both = Promise.all([budget.spend(lasting(400)), budget.spend(lasting(400))]);
      await vi.advanceTimersByTimeAsync(400);
      await both;
    }
    expect(budget.isSpent).toBe(false);
    const last = budget.spend(lasting(400));
    await vi.advanceTimersByTimeAsync(200);
    expect(budget.signal.aborted).toBe(true);
    await vi.advanceTimersByTimeAsync(200);
    await last;
    await expect(budget.spend(lasting(1))).rejects.toThrow(BudgetSpent);
  });

  it("counts what fails as well", async () => {
    const budget = new Budget(1_000);
    const failing = budget.spend(async () => {
      await lasting(1_000)();
      throw new Error("no");
    });
    const settled = failing.catch((error: Error) => error.message);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(await settled).toBe("no");
    expect(budget.isSpent).toBe(true);
  });
});
