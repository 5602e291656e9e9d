import { describe, expect, test } from "vitest";
import * as rules from "../../../../../provider/core/schema/rules.js";
import {
  blended,
  entriesField,
  field,
  fieldsOf,
  neededField,
  parametersIn,
  replacingIn,
  ruleOf,
  sameIn,
  sameListIn,
  toldIn,
} from "../../../../../provider/core/schema/shape.js";

const partShape = {
  name: neededField<string>(rules.text(), { wire: "Name", told: "Name" }),
  size: field<number>(rules.wholeNumber(0, 9), { wire: "Size", told: "Size", fallback: 1, isLeast: true }),
};

const shape = {
  flat: field<string>(rules.text(), { wire: "Deep.Flat", told: ["Elsewhere", "Deep.Flat"] }),
  renamed: field<string>(rules.text(), { wire: "Made", updateWire: "Updated" }),
  parts: entriesField<object>(partShape, ({ name }) => name, { unit: "parts", wire: "Part", told: "Parts" }),
  same: fieldsOf<object>(partShape, { wire: "", told: "" }),
  heavy: field<boolean>(rules.trueOrFalse, { wire: "Heavy", replaces: true, fallback: false }),
};

describe("what a call takes", () => {
  test("places, lists and objects of the same level", () => {
    const value = {
      flat: "a",
      renamed: "b",
      parts: [{ name: "x", size: 2 }],
      same: { name: "y" },
      heavy: true,
    };
    expect(parametersIn(shape, value, "create")).toEqual({
      Deep: { Flat: "a" },
      Made: "b",
      Part: [{ Name: "x", Size: 2 }],
      Name: "y",
      Heavy: true,
    });
    expect(parametersIn(shape, value, "update")).toMatchObject({ Updated: "b" });
  });

  test("nothing of what nobody gives", () => {
    expect(parametersIn(shape, { flat: null }, "create")).toEqual({});
  });
});

describe("what the cloud tells", () => {
  test("from the first place that holds something, without what is empty", () => {
    const entry = { Elsewhere: "", Deep: { Flat: "a" }, Parts: [{ Name: "x", Size: 0 }], Name: "y" };
    expect(toldIn(shape, entry)).toEqual({
      flat: "a",
      parts: [{ name: "x", size: 0 }],
      same: { name: "y" },
    });
  });

  test("goes into what is declared, and adds nothing beside", () => {
    const declared = { flat: "a", renamed: "b", parts: [{ name: "x" }, { name: "gone" }] };
    const told = { flat: "other", parts: [{ name: "x", size: 9 }, { name: "new" }], same: { name: "y" } };
    expect(blended(shape, declared, told)).toEqual({
      flat: "other",
      renamed: "b",
      parts: [{ name: "x" }, { name: "new" }],
    });
  });

  test("more than was asked for is what was asked for; less is not", () => {
    const part = (size: number) => blended(partShape, { name: "x", size: 3 }, { name: "x", size });
    expect([part(4), part(3), part(2)].map(({ size }) => size)).toEqual([3, 3, 2]);
  });

  test("says nothing: what is declared stays, but for what silence means", () => {
    expect(blended(shape, { flat: "a" }, {})).toEqual({ flat: "a" });
    expect(blended(partShape, { name: "x", size: 3 }, {})).toEqual({ name: "x", size: 1 });
  });
});

describe("what means the same", () => {
  test("defaults, empty lists and the order of keys", () => {
    const same = sameIn(shape);
    expect(same({ flat: "a", heavy: false, parts: [] }, { flat: "a" })).toBe(true);
    expect(same({ parts: [{ size: 1, name: "x" }] }, { parts: [{ name: "x" }] })).toBe(true);
    expect(same({ flat: "a" }, { flat: "b" })).toBe(false);
  });

  test("lists in any order", () => {
    expect(
      sameListIn(partShape)([{ name: "a" }, { name: "b" }], [{ name: "b" }, { name: "a", size: 1 }]),
    ).toBe(true);
    expect(sameListIn(partShape)(undefined, [])).toBe(true);
    expect(sameListIn(partShape)([{ name: "a" }], [])).toBe(false);
  });
});

test("what an update cannot carry is told by its path", () => {
  const outer = { inner: fieldsOf<object>(shape, { wire: "Inner" }) };
  expect(replacingIn(outer, [{ inner: { heavy: true } }, { inner: { heavy: true } }])).toEqual([
    "inner.heavy",
  ]);
  expect(replacingIn(outer, { inner: { heavy: false, flat: "a" } })).toEqual([]);
});

test("the rule names what is missing and what is not known", () => {
  const found: string[] = [];
  const fail = (property: string, reason: string) => void found.push(`${property} ${reason}`);
  ruleOf(shape)({ parts: [{ size: 10 }], other: 1 }, "value", fail, () => {});
  expect(found).toEqual([
    "value.parts[0].name is missing.",
    "value.parts[0].size must be a whole number from 0 to 9, not 10.",
    "value.other is not known here; known are flat, renamed, parts, same, heavy.",
  ]);
});
