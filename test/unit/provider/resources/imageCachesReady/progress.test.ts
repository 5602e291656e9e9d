import { expect, it } from "vitest";
import { Progress } from "../../../../../provider/resources/imageCachesReady/progress.js";

const soon = () => new Promise((resolve) => setImmediate(resolve));

function watched(total: number) {
  const lines: string[] = [];
  return { lines, progress: new Progress(total, (line) => lines.push(line)) };
}

it("shows in one line what is told together", async () => {
  const { lines, progress } = watched(4);
  for (const end of ["Ready", "Failed", "Ready"]) progress.note(end);
  await soon();
  expect(lines).toEqual(["0 of 4 Ready", "2 of 4 Ready, 1 Failed"]);
});

it("shows no more than a line for each tenth", async () => {
  const { lines, progress } = watched(1_000);
  for (let index = 0; index < 1_000; index++) {
    progress.note("Ready");
    await soon();
  }
  expect(lines).toHaveLength(11);
  expect(lines.at(-1)).toBe("1000 of 1000 Ready");
});

it("shows every kind of end", async () => {
  const { lines, progress } = watched(3);
  for (const end of ["UpdateFailed", "gone", "unknown"]) progress.note(end);
  await soon();
  expect(lines.at(-1)).toBe("0 of 3 Ready, 1 UpdateFailed, 1 gone, 1 unknown");
});

it("shows nothing of an empty set", () => {
  expect(watched(0).lines).toEqual([]);
});
