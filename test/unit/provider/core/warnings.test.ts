import { expect, it } from "vitest";
import { newWarnings } from "../../../../provider/core/warnings.js";
import { hidden, runnerWith } from "../resources/imageCache/states.js";

const warnings = [{ property: "images[0]", reason: "has no tag." }];

it("tells a warning once, not again at the engine's second check", () => {
  const runner = runnerWith();
  const news = { ...hidden, images: ["a"] };
  const check = () => newWarnings(runner.operation({ method: "check", olds: {}, news }), {}, news, warnings);
  expect(check()).toEqual(warnings);
  expect(check()).toEqual([]);
});

it("tells it of each resource", () => {
  const runner = runnerWith();
  const told = ["a", "b"].map((name) => {
    const news = { ...hidden, __urn: `urn:pulumi:dev::shop::t::${name}`, images: ["a"] };
    return newWarnings(runner.operation({ method: "check", olds: {}, news }), {}, news, warnings).length;
  });
  expect(told).toEqual([1, 1]);
});

it("tells none of what does not change", () => {
  const news = { ...hidden, images: ["a"], flash: true };
  const olds = { images: ["a"] };
  const operation = runnerWith().operation({ method: "check", olds, news });
  expect(newWarnings(operation, olds, news, warnings)).toEqual([]);
});
