import { expect, it } from "vitest";
import { type CrashCase, crashPage } from "../../../../tools/docs/crashPage.mts";

function crashCase(title: string, status = "passed", operation = "create"): CrashCase {
  return { ancestorTitles: [operation], title, status };
}

const tableOf = (cases: CrashCase[]) => crashPage(cases, "dynamic provider");

it("says of which host it is, and how it is written", () => {
  expect(crashPage([], "dynamic provider")).toContain("Written by `npm run test:crash`,");
  expect(crashPage([], "plugin")).toMatch(
    /^# .* of the plugin .*\n\nWritten by `npm run test:crash -- plugin`,/,
  );
});

it("has a row for each call, and a cell says none only where both ways to go on lose nothing", () => {
  const page = tableOf([
    crashCase("makes these calls"),
    crashCase("killed at ECI CreateImageCache 1, before its effect, then up"),
    crashCase("killed at ECI CreateImageCache 1, before its effect, then destroy"),
    crashCase("killed at ECI CreateImageCache 1, after its answer, then up"),
    crashCase("killed at ECI CreateImageCache 1, after its answer, then destroy", "failed"),
    crashCase("killed at VPC DescribeEipAddresses 2, before its effect, then up", "skipped"),
  ]);
  expect(page).toContain("## Create\n");
  expect(page).toContain("| ECI CreateImageCache 1 | none | – | **see the run** |");
  expect(page).toContain("| VPC DescribeEipAddresses 2 | **see the run** | – | – |");
  expect(page).not.toContain("makes these calls");
});

it("keeps operations apart, and tells the other cases after them", () => {
  const page = tableOf([
    crashCase("killed at ECI DeleteImageCache 1, before its effect, then up", "passed", "delete"),
    crashCase("killed at ECI DeleteImageCache 1, before its effect, then up", "failed", "replacement"),
    crashCase("is ended by a second Ctrl-C in a create", "passed", "other"),
  ]);
  const [, deletion = "", replacement = "", others = ""] = page.split("\n## ");
  expect(deletion).toContain("| ECI DeleteImageCache 1 | none | – | – |");
  expect(replacement).toContain("| ECI DeleteImageCache 1 | **see the run** | – | – |");
  expect(others).toContain("| is ended by a second Ctrl-C in a create | none |");
});
