import { describe, expect, it } from "vitest";
import { isFullMatch, matchText } from "../../../cli/matchText.js";
import type { MatchedImage } from "../../../provider/resources/imageCache/matching/matchedImage.js";

const now = Date.parse("2026-11-26T12:00:00Z");

const images: MatchedImage[] = [
  { image: "nginx:1.29", state: "cached" },
  { image: "redis:8", state: "missing" },
];
const candidate = { imageCacheId: "imc-1", imageCacheName: "web", images };
const textOf = (match: Parameters<typeof matchText>[0]) => matchText(match, "cn-hangzhou", now).split("\n");

describe("matchText", () => {
  it("tells the cache, its images, its age and why it comes first", () => {
    const best = {
      ...candidate,
      creationTime: "2026-11-24T10:00:00Z",
      expireDateTime: "2026-11-27T12:00:00Z",
      why: "it is the newer one",
    };
    const next = { ...candidate, imageCacheId: "imc-2", imageCacheName: undefined };
    const lines = textOf({ imageCacheId: "imc-1", images, candidates: [best, next] });
    expect(lines.slice(0, -1)).toEqual([
      "A pod would start from imc-1 (web).",
      "  cached   nginx:1.29",
      "  missing  redis:8",
      "This is worked out from the names in its Images; the cloud may know layers by other names.",
      "It was made 2026-11-24T10:00:00Z (2 days ago) and expires 2026-11-27T12:00:00Z (in 1 day).",
      "It goes before imc-2: it is the newer one.",
    ]);
    expect(lines.at(-1)).toMatch(/^What is not cached is pulled when the pod starts\./);
  });

  it("says nothing of pulls where all is cached", () => {
    const cached = images.slice(0, 1);
    const lines = textOf({
      imageCacheId: "imc-1",
      images: cached,
      candidates: [{ ...candidate, images: cached }],
    });
    expect(lines.at(-1)).toBe("It does not say when it was made and never expires.");
  });

  it("names the region where nothing matches", () => {
    expect(textOf({ imageCacheId: null, images, candidates: [] })[0]).toBe(
      "No image cache of cn-hangzhou matches.",
    );
  });
});

describe("isFullMatch", () => {
  it.each([
    [["cached", "cached"], true],
    [["cached", "missing"], false],
    [["cached", "unknown"], false],
  ] as const)("of %j is %j", (states, expected) => {
    const all = states.map((state) => ({ image: "a:1", state }));
    expect(isFullMatch({ imageCacheId: "imc-1", images: all, candidates: [] })).toBe(expected);
  });
});
