import { describe, expect, it } from "vitest";
import { Secrets } from "../../../../../provider/core/secrets.js";
import { kept, redacted } from "../../../../../provider/resources/imageCache/events.js";

const event = { name: "e", reason: "Failed", type: "Warning", firstTimestamp: "2026-01-01T00:00:00Z" };
const known = new Secrets(() => ["s3cret-word"]);
const unknown = new Secrets(() => []);

describe("the events of a cache", () => {
  it("are stored where they tell what went wrong, or tell no type", () => {
    const { type, ...silent } = event;
    const normal = { ...event, type: "Normal" };
    expect(kept([normal, event, silent], [])).toEqual([event, silent]);
  });

  it("stay where an earlier version has stored them", () => {
    const normal = { ...event, type: "Normal" };
    expect(kept([normal, { ...normal, name: "f" }], [normal])).toEqual([normal]);
  });

  it("lose what is known to be secret", () => {
    const told = [{ ...event, message: "login with s3cret-word refused" }, event];
    expect(redacted(told, [], known)).toEqual([{ ...event, message: "login with *** refused" }, event]);
  });

  it("keep what an earlier run has redacted, where this one does not know the secret", () => {
    const stored = [{ ...event, count: 1, message: "login with *** refused, *** is wrong" }];
    const told = [{ ...event, count: 2, message: "login with s3cret-word refused, s3cret-word is wrong" }];
    expect(redacted(told, stored, unknown)).toEqual([{ ...stored[0], count: 2 }]);
  });

  it("lose a secret that an earlier run has stored in plain", () => {
    const message = "login with s3cret-word refused";
    expect(redacted([{ ...event, message }], [{ ...event, message }], known)).toEqual([
      { ...event, message: "login with *** refused" },
    ]);
  });

  it.each([
    ["another text", { message: "login with s3cret-word denied" }],
    ["a text that is too short", { message: "login refused" }],
    ["another event", { message: "login with s3cret-word refused", firstTimestamp: "2026-01-02T00:00:00Z" }],
  ])("are told as they are where the stored one is of %s", (_, change) => {
    const stored = [{ ...event, message: "login with *** refused" }];
    expect(redacted([{ ...event, ...change }], stored, unknown)).toEqual([{ ...event, ...change }]);
  });

  it("are no pattern: what stands for a secret matches whatever was there", () => {
    const stored = [{ ...event, message: "***" }];
    expect(redacted([{ ...event, message: "(.*" }], stored, unknown)).toEqual(stored);
  });
});
