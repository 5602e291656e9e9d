import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { packageSchema } from "../../tools/schema/packageSchema.mts";

const root = join(__dirname, "..", "..");
const committed = JSON.parse(readFileSync(join(root, "plugin", "schema.json"), "utf8"));

it("is what follows from the tables: npm run plugin:schema", () => {
  expect(JSON.parse(JSON.stringify(packageSchema(root)))).toEqual(committed);
});

it("has no choice of types, which most languages cannot say", () => {
  expect(JSON.stringify(committed)).not.toContain('"oneOf"');
});

it("says of each property what it is", () => {
  const holders: [string, object][] = [
    ...Object.entries(committed.types),
    ...Object.entries(committed.resources),
    ...Object.entries(committed.functions).flatMap(([token, one]) =>
      Object.entries(one as object).map(([part, object]): [string, object] => [`${token} ${part}`, object]),
    ),
  ] as [string, object][];
  const silent = holders.flatMap(([token, held]) => {
    const { properties = {}, inputProperties = {} } = held as Record<
      string,
      Record<string, { description?: string }>
    >;
    return Object.entries({ ...properties, ...inputProperties })
      .filter(([, { description }]) => description === undefined)
      .map(([name]) => `${token} ${name}`);
  });
  expect(silent).toEqual([]);
});

it("names no configuration of the other host", () => {
  const formerTypes = '(?!index:ImageCacheSet"|kubernetes:ClusterImageCache")';
  const foreign = new RegExp(`alicloud:[a-z]\\w*|pulumi-eci:${formerTypes}[a-z]\\w*`, "g");
  expect(JSON.stringify(committed).match(foreign)).toBeNull();
});
