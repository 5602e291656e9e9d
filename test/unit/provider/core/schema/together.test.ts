import { expect, it } from "vitest";
import * as rules from "../../../../../provider/core/schema/rules.js";
import type { Table } from "../../../../../provider/core/schema/table.js";
import { checkTogether } from "../../../../../provider/core/schema/together.js";
import { UNKNOWN } from "../../../../../provider/core/schema/unknown.js";

const table: Table = {
  makes: { rule: rules.trueOrFalse, change: "local" },
  speed: { rule: rules.text(), change: "local", needs: { flag: "makes", reason: "needs makes." } },
  existing: {
    rule: rules.text(),
    change: "local",
    excludedBy: { other: "makes", reason: "not beside makes." },
  },
};

it.each([
  ["a flag that is off", { makes: false, speed: "5" }, ["speed needs makes."]],
  ["a flag that is not there", { speed: "5" }, ["speed needs makes."]],
  ["a flag of which nothing is known yet", { makes: UNKNOWN, speed: "5" }, []],
  ["a value of which nothing is known yet", { speed: UNKNOWN }, []],
  ["a flag that is on", { makes: true, speed: "5" }, []],
  ["two that exclude each other", { makes: true, existing: "eip-1" }, ["existing not beside makes."]],
  ["one whose value is not known yet", { makes: true, existing: UNKNOWN }, ["existing not beside makes."]],
  ["one beside a flag that is off", { makes: false, existing: "eip-1" }, []],
  ["one beside a flag of which nothing is known yet", { makes: UNKNOWN, existing: "eip-1" }, []],
])("judges %s", (_, inputs, found) => {
  expect(checkTogether(table, inputs).map(({ property, reason }) => `${property} ${reason}`)).toEqual(found);
});
