import { expect, it } from "vitest";
import { type Found, unknownIds } from "../../../../cli/import/found.js";

const found = [{ id: "imc-1" }, { id: "eip-1" }] as Found[];

it("tells which of the wanted ids are nowhere", () => {
  expect(unknownIds(found, { id: ["imc-1", "imc-2"] })).toEqual(["imc-2"]);
  expect(unknownIds(found, { id: ["eip-1"] })).toEqual([]);
  expect(unknownIds(found, { all: true })).toEqual([]);
});
