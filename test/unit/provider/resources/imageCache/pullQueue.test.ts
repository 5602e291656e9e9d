import { describe, expect, it } from "vitest";
import type { Cloud } from "../../../../../provider/cloud/cloud.js";
import { pullLimitOf, pullQueueOf } from "../../../../../provider/resources/imageCache/pullQueue.js";

/** Pulls that end when the test says so. */
function started(names: readonly string[], most: number) {
  const queue = pullQueueOf({ shared: {} } as Cloud, "set");
  const running = new Map<string, { end: () => void; fail: () => void }>();
  const seen: number[] = [];
  const waited: string[] = [];
  const pulls = names.map((name) =>
    queue
      .pull(
        name,
        most,
        () =>
          new Promise<string>((resolve, reject) => {
            running.set(name, { end: () => resolve("Ready"), fail: () => reject(new Error("UpdateFailed")) });
            seen.push(running.size);
          }).finally(() => running.delete(name)),
        () => waited.push(name),
      )
      .catch((error: Error) => error.message),
  );
  return { running, seen, waited, pulls };
}

const settled = () => new Promise((resolve) => setImmediate(resolve));

describe("the pulls of a set", () => {
  it("are never more than allowed at once, and all of them come about", async () => {
    const { running, seen, waited, pulls } = started([..."abcdefgh"], 3);
    for (let ended = 0; ended < 8; ) {
      await settled();
      for (const { end } of [...running.values()].slice(0, 2)) {
        end();
        ended += 1;
      }
    }
    expect(await Promise.all(pulls)).toEqual([..."abcdefgh"].map(() => "Ready"));
    expect(Math.max(...seen)).toBe(3);
    expect(waited).toEqual([..."defgh"]);
  });

  it("keep a place for each that fails, and end where none is left", async () => {
    const { running, pulls } = started([..."abcd"], 2);
    await settled();
    running.get("a")?.fail();
    await settled();
    expect([...running.keys()]).toEqual(["b"]);
    running.get("b")?.end();
    await settled();
    expect([...running.keys()]).toEqual(["c"]);
    running.get("c")?.fail();
    const results = await Promise.all(pulls);
    expect(results.slice(0, 3)).toEqual(["UpdateFailed", "Ready", "UpdateFailed"]);
    expect(results[3]).toContain("was not pulled again, because a, c of its set failed before it");
  });
});

it("a cache without a set has no limit", () => {
  expect(pullLimitOf({})).toBeUndefined();
  expect(pullLimitOf({ __pullLimit: { of: "x" } })).toBeUndefined();
  expect(pullLimitOf({ __pullLimit: { of: "x", most: 2 } })).toEqual({ of: "x", most: 2 });
});
