import { expect, it } from "vitest";
import { ReadProgress } from "../../../../cli/status/progress.js";

function terminal(isTTY: boolean) {
  const written: string[] = [];
  return { isTTY, written, write: (text: string) => written.push(text) };
}

it("tells on a terminal how far each region is, in one line that goes away", () => {
  const out = terminal(true);
  const progress = new ReadProgress(out);
  progress.page("cn-hangzhou", 50, 1_250);
  progress.page("cn-beijing", 100, 300);
  progress.end();
  expect(out.written).toEqual([
    "\r\u001b[Kreading image caches: cn-hangzhou 50 of 1250",
    "\r\u001b[Kreading image caches: cn-hangzhou 50 of 1250, cn-beijing 100 of 300",
    "\r\u001b[K",
  ]);
});

it("says nothing of one page, of a cloud that tells no total, and off a terminal", () => {
  const out = terminal(true);
  const progress = new ReadProgress(out);
  progress.page("cn-hangzhou", 50, 50);
  progress.page("cn-beijing", 50, undefined);
  progress.end();
  const file = terminal(false);
  new ReadProgress(file).page("cn-hangzhou", 50, 1_250);
  expect([out.written, file.written]).toEqual([[], []]);
});
