import type { Client, Limit } from "../../cloud/client.js";
import type { Looks, Scope } from "./looks.js";

/** How long a list is. */
export interface ListSize {
  objects: number;
  perPage: number;
}

/** Objects of a region, listed page by page and no further than needed. */
export class Listing<T> {
  private readonly listed = new Map<string, T>();
  /** What calls for single ids have told beside; undefined of those that the region does not know. */
  private readonly asked = new Map<string, T | undefined>();
  private nextToken: string | undefined;
  private isBegun = false;
  private pageSize = 1;
  private total: number | undefined;
  private isRefused = false;

  constructor(
    private readonly client: Client,
    private readonly looks: Looks<T>,
    readonly scope: Scope = "marked",
  ) {}

  /** Whether it is told here what has become of the object. */
  knows(id: string): boolean {
    return this.listed.has(id) || this.asked.has(id);
  }

  /** Of an object that is known here: undefined when it is gone. */
  get(id: string): T | undefined {
    return this.listed.get(id) ?? this.asked.get(id);
  }

  note(id: string, object: T | undefined): void {
    this.asked.set(id, object);
  }

  /** Whether any call has told something already. */
  get isUsed(): boolean {
    return this.isBegun || this.asked.size > 0;
  }

  get isComplete(): boolean {
    return this.isBegun && this.nextToken === undefined;
  }

  /** Whether the next page costs less than asking for objects by so many calls. `pages` is a guess at the whole list's. */
  isCheaperThan(singleCalls: number, pages: number): boolean {
    const canList = this.looks.page !== undefined && !this.isRefused;
    if (singleCalls === 0 || !canList || (this.isBegun && !this.hasMore)) return false;
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

  /** How many objects there are in all, and how many of them are on a page. */
  get size(): ListSize {
    return { objects: this.total ?? this.listed.size, perPage: this.pageSize };
  }

  /** No further page can be had. */
  refuse(): void {
    this.isRefused = true;
  }

  /** Fetches the next page with one call, and hands out what is on it. */
  async more(): Promise<T[]> {
    const page = await this.looks.page?.(this.client.within(once), this.scope, this.nextToken);
    if (page === undefined) return [];
    this.isBegun = true;
    this.nextToken = page.nextToken;
    this.total = page.total;
    this.pageSize = Math.max(this.pageSize, page.objects.length);
    for (const object of page.objects) this.listed.set(this.looks.idOf(object), object);
    return page.objects;
  }
}

/** A deadline that has passed: the caller repeats what fails. */
export const once: Limit = { deadline: 0 };
