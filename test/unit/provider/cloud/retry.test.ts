import { describe, expect, it } from "vitest";
import { CloudError } from "../../../../provider/cloud/errors.js";
import { delayMs, withRetries } from "../../../../provider/cloud/retry.js";

function error(code: string, details: { status?: number; retryAfterMs?: number; action?: string } = {}) {
  return new CloudError({ product: "eci", action: "CreateImageCache", code, reason: "x", ...details });
}

/** Time that moves only by pauses. */
function virtualTime() {
  const pauses: number[] = [];
  let time = 1_000_000;
  const pause = async (ms: number) => {
    pauses.push(ms);
    time += ms;
  };
  return { pauses, clock: { factor: 1, now: () => time, pause } };
}

function failing(times: number, failure: unknown) {
  let calls = 0;
  const attempt = async () => {
    calls += 1;
    if (calls <= times) throw failure;
    return calls;
  };
  return { attempt, calls: () => calls };
}

describe("delayMs", () => {
  it.each([
    [1, 500],
    [2, 1_000],
    [3, 2_000],
    [6, 16_000],
    [7, 20_000],
    [50, 20_000],
    [2_000, 20_000],
  ])("after %d attempts is at most %d ms, and at least half of that", (attempts, longest) => {
    expect(delayMs(error("InternalError"), attempts, { factor: 1 }, () => 1)).toBe(longest);
    expect(delayMs(error("InternalError"), attempts, { factor: 1 }, () => 0)).toBe(longest / 2);
  });

  it("starts longer when the server throttles", () => {
    expect(delayMs(error("Throttling"), 1, { factor: 1 }, () => 1)).toBe(1_000);
  });

  it("is at least what the server asks for, and the factor does not shorten that", () => {
    const hinted = error("Throttling", { retryAfterMs: 7_000 });
    expect(delayMs(hinted, 1, { factor: 0.001 }, () => 1)).toBe(7_000);
  });

  it("follows the factor", () => {
    expect(delayMs(error("InternalError"), 1, { factor: 0.1 }, () => 1)).toBe(50);
  });
});

describe("withRetries", () => {
  it("returns what the first success returns", async () => {
    const { clock } = virtualTime();
    const { attempt } = failing(3, error("OperationConflict"));
    expect(await withRetries({ deadline: clock.now() + 60_000 }, clock, attempt)).toBe(4);
  });

  it.each([[error("QuotaExceeded", { status: 403 })], [new Error("bug")], ["text"]])(
    "asks once where %o is final",
    async (failure) => {
      const { clock, pauses } = virtualTime();
      const { attempt, calls } = failing(9, failure);
      await expect(withRetries({ deadline: clock.now() + 60_000 }, clock, attempt)).rejects.toBe(failure);
      expect(calls()).toBe(1);
      expect(pauses).toEqual([]);
    },
  );

  it("never pauses beyond the deadline", async () => {
    const { clock } = virtualTime();
    const deadline = clock.now() + 60_000;
    const failure = error("Throttling");
    await expect(
      withRetries({ deadline }, clock, failing(Number.POSITIVE_INFINITY, failure).attempt),
    ).rejects.toBe(failure);
    expect(clock.now()).toBeLessThan(deadline);
  });

  it("tries once even after the deadline", async () => {
    const { clock } = virtualTime();
    expect(await withRetries({ deadline: clock.now() - 1 }, clock, async () => "done")).toBe("done");
  });

  it("gives up on a service in trouble after five minutes", async () => {
    const { clock } = virtualTime();
    const started = clock.now();
    const { attempt } = failing(Number.POSITIVE_INFINITY, error("ConnectionFailed"));
    await expect(withRetries({ deadline: started + 3_600_000 }, clock, attempt)).rejects.toThrow(
      "ConnectionFailed",
    );
    expect(clock.now() - started).toBeGreaterThan(270_000);
    expect(clock.now() - started).toBeLessThanOrEqual(300_000);
  });

  it("gives up sooner where somebody waits for the answer", async () => {
    const { clock } = virtualTime();
    const started = clock.now();
    const { attempt } = failing(Number.POSITIVE_INFINITY, error("ConnectionFailed"));
    const limit = { deadline: started + 3_600_000, patienceMs: 5_000 };
    await expect(withRetries(limit, clock, attempt)).rejects.toThrow("ConnectionFailed");
    expect(clock.now() - started).toBeLessThanOrEqual(5_000);
    const busy = failing(9, error("Throttling"));
    expect(await withRetries(limit, clock, busy.attempt)).toBe(10);
  });

  it("waits for a state as long as the operation may take", async () => {
    const { clock } = virtualTime();
    const started = clock.now();
    const failure = error("ImageCache.IncorrectStatus", { status: 400, action: "DeleteImageCache" });
    await expect(
      withRetries(
        { deadline: started + 3_600_000 },
        clock,
        failing(Number.POSITIVE_INFINITY, failure).attempt,
      ),
    ).rejects.toBe(failure);
    expect(clock.now() - started).toBeGreaterThan(3_500_000);
  });

  it("tells now and then that a call keeps failing", async () => {
    const { clock } = virtualTime();
    const told: string[] = [];
    const tell = (message: string) => void told.push(message);
    await withRetries(
      { deadline: clock.now() + 600_000 },
      clock,
      failing(20, error("OperationConflict")).attempt,
      { log: tell },
    );
    const failed = "CreateImageCache failed: OperationConflict: x.";
    expect(told).toEqual([
      `${failed} Trying again.`,
      `${failed} Still trying, after 10 failures.`,
      `${failed} Still trying, after 20 failures.`,
    ]);
    await withRetries(
      { deadline: clock.now() + 600_000 },
      clock,
      failing(3, error("OperationConflict")).attempt,
      { log: tell },
    );
    expect(told).toHaveLength(3);
  });

  describe("once nobody waits any longer", () => {
    const interrupted = { deadline: Number.POSITIVE_INFINITY, signal: AbortSignal.abort() };

    it("repeats nothing that makes nothing", async () => {
      const { clock, pauses } = virtualTime();
      const { attempt, calls } = failing(5, error("InternalError", { status: 500 }));
      await expect(withRetries(interrupted, clock, attempt)).rejects.toThrow("InternalError");
      expect(calls()).toBe(1);
      expect(pauses).toHaveLength(1);
    });

    it("repeats what may have made something until that is known", async () => {
      const { clock } = virtualTime();
      const { attempt } = failing(3, error("InternalError", { status: 500 }));
      expect(await withRetries(interrupted, clock, attempt, { makes: true })).toBe(4);
    });

    it("gives up on it after ten seconds", async () => {
      const { clock } = virtualTime();
      const { attempt } = failing(Number.POSITIVE_INFINITY, error("ConnectionFailed"));
      const started = clock.now();
      await expect(withRetries(interrupted, clock, attempt, { makes: true })).rejects.toThrow(
        "ConnectionFailed",
      );
      expect(clock.now() - started).toBeLessThanOrEqual(12_000);
    });

    it("does not repeat what is known to have made nothing", async () => {
      const { clock } = virtualTime();
      const { attempt, calls } = failing(5, error("Throttling.User"));
      await expect(withRetries(interrupted, clock, attempt, { makes: true })).rejects.toThrow("Throttling");
      expect(calls()).toBe(1);
    });
  });
});
