import type { Client, Limit } from "../../../cloud/client.js";
import { type ImageCache, listImageCachePage } from "../../../cloud/eci.js";
import { ownerTag } from "../../../core/ownership.js";

/** The caches of a region that carry an owner's mark, listed page by page and no further than needed. */
export class Listing {
  private readonly listed = new Map<string, ImageCache>();
  /** What calls for single ids have told beside; undefined of those that the region does not know. */
  private readonly asked = new Map<string, ImageCache | undefined>();
  private nextToken: string | undefined;
  private isBegun = false;
  private pageSize = 1;
  private total: number | undefined;
  private isRefused = false;

  constructor(private readonly client: Client) {}

  /** Whether it is told here what has become of the cache. */
  knows(imageCacheId: string): boolean {
    return this.listed.has(imageCacheId) || this.asked.has(imageCacheId);
  }

  /** Of a cache that is known here: undefined when it is gone. */
  get(imageCacheId: string): ImageCache | undefined {
    return this.listed.get(imageCacheId) ?? this.asked.get(imageCacheId);
  }

  note(imageCacheId: string, cache: ImageCache | undefined): void {
    this.asked.set(imageCacheId, cache);
  }

  /** Whether any call has told something already. */
  get isUsed(): boolean {
    return this.isBegun || this.asked.size > 0;
  }

  get isComplete(): boolean {
    return this.isBegun && this.nextToken === undefined;
  }

  /** Whether the next page costs less than asking for so many caches one by one. `pages` is a guess at the whole list's. */
  isCheaperThan(singleCalls: number, pages: number): boolean {
    if (singleCalls === 0 || this.isRefused || (this.isBegun && !this.hasMore)) return false;
    const calls = this.asked.size + singleCalls;
    return this.isBegun ? calls >= this.pagesLeft : calls > pages;
  }

  private get hasMore(): boolean {
    return this.nextToken !== undefined && (this.total === undefined || this.listed.size < this.total);
  }

  private get pagesLeft(): number {
    if (this.total === undefined) return 1;
    return Math.ceil((this.total - this.listed.size) / this.pageSize);
  }

  /** How many pages there are in all. */
  get pages(): number {
    return Math.max(1, Math.ceil((this.total ?? this.listed.size) / this.pageSize));
  }

  /** No further page can be had. */
  refuse(): void {
    this.isRefused = true;
  }

  /** Fetches the next page with one call, and hands out what is on it. */
  async more(): Promise<ImageCache[]> {
    const page = await listImageCachePage(
      this.client.within(once),
      { [ownerTag]: undefined },
      this.nextToken,
    );
    this.isBegun = true;
    this.nextToken = page.nextToken;
    this.total = page.total;
    this.pageSize = Math.max(this.pageSize, page.caches.length);
    for (const cache of page.caches) this.listed.set(cache.imageCacheId, cache);
    return page.caches;
  }
}

/** A deadline that has passed: the caller repeats what fails. */
export const once: Limit = { deadline: 0 };
