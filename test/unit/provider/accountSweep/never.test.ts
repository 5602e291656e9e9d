import { describe, expect, it } from "vitest";
import { whyNever } from "../../../../provider/accountSweep/never.js";
import { address, cache, candidate, daysAgo, group, now } from "./objects.js";

describe.each([
  ["in a state", cache({ phase: "created" }), "it is in the state of a stack"],
  ["taken in by a stack", cache({ owner: "0123" }), "it is in the state of a stack"],
  ["young", cache({ madeAt: daysAgo(0.9) }), "it is younger than 24 hours"],
  [
    "from the future, by a clock that is ahead",
    cache({ madeAt: daysAgo(-1) }),
    "it is younger than 24 hours",
  ],
  ["of an age that nobody can read", cache({ madeAt: "" }), "it is younger than 24 hours"],
  ["used lately", cache({ lastMatchedAt: daysAgo(29) }), "a pod has started from it within 30 days"],
  [
    "used at a time that nobody can read",
    cache({ lastMatchedAt: "?" }),
    "a pod has started from it within 30 days",
  ],
  ["an address that is held", address({ status: "InUse" }), "something holds it"],
  ["an address that is being let go", address({ status: "Unassociating" }), "something holds it"],
  ["an address of a build", address({ isOfBuild: true }), "its owner is building a cache"],
])("what is %s", (_, found, why) => {
  it.each(["failed", "build address", "measurement", "unused", "superseded"] as const)(
    "stays in the class %s",
    (asked) => {
      expect(whyNever(candidate(found, asked), now)).toBe(why);
    },
  );

  it("goes by its id", () => {
    expect(whyNever(candidate(found, "named"), now)).toBeUndefined();
  });
});

it.each([
  cache(),
  cache({ madeAt: daysAgo(1.1) }),
  cache({ lastMatchedAt: daysAgo(31) }),
  cache({ phase: "creating", owner: "0123" }),
  address(),
  group({ phase: "measure" }),
])("goes: %j", (found) => {
  expect(whyNever(candidate(found), now)).toBeUndefined();
});
