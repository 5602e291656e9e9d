import type { Client } from "../cloud/client.js";
import { type ImageCache, listImageCachePage } from "../cloud/eci.js";
import { ownerTag } from "../ownership.js";

/** The caches of a region that carry an owner's mark, listed page by page and no further than needed. */
export class Listing {
  private readonly caches = new Map<string, ImageCache>();
  private nextToken: string | undefined;
  isBegun = false;
  private pageSize = 1;
  private total: number | undefined;
  /** How many single calls have been made instead of further pages. */
  singleCalls = 0;

  constructor(private readonly client: Client) {}

  get(imageCacheId: string): ImageCache | undefined {
    return this.caches.get(imageCacheId);
  }

  get isComplete(): boolean {
    return this.isBegun && this.nextToken === undefined;
  }

  /** Whether the next page costs less than asking for so many caches one by one. `pages` is a guess at the whole list's. */
  isCheaperThan(singleCalls: number, pages: number): boolean {
    if (singleCalls === 0 || this.isComplete) return false;
    const calls = this.singleCalls + singleCalls;
    return this.isBegun ? calls >= this.pagesLeft : calls > pages;
  }

  private get pagesLeft(): number {
    if (this.total === undefined) return 1;
    return Math.ceil((this.total - this.caches.size) / this.pageSize);
  }

  /** How many pages there are in all. */
  get pages(): number {
    return Math.max(1, Math.ceil((this.total ?? this.caches.size) / this.pageSize));
  }

  /** Fetches the next page with one call, and hands out what is on it. */
  async more(): Promise<ImageCache[]> {
    const page = await listImageCachePage(this.client, { [ownerTag]: undefined }, this.nextToken, once);
    this.isBegun = true;
    this.nextToken = page.nextToken;
    this.total = page.total;
    this.pageSize = Math.max(this.pageSize, page.caches.length);
    for (const cache of page.caches) this.caches.set(cache.imageCacheId, cache);
    return page.caches;
  }
}

/** A deadline that has passed: the caller repeats what fails. */
export const once = 0;
