import { expect, it } from "vitest";
import { didYouMean, nearestName } from "../../../provider/nearestName.js";

const names = ["imageCacheSize", "images", "imagePullSecrets", "retentionDays"];

it.each([
  ["imagecachesize", "imageCacheSize"],
  ["image_cache_size", "imageCacheSize"],
  ["image", "images"],
  ["retentionDay", "retentionDays"],
  ["colour", undefined],
  ["", undefined],
])("%s is most like %s", (name, nearest) => {
  expect(nearestName(name, names)).toBe(nearest);
});

it("says nothing where nothing is near", () => {
  expect(didYouMean("colour", names)).toBe("");
  expect(didYouMean("image", names)).toBe(" (did you mean images?)");
});
