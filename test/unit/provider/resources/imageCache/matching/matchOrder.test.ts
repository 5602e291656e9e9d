import { expect, test } from "vitest";
import { matchedImages } from "../../../../../../provider/resources/imageCache/matching/matchedImage.js";
import {
  type Match,
  matchOrder,
  sizeReadings,
} from "../../../../../../provider/resources/imageCache/matching/matchOrder.js";

const early = "2026-11-01T00:00:00Z";
const late = "2026-11-02T00:00:00Z";

const cache = (
  imageCacheId: string,
  held: string[],
  imageCacheSize?: number,
  creationTime?: string,
): Match => ({
  ...{ imageCacheId, imageCacheSize, creationTime },
  images: matchedImages(["a:1", "b:1"], held),
});

test.each([
  [
    "more images",
    cache("x", ["a:1", "b:1"], 40, early),
    cache("y", ["a:1"], 20, late),
    ["x images", "x images"],
  ],
  ["the smaller", cache("x", ["a:1"], 20, early), cache("y", ["a:1"], 40, late), ["x size", "y age"]],
  ["the smaller, newer", cache("x", ["a:1"], 20, late), cache("y", ["a:1"], 40, early), ["x size", "x age"]],
  ["other images", cache("x", ["a:1"], 20, early), cache("y", ["b:1"], 40, late), ["x size", "nobody size"]],
  ["the newer", cache("x", ["a:1"], 20, late), cache("y", ["a:1"], 20, early), ["x age", "x age"]],
  ["no size and no age", cache("x", ["a:1"]), cache("y", ["a:1"]), ["nobody age", "nobody age"]],
])("%s goes first, whichever is named first", (_, one, other, expected) => {
  for (const [left, right] of [
    [one, other],
    [other, one],
  ] as const) {
    const orders = sizeReadings.map((reading) => matchOrder(left, right, reading));
    expect(orders.map(({ first, by }) => `${first?.imageCacheId ?? "nobody"} ${by}`)).toEqual(expected);
  }
});
