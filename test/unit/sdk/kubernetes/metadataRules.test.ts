import { describe, expect, it } from "vitest";
import { applyRules, type Rule } from "../../../../provider/core/schema/rules.js";
import { UNKNOWN } from "../../../../provider/core/schema/unknown.js";
import { annotationsRule, labelsRule } from "../../../../sdk/kubernetes/metadataRules.js";

function reasonsOf(rule: Rule, value: unknown): string[] {
  return applyRules({ map: value }, { map: rule }, "it").failures.map(
    ({ property, reason }) => `${property} ${reason}`,
  );
}

describe("labels", () => {
  it.each([{}, { team: "" }, { "example.com/Team_1.x": "Web-1_2.3" }, { a: "b".repeat(63) }, { a: UNKNOWN }])(
    "may be %j",
    (value) => {
      expect(reasonsOf(labelsRule, value)).toEqual([]);
    },
  );

  it.each<[unknown, RegExp]>([
    ["team=web", /^map must be an object of strings/],
    [["web"], /^map must be an object of strings/],
    [{ team: 1 }, /^map\["team"\] must be a string/],
    [{ team: null }, /^map\["team"\] must be a string/],
    [{ team: "two words" }, /^map\["team"\] must be at most 63 letters/],
    [{ team: "b".repeat(64) }, /must be at most 63 letters/],
    [{ team: "-web" }, /must be at most 63 letters/],
    [{ "two words": "x" }, /^map\["two words"\] is no name that Kubernetes takes/],
    [{ "": "x" }, /is no name/],
    [{ "a/b/c": "x" }, /is no name/],
    [{ "Example.com/team": "x" }, /is no name/],
    [{ ["a".repeat(64)]: "x" }, /is no name/],
  ])("may not be %j", (value, told) => {
    expect(reasonsOf(labelsRule, value)).toEqual([expect.stringMatching(told)]);
  });
});

describe("annotations", () => {
  it("hold any text under a name", () => {
    expect(reasonsOf(annotationsRule, { "example.com/note": "two words\n" })).toEqual([]);
    expect(reasonsOf(annotationsRule, { "two words": "x" })).toEqual([expect.stringMatching(/is no name/)]);
  });
});
