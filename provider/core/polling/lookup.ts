import type { Client } from "../../cloud/client.js";
import { CloudError } from "../../cloud/errors.js";
import { isRetried } from "../../cloud/retriedCodes.js";
import { Listing, type ListSize, once } from "./listing.js";
import type { Looks, Scope } from "./looks.js";

/** Who hears what became of the look at each object. */
export interface Answers<T> {
  found(object: T): void;
  /** The region does not know this id: a call that names it has said so. */
  gone(id: string): void;
  /** The call for this id was refused for good. */
  refused(id: string, error: unknown): void;
}

/** Looks at many objects with as few calls as possible, one after another. A failure that passes is the caller's to repeat. */
export class Lookup<T> {
  /** How long the last list was, less what has gone since. */
  private readonly sizes: Record<Scope, ListSize> = { all: unknownSize, marked: unknownSize };
  /** Objects that exist and that lists do not show, because nobody has marked them. */
  private readonly unlisted = new Set<string>();

  constructor(
    private readonly client: Client,
    private readonly looks: Looks<T>,
  ) {}

  /** `expected` are thought to be there; `vanishing` were asked to go before this was called. */
  async find(
    expected: readonly string[],
    vanishing: readonly string[],
    answers: Answers<T>,
    listing: Listing<T>,
  ): Promise<void> {
    await this.findExpected(expected, answers, listing);
    const unseen = vanishing.filter((id) => !answer(id, listing, answers));
    await this.findVanishing(unseen, answers);
  }

  private async findExpected(
    ids: readonly string[],
    answers: Answers<T>,
    listing: Listing<T>,
  ): Promise<void> {
    const listed = ids.filter((id) => !this.unlisted.has(id));
    const missing = await this.list(listed, listing, answers);
    const hidden = ids.filter((id) => this.unlisted.has(id) && !answer(id, listing, answers));
    const there = await this.describe([...new Set([...missing, ...hidden])], listing, answers);
    if (!listing.isComplete) return;
    for (const id of there) if (missing.includes(id)) this.unlisted.add(id);
  }

  /** A list of marked objects leaves out what nobody has marked: absence from it says nothing. */
  private async findVanishing(ids: readonly string[], answers: Answers<T>): Promise<void> {
    const listing = new Listing(this.client, this.looks, "all");
    const missing = await this.list(ids, listing, answers);
    const there = listing.isComplete ? [] : await this.describe(missing, listing, answers);
    if (listing.isComplete) for (const id of missing) answers.gone(id);
    const { objects, perPage } = this.sizes.all;
    this.sizes.all = { objects: objects - (missing.length - there.length), perPage };
  }

  /** Lists while that is cheaper than single calls; the result is what is still to be asked for. */
  private async list(ids: readonly string[], listing: Listing<T>, answers: Answers<T>): Promise<string[]> {
    let missing = ids.filter((id) => !answer(id, listing, answers));
    const calls = () => Math.ceil(missing.length / this.looks.idsPerCall);
    while (listing.isCheaperThan(calls(), pagesOf(this.sizes[listing.scope]))) {
      let page: T[];
      try {
        page = await listing.more();
      } catch (error) {
        if (error instanceof CloudError && isRetried(error)) throw error;
        // Whoever may not list may still be allowed to look at single objects.
        if (!listing.isUsed) this.sizes[listing.scope] = { objects: Number.POSITIVE_INFINITY, perPage: 1 };
        listing.refuse();
        break;
      }
      for (const object of page) answers.found(object);
      missing = missing.filter((id) => !listing.knows(id));
      this.sizes[listing.scope] = listing.size;
    }
    return missing;
  }

  /** The result is those of the ids that the region knows. */
  private async describe(
    ids: readonly string[],
    listing: Listing<T>,
    answers: Answers<T>,
  ): Promise<string[]> {
    const { idsPerCall } = this.looks;
    const there: string[] = [];
    for (let from = 0; from < ids.length; from += idsPerCall) {
      there.push(...(await this.describeOnce(ids.slice(from, from + idsPerCall), listing, answers)));
    }
    return there;
  }

  private async describeOnce(
    ids: readonly string[],
    listing: Listing<T>,
    answers: Answers<T>,
  ): Promise<string[]> {
    let objects: T[];
    try {
      objects = await this.looks.describe(this.client.within(once), ids);
    } catch (error) {
      if (error instanceof CloudError && isRetried(error)) throw error;
      for (const id of ids) answers.refused(id, error);
      return [];
    }
    return ids.filter((id) => {
      const object = objects.find((one) => this.looks.idOf(one) === id);
      listing.note(id, object);
      if (object === undefined) answers.gone(id);
      else answers.found(object);
      return object !== undefined;
    });
  }
}

/** Before there was a list. */
const unknownSize: ListSize = { objects: 1, perPage: 1 };

function pagesOf({ objects, perPage }: ListSize): number {
  return Math.max(1, Math.ceil(objects / perPage));
}

/** Hands out what a listing tells of an object, if it does. */
function answer<T>(id: string, listing: Listing<T>, answers: Answers<T>): boolean {
  if (!listing.knows(id)) return false;
  const object = listing.get(id);
  if (object === undefined) answers.gone(id);
  else answers.found(object);
  return true;
}
