import { expect, test } from "vitest";
import { matchedImages } from "../../../../../../provider/resources/imageCache/matching/matchedImage.js";
import type { Match } from "../../../../../../provider/resources/imageCache/matching/matchOrder.js";
import { whyBefore } from "../../../../../../provider/resources/imageCache/matching/whyBefore.js";

const early = "2026-11-01T00:00:00Z";
const late = "2026-11-02T00:00:00Z";

const cache = (
  imageCacheId: string,
  held: string[],
  imageCacheSize: number,
  creationTime: string,
): Match => ({
  ...{ imageCacheId, imageCacheSize, creationTime },
  images: matchedImages(["a:1", "b:1"], held),
});

const edition = "as another edition of the guide has it,";

test.each([
  [cache("x", ["a:1", "b:1"], 40, early), cache("y", ["a:1"], 20, late), "it holds 2 of the 2 images, y 1"],
  [cache("x", ["a:1"], 20, late), cache("y", ["a:1"], 40, early), "it is the smaller one (20 GiB, y 40 GiB)"],
  [
    cache("x", ["a:1"], 20, early),
    cache("y", ["a:1"], 40, late),
    `it is the smaller one (20 GiB, y 40 GiB); where the size of the images decides, ${edition} y goes first`,
  ],
  [
    cache("x", ["a:1"], 20, early),
    cache("y", ["b:1"], 40, late),
    `it is the smaller one (20 GiB, y 40 GiB); where the size of the images decides, ${edition} it is the one with the larger images, which the API does not tell`,
  ],
  [
    cache("x", ["a:1"], 40, late),
    cache("y", ["a:1"], 20, early),
    `it is the newer one (${late}, y ${early}); where the size of the cache decides, ${edition} y goes first`,
  ],
  [
    cache("x", ["a:1"], 20, late),
    cache("y", ["a:1"], 20, early),
    `it is the newer one (${late}, y ${early})`,
  ],
  [
    cache("x", ["a:1"], 20, early),
    cache("y", ["a:1", "b:1"], 20, late),
    "the cloud names it first; by the documented order y would be: it holds 2 of the 2 images, x 1",
  ],
  [
    cache("x", ["a:1"], 20, late),
    cache("y", ["a:1"], 20, late),
    "nothing that the API tells is different in y",
  ],
])("says why", (chosen, next, why) => {
  expect(whyBefore(chosen, next)).toBe(why);
});
