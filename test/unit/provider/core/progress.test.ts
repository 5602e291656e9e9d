import { expect, it } from "vitest";
import { progressLog } from "../../../../provider/core/progress.js";

it("logs a line for each phase and each tenth of progress, and none twice", () => {
  const lines: string[] = [];
  const report = progressLog((line) => lines.push(line));
  for (const percent of [0, 4, 11, 12, 19, 20]) report("Creating", `${percent}%`);
  report("Creating", "20%");
  report("Ready", undefined);
  expect(lines).toEqual(["Creating 0%", "Creating 10%", "Creating 20%", "Ready"]);
});
