import { describe, expect, it } from "vitest";
import type { CheckFailure } from "../../../../../provider/core/resource.js";
import * as rules from "../../../../../provider/core/schema/rules.js";

const unknown = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

function failuresOf(rule: rules.Rule, value: unknown): CheckFailure[] {
  const failures: CheckFailure[] = [];
  rule(
    value,
    "p",
    (property, reason) => failures.push({ property, reason }),
    () => {},
  );
  return failures;
}

describe("applyRules", () => {
  const known = { a: rules.text(), b: rules.trueOrFalse };

  it("reports each property that breaks its rule", () => {
    expect(rules.applyRules({ a: 1, b: "x" }, known, "Thing").failures).toEqual([
      { property: "a", reason: "must be a string, not 1." },
      { property: "b", reason: 'must be true or false, not "x".' },
    ]);
  });

  it("looks at nothing that is absent, unknown or hidden", () => {
    expect(rules.applyRules({ a: undefined, b: null, __urn: 1 }, known, "Thing").failures).toEqual([]);
    expect(rules.applyRules({ a: unknown, b: unknown }, known, "Thing").failures).toEqual([]);
  });

  it("refuses what it does not know, also while that is unknown", () => {
    expect(rules.applyRules({ c: unknown }, known, "Thing", { c: "a" }).failures).toEqual([
      { property: "c", reason: "is no argument of Thing: use a." },
    ]);
  });

  it.each([
    ["colour", "is no argument of Thing (did you mean colours?)."],
    ["__colours", "is no argument of Thing (did you mean colours?)."],
    ["somethingElse", "is no argument of Thing."],
  ])("refuses %s with what is meant by it", (property, reason) => {
    expect(rules.applyRules({ [property]: 1 }, { colours: rules.text() }, "Thing").failures).toEqual([
      { property, reason },
    ]);
  });

  it("knows no property that every object has", () => {
    expect(rules.applyRules({ toString: "x" }, known, "Thing").failures).toHaveLength(1);
  });
});

describe("text", () => {
  it("counts characters", () => {
    expect(failuresOf(rules.text({ max: 3 }), "abcd")).toEqual([
      { property: "p", reason: "has 4 characters; at most 3 are allowed." },
    ]);
  });
});

describe("wholeNumber", () => {
  it.each([Number.NaN, Number.POSITIVE_INFINITY, "5", 1.5, true, [5]])("refuses %o", (value) => {
    expect(failuresOf(rules.wholeNumber(1, 9), value)).toHaveLength(1);
  });

  it("shows what JSON has no word for", () => {
    expect(failuresOf(rules.wholeNumber(1, 9), Number.NaN)).toEqual([
      { property: "p", reason: "must be a whole number from 1 to 9, not NaN." },
    ]);
  });

  it.each([1, 9])("accepts its limit %d", (value) => {
    expect(failuresOf(rules.wholeNumber(1, 9), value)).toEqual([]);
  });
});

describe("list", () => {
  const names = rules.list(rules.text(), { max: 2, unit: "names" });

  it("never finds two unknown items alike", () => {
    expect(failuresOf(names, [unknown, unknown])).toEqual([]);
  });

  it("quotes a value that is no list, unless the list is secret", () => {
    expect(failuresOf(names, "abc")).toEqual([{ property: "p", reason: 'must be a list, not "abc".' }]);
    const secret = rules.list(rules.text(), { unit: "names", secret: true });
    expect(failuresOf(secret, "abc")).toEqual([
      { property: "", reason: "p must be a list, such as [{ … }], also for one of them." },
    ]);
  });

  it("counts unknown items too", () => {
    expect(failuresOf(names, [unknown, unknown, unknown])).toHaveLength(1);
  });
});

describe("object", () => {
  const pair = rules.object({ a: rules.text(), b: rules.secretText }, ["a"]);

  it.each([null, [], "x", 5])("refuses %o without quoting it", (value) => {
    expect(failuresOf(pair, value)).toEqual([{ property: "p", reason: "must be an object." }]);
  });

  it("takes an unknown field for given", () => {
    expect(failuresOf(pair, { a: unknown })).toEqual([]);
  });

  it("never quotes a secret", () => {
    expect(JSON.stringify(failuresOf(pair, { a: "x", b: 98765 }))).not.toContain("98765");
  });
});

describe("tags", () => {
  const tags = rules.tags(2, "because");

  it("says why there may be no more", () => {
    expect(failuresOf(tags, { a: "", b: "", c: "" })).toEqual([
      { property: "p", reason: "has 3 tags; at most 2 are allowed (because)." },
    ]);
  });

  it("accepts an empty value and an unknown one", () => {
    expect(failuresOf(tags, { a: "", b: unknown })).toEqual([]);
  });
});

describe("a rule that warns", () => {
  const latest: rules.Rule = (value, property, _, warn) => {
    if (String(value).endsWith(":latest")) warn(property, "moves.");
  };

  it("refuses nothing, in a list and in an object too", () => {
    const known = {
      images: rules.list(latest, { unit: "images" }),
      one: rules.object({ image: latest }, []),
    };
    const inputs = { images: ["a:1", "a:latest"], one: { image: "b:latest" } };
    expect(rules.applyRules(inputs, known, "Thing")).toEqual({
      failures: [],
      warnings: [
        { property: "images[1]", reason: "moves." },
        { property: "one.image", reason: "moves." },
      ],
    });
  });
});
