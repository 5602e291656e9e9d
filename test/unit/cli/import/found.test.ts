import { expect, it } from "vitest";
import { type Found, isOfStack, unknownIds } from "../../../../cli/import/found.js";

const found = [{ id: "imc-1" }, { id: "eip-1" }] as Found[];

it("tells which of the wanted ids are nowhere", () => {
  expect(unknownIds(found, { id: ["imc-1", "imc-2"] })).toEqual(["imc-2"]);
  expect(unknownIds(found, { id: ["eip-1"] })).toEqual([]);
  expect(unknownIds(found, { all: true })).toEqual([]);
});

it.each([
  [{}, false],
  [{ "pulumi-eci-owner": "x", "pulumi-eci-phase": "created" }, true],
  [{ "pulumi-eci-owner": "x" }, true],
  [{ "pulumi-eci-owner": "x", "pulumi-eci-phase": "creating" }, false],
  [{ "pulumi-eci-phase": "measure" }, false],
])("tells by the tags %j whether a stack has it", (tags, expected) => {
  expect(isOfStack({ tags } as unknown as Found)).toBe(expected);
});
