import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { parametersOf, type Table } from "../../../provider/core/schema/table.js";
import { eipArguments } from "../../../provider/resources/eip/schema.js";
import { imageCacheArguments } from "../../../provider/resources/imageCache/schema.js";

const root = join(__dirname, "..", "..", "..");
const textOf = (...files: string[]) =>
  files.map((file) => readFileSync(join(root, "emulator", file), "utf8")).join();

/** Every wire name that a table can make, from a value of each form. */
function wireNames(table: Table): string[] {
  const values = [["x"], "x", { x: "1" }, [{ server: "x", instanceId: "cri-1" }]];
  const names = Object.keys(table).flatMap((name) =>
    values.flatMap((value) => {
      try {
        return Object.keys(parametersOf(table, { [name]: value }));
      } catch {
        return [];
      }
    }),
  );
  return [...new Set(names)];
}

/** The emulator sells nothing, so how an order is paid is nothing to it. */
const notEmulated = new Set(["AutoPay", "ActivityId"]);

it.each([
  ["ImageCache", imageCacheArguments as Table, textOf("imageCache/declaration.ts")],
  [
    "Eip",
    eipArguments as Table,
    textOf("eip/fields.ts", "actions/vpc/allocateEipAddress.ts", "label.ts", "tags.ts"),
  ],
])("the emulator knows every parameter of %s by its own list", (_, table, text) => {
  const names = wireNames(table);
  expect(names.length).toBeGreaterThan(14);
  const unknown = names.filter((name) => !text.includes(`"${name.split(".")[0]}"`));
  expect(unknown.filter((name) => !notEmulated.has(name))).toEqual([]);
});
