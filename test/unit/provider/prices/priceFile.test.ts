import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it, onTestFinished } from "vitest";
import { readPriceFile } from "../../../../provider/prices/priceFile.js";

function fileWith(content: unknown): string {
  const folder = mkdtempSync(join(tmpdir(), "prices-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const file = join(folder, "prices.json");
  writeFileSync(file, typeof content === "string" ? content : JSON.stringify(content));
  return file;
}

it("reads figures with the date of their region, or their own", () => {
  const file = fileWith({
    "cn-beijing": {
      currency: "CNY",
      date: "2026-11",
      source: "our contract",
      diskGiBHour: 0.002,
      snapshotGiBMonth: { amount: 0.12, date: "2026-10-01", source: "price page" },
    },
  });
  expect(readPriceFile(file)).toEqual({
    "cn-beijing": {
      currency: "CNY",
      diskGiBHour: { amount: 0.002, date: "2026-11", source: "our contract" },
      snapshotGiBMonth: { amount: 0.12, date: "2026-10-01", source: "price page" },
    },
  });
});

const region = (more: object) => ({ "cn-beijing": { currency: "CNY", date: "2026-11", ...more } });

it.each([
  ["no JSON", "{", "are no JSON"],
  ["a list", [], "it must be an object"],
  ["no currency", { "cn-beijing": { diskGiBHour: 1 } }, "cn-beijing has no currency"],
  [
    "a misspelt figure",
    region({ diskGibHour: 1 }),
    'has no figure "diskGibHour" (did you mean diskGiBHour?)',
  ],
  ["a text", region({ diskGiBHour: "1" }), "cn-beijing.diskGiBHour must be an object"],
  [
    "a negative price",
    region({ diskGiBHour: -1 }),
    "cn-beijing.diskGiBHour must be a number from 0 to 1000000",
  ],
  ["a price without end", region({ diskGiBHour: 1e308 }), "diskGiBHour must be a number from 0 to 1000000"],
  [
    "no date",
    { "cn-beijing": { currency: "CNY", diskGiBHour: 1 } },
    'cn-beijing.diskGiBHour needs a date such as "2026-11"',
  ],
])("refuses %s", (_, content, message) => {
  const file = fileWith(content);
  expect(() => readPriceFile(file)).toThrow(message);
  expect(() => readPriceFile(file)).toThrow(file);
});

it("says that a file is missing", () => {
  expect(() => readPriceFile("nowhere.json")).toThrow(
    "The prices in nowhere.json cannot be read: there is no such file.",
  );
});
