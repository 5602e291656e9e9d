import { PassThrough } from "node:stream";
import { text } from "node:stream/consumers";
import { expect, it } from "vitest";
import { askPlaces, placesIn } from "../../../../cli/import/pick.js";

it.each([
  ["1", [0]],
  ["3,1", [0, 2]],
  ["1 3-5", [0, 2, 3, 4]],
  ["2-3, 3-4", [1, 2, 3]],
  ["all", [0, 1, 2, 3, 4]],
  [" ALL ", [0, 1, 2, 3, 4]],
  ["", []],
  [" , ", []],
  ["0", undefined],
  ["6", undefined],
  ["4-6", undefined],
  ["5-4", undefined],
  ["one", undefined],
  ["1-", undefined],
  ["1-999999999999", undefined],
])("%j of five is %j", (answer, places) => {
  expect(placesIn(answer, 5)).toEqual(places);
});

async function asked(...lines: string[]) {
  const [input, output] = [new PassThrough(), new PassThrough()];
  const shown = text(output);
  input.end(lines.map((line) => `${line}\n`).join(""));
  const places = await askPlaces(3, input, output);
  output.end();
  return { places, shown: await shown };
}

it("asks again after an answer that makes no sense", async () => {
  const { places, shown } = await asked("seven", "2");
  expect(places).toEqual([1]);
  expect(shown).toContain("That is none of it: numbers from 1 to 3.\n");
});

it("takes nothing where nobody answers", async () => {
  expect((await asked("")).places).toEqual([]);
  expect((await asked()).places).toEqual([]);
});
