import * as pulumi from "@pulumi/pulumi";
import { expect, it } from "vitest";
import { failOnce } from "../../../../sdk/kubernetes/failOnce.js";

it("is one error for all that is wrong, without a stack", async () => {
  const ended = await Promise.allSettled(
    ["a: x is wrong.", "b: y is wrong.", "a: x is wrong."].map(failOnce),
  );
  const reasons = ended.map((each) => (each.status === "rejected" ? each.reason : undefined));
  const [first] = reasons;
  expect(reasons.every((reason) => reason === first)).toBe(true);
  expect(pulumi.RunError.isInstance(first)).toBe(true);
  expect((first as Error).message).toBe("a: x is wrong.\nb: y is wrong.");
});

it("is another one later", async () => {
  const [first] = await Promise.allSettled([failOnce("a")]);
  const [second] = await Promise.allSettled([failOnce("b")]);
  expect(second).toMatchObject({ reason: { message: "b" } });
  expect(first).toMatchObject({ reason: { message: "a" } });
});
