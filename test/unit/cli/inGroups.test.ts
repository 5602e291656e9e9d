import { expect, it } from "vitest";
import { inGroups } from "../../../cli/inGroups.js";

it("does so many at once, and hands out the results in order", async () => {
  let underWay = 0;
  let most = 0;
  const doubled = await inGroups([1, 2, 3, 4, 5], 2, async (number) => {
    most = Math.max(most, ++underWay);
    await Promise.resolve();
    underWay -= 1;
    return 2 * number;
  });
  expect([doubled, most]).toEqual([[2, 4, 6, 8, 10], 2]);
});
