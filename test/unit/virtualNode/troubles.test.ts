import { expect, it } from "vitest";
import { CloudError } from "../../../provider/cloud/errors.js";
import { Troubles } from "../../../virtualNode/troubles.js";

const refusal = (code: string, requestId: string) =>
  new CloudError({ product: "eci", action: "CreateImageCache", code, reason: "no", requestId });

it("tells a trouble once, with its cause and what to do", async () => {
  const lines: string[] = [];
  const troubles = new Troubles((line) => lines.push(line));
  for (const error of [
    refusal("QuotaExceeded", "R-1"),
    refusal("QuotaExceeded", "R-2"),
    new Error("it broke"),
  ]) {
    await troubles.guard("web", () => Promise.reject(error));
  }
  expect(lines).toEqual([
    expect.stringMatching(
      /^web: CreateImageCache failed: QuotaExceeded: no \(request R-1\)\. The account's image caches are used up/,
    ),
    "web: it broke.",
  ]);
});
