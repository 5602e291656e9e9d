import type { Client } from "../../../cloud/client.js";
import { describeImageCache, type ImageCache } from "../../../cloud/eci.js";
import { CloudError } from "../../../cloud/errors.js";
import { isRetried } from "../../../cloud/retriedCodes.js";
import { type Listing, once } from "./listing.js";

/** Who hears what became of the look at each cache. */
export interface Answers {
  found(cache: ImageCache): void;
  /** The region does not know this id: a single Describe has said so. */
  gone(imageCacheId: string): void;
  /** The call for this id was refused for good. */
  refused(imageCacheId: string, error: unknown): void;
}

/** Looks at many caches with as few calls as possible, one after another. A failure that passes is the caller's to repeat. */
export class Lookup {
  /** How many pages the last list had. */
  private pages = 1;
  /** Caches that exist and that lists do not show, because nobody has marked them. */
  private readonly unlisted = new Set<string>();
  /** Caches that a list has shown: what a later one does not show any more is gone. */
  private readonly shown = new Set<string>();

  constructor(private readonly client: Client) {}

  /** `expected` are thought to be there; `vanishing` were asked to go before the listing was begun. */
  async find(
    expected: readonly string[],
    vanishing: readonly string[],
    answers: Answers,
    listing: Listing,
  ): Promise<void> {
    const listed = expected.filter((id) => !this.unlisted.has(id));
    const leaving = vanishing.filter((id) => this.shown.has(id));
    const missing = await this.list(listed, leaving, listing, answers);
    const hidden = expected.filter((id) => this.unlisted.has(id) && !answer(id, listing, answers));
    const unseen = vanishing.filter((id) => !leaving.includes(id) && !listing.knows(id));
    for (const id of new Set([...missing, ...hidden, ...unseen])) {
      const isThere = await this.describe(id, listing, answers);
      if (isThere && listing.isComplete && missing.includes(id)) this.unlisted.add(id);
    }
  }

  /** Lists while that is cheaper than single calls; the result is what is still to be asked for. */
  private async list(
    ids: readonly string[],
    leaving: readonly string[],
    listing: Listing,
    answers: Answers,
  ): Promise<string[]> {
    let missing = [...ids, ...leaving].filter((id) => !answer(id, listing, answers));
    while (listing.isCheaperThan(missing.length, this.pages)) {
      let page: ImageCache[];
      try {
        page = await listing.more();
      } catch (error) {
        if (error instanceof CloudError && isRetried(error)) throw error;
        // Whoever may not list may still be allowed to look at single caches.
        if (!listing.isUsed) this.pages = Number.POSITIVE_INFINITY;
        listing.refuse();
        break;
      }
      for (const cache of page) {
        this.shown.add(cache.imageCacheId);
        answers.found(cache);
      }
      missing = missing.filter((id) => !listing.knows(id));
      this.pages = listing.pages;
    }
    if (!listing.isComplete) return missing;
    for (const id of leaving) if (missing.includes(id)) answers.gone(id);
    return missing.filter((id) => !leaving.includes(id));
  }

  private async describe(imageCacheId: string, listing: Listing, answers: Answers): Promise<boolean> {
    try {
      const cache = await describeImageCache(this.client.within(once), imageCacheId);
      listing.note(imageCacheId, cache);
      if (cache === undefined) answers.gone(imageCacheId);
      else answers.found(cache);
      return cache !== undefined;
    } catch (error) {
      if (error instanceof CloudError && isRetried(error)) throw error;
      answers.refused(imageCacheId, error);
      return false;
    }
  }
}

/** Hands out what a listing tells of a cache, if it does. */
function answer(imageCacheId: string, listing: Listing, answers: Answers): boolean {
  if (!listing.knows(imageCacheId)) return false;
  const cache = listing.get(imageCacheId);
  if (cache === undefined) answers.gone(imageCacheId);
  else answers.found(cache);
  return true;
}
