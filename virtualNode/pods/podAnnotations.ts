import type { V1Pod } from "@kubernetes/client-node";

/** The texts of a pod's annotations, by their names without the prefix. */
export type Texts = (...names: string[]) => string | undefined;

/** Reads annotations of `k8s.aliyun.com/`: of several names for the same thing the first that the pod has. */
export function textsOf({ metadata }: V1Pod): Texts {
  const annotations = metadata?.annotations ?? {};
  return (...names) => names.map((name) => annotations[`k8s.aliyun.com/${name}`]).find(Boolean);
}

/** What a pod says of the cache that it starts from, in either generation of names. */
export interface CacheWish {
  readonly imageCacheId?: string | undefined;
  readonly isMatched: boolean;
  /** Only a cache with all images, or with so many of them. */
  readonly fullMatch: boolean;
  readonly matchCount?: number | undefined;
}

export function cacheWishOf(text: Texts): CacheWish {
  const count = Number(text("imc-match-count-request"));
  return {
    imageCacheId: text("eci-imc-id", "eci-image-snapshot-id"),
    // Current virtual nodes match unless they are told not to.
    isMatched: text("eci-auto-imc", "eci-image-cache") !== "false",
    fullMatch: text("imc-perfect-match") === "true",
    matchCount: count >= 1 ? count : undefined,
  };
}

export function listOf(text: string | undefined): string[] | undefined {
  return text?.split(",").map((item) => item.trim());
}
