import { describe, expect, it } from "vitest";
import { keysIn, Session } from "../../../../../provider/accounts/sources/session.js";

const minute = 60_000;

/** A session whose keys are numbered, at a time that the test sets. */
function numbered(lastingMs = 60 * minute) {
  const time = { now: 0, asked: 0, failure: undefined as Error | undefined };
  const session = new Session(
    "kind",
    async () => {
      time.asked += 1;
      if (time.failure !== undefined) throw time.failure;
      const expiresAt = time.now + lastingMs;
      return { accessKeyId: `id${time.asked}`, accessKeySecret: "s", securityToken: "t", expiresAt };
    },
    () => time.now,
  );
  const id = async () => (await session.getCredentials()).accessKeyId;
  return { time, session, id };
}

describe("a session", () => {
  it("is asked for once, by many at the same time", async () => {
    const { time, id } = numbered();
    expect(await Promise.all([id(), id(), id()])).toEqual(["id1", "id1", "id1"]);
    expect(time.asked).toBe(1);
  });

  it("is renewed a quarter of an hour before its end", async () => {
    const { time, id } = numbered();
    await id();
    time.now = 44 * minute;
    expect(await id()).toBe("id1");
    time.now = 45 * minute;
    expect(await id()).toBe("id2");
  });

  it("goes on with what still holds where it cannot be renewed", async () => {
    const { time, id } = numbered();
    await id();
    time.failure = new Error("refused");
    time.now = 50 * minute;
    expect(await id()).toBe("id1");
    time.now = 61 * minute;
    await expect(id()).rejects.toThrow("refused");
  });

  it("is asked for again after a failure", async () => {
    const { time, id } = numbered();
    time.failure = new Error("refused");
    await expect(id()).rejects.toThrow("refused");
    time.failure = undefined;
    expect(await id()).toBe("id2");
  });

  it("of few minutes is not asked for with each call", async () => {
    const { time, id } = numbered(5 * minute);
    await id();
    expect(await id()).toBe("id1");
    expect(time.asked).toBe(1);
  });
});

it.each([
  [{ AccessKeyId: "a", AccessKeySecret: "b", SecurityToken: "c", Expiration: "2030-01-01T00:00:00Z" }],
  [{ accessKeyId: "a", accessKeySecret: "b", securityToken: "c", expiration: "2030-01-01T00:00:00Z" }],
])("reads the keys of %o", (answer) => {
  const expiresAt = Date.UTC(2030, 0, 1);
  expect(keysIn(answer)).toEqual({ accessKeyId: "a", accessKeySecret: "b", securityToken: "c", expiresAt });
});

it.each([undefined, null, {}, { AccessKeyId: "a", AccessKeySecret: "b" }, { AccessKeyId: 1 }])(
  "finds no keys in %o",
  (answer) => {
    expect(keysIn(answer)).toBeUndefined();
  },
);
