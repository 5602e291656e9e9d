import { bestMatch } from "../provider/cloud/undocumented.js";
import type { ImageCacheMatch, MatchCandidate } from "../provider/resources/imageCache/matching/match.js";
import type { MatchedImage } from "../provider/resources/imageCache/matching/matchedImage.js";
import { ago, ahead } from "../provider/timeText.js";

export function isFullMatch({ images }: ImageCacheMatch): boolean {
  return images.every(({ state }) => state === "cached");
}

/** Which cache a pod would get, for people. */
export function matchText(match: ImageCacheMatch, region: string, now: number): string {
  const { images, candidates } = match;
  const best = bestMatch(candidates);
  return [
    ...(best === undefined
      ? [`No image cache of ${region} matches.`]
      : told(best, candidates[1], images, now)),
    ...(isFullMatch(match) ? [] : [slowStart]),
  ].join("\n");
}

const slowStart =
  "What is not cached is pulled when the pod starts. The cloud may then build a cache by itself, which has no way out of its own: without a NAT gateway of " +
  "the VPC it fails.";

function told(
  best: MatchCandidate,
  next: MatchCandidate | undefined,
  images: readonly MatchedImage[],
  now: number,
): string[] {
  return [
    `A pod would start from ${named(best)}.`,
    ...images.map(({ image, state }) => `  ${state.padEnd("missing".length)}  ${image}`),
    "This is worked out from the names in its Images; the cloud may know layers by other names.",
    `It ${madeAt(best, now)} and ${expiry(best, now)}.`,
    ...(next === undefined ? [] : [`It goes before ${named(next)}: ${best.why}.`]),
  ];
}

function named({ imageCacheId, imageCacheName }: MatchCandidate): string {
  return imageCacheName === undefined ? imageCacheId : `${imageCacheId} (${imageCacheName})`;
}

function madeAt({ creationTime }: MatchCandidate, now: number): string {
  if (creationTime === undefined) return "does not say when it was made";
  return `was made ${creationTime} (${ago(creationTime, now)})`;
}

function expiry({ expireDateTime }: MatchCandidate, now: number): string {
  if (expireDateTime === undefined) return "never expires";
  return `expires ${expireDateTime} (${ahead(expireDateTime, now)})`;
}
