import type { CloudError } from "./errors.js";
import { isEipUnusable, isInvalidParameter, isUnsupported } from "./errors.js";

// What the API does where its documents say nothing. Each guess stands here once, with what follows if it is wrong.

/**
 * For how long DescribeContainerGroupPrice gives a price: no page says so, but the answer that is printed for 2 vCPU and 4 GiB is what the page on
 * billing comes to for a second.
 */
export const groupPriceSeconds = 1;

/** The largest page of DescribeImageCaches: more than its default is asked for once, and the default from then on if it is refused. */
export const imageCachesPerPage = 50;

/** The one that a pod gets, of those that the cloud says match: the guide says that it finds the best one, not where it stands. The first. */
export function bestMatch<T>(found: readonly T[]): T | undefined {
  return found[0];
}

/** A list may be a little behind the call that made a cache: only after so many looks without it is it gone. */
export const looksUntilListed = 4;

/** A region may take a moment to know an address that it has just allocated. */
export const addressUnknownForMs = 60_000;

/** What an address shows of the instance of a build that has just ended: for so long it may look like somebody else's. */
export const addressGraceMs = 60_000;

/** How long an address may take to show up in a bandwidth package, or to leave it. */
export const membershipMs = 60_000;

/** A cache may not be allowed to shrink: it is tried, and a refusal leads to a replacement. */
export function refusesSmallerSize(
  error: unknown,
  wanted: unknown,
  current: number | undefined,
): error is CloudError {
  return typeof wanted === "number" && wanted < (current ?? 0) && isInvalidParameter(error);
}

/** A new pull may not forget the address of the last one: where it does not, only a new cache helps. */
export function clingsToAddress(error: unknown, namesAddress: boolean): error is CloudError {
  return !namesAddress && isEipUnusable(error);
}

/** A list without entries, or a size without a number, leaves nothing in a call: what of a group an update can therefore not take back. */
export const fieldsThatCannotBeCleared: readonly string[] = [
  "cpu",
  "memory",
  "initContainers",
  "volumes",
  "dnsConfig",
  "acrRegistryInfos",
];

/** Newer documents let vCPUs and memory of a running group change, older ones do not: it is tried, and a refusal leads to a replacement. */
export function refusesOtherSize(error: unknown, sent: readonly string[]): error is CloudError {
  if (isUnsupported(error)) return true;
  if (!isInvalidParameter(error)) return false;
  const isAlone = sent.every((name) => name === "cpu" || name === "memory");
  return isAlone || /cpu|memory|size/i.test(`${error.code} ${error.reason}`);
}
