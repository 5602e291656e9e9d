import type { Client } from "../../cloud/client.js";
import { CloudError } from "../../cloud/errors.js";
import { isRetried } from "../../cloud/retriedCodes.js";
import { type Listing, once } from "./listing.js";
import type { Looks } from "./looks.js";

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
  /** How many pages the last list had. */
  private pages = 1;
  /** Objects that exist and that lists do not show, because nobody has marked them. */
  private readonly unlisted = new Set<string>();
  /** Objects that a list has shown: what a later one does not show any more is gone. */
  private readonly shown = new Set<string>();

  constructor(
    private readonly client: Client,
    private readonly looks: Looks<T>,
  ) {}

  /** `expected` are thought to be there; `vanishing` were asked to go before the listing was begun. */
  async find(
    expected: readonly string[],
    vanishing: readonly string[],
    answers: Answers<T>,
    listing: Listing<T>,
  ): Promise<void> {
    const listed = expected.filter((id) => !this.unlisted.has(id));
    const leaving = vanishing.filter((id) => this.shown.has(id));
    const missing = await this.list(listed, leaving, listing, answers);
    const hidden = expected.filter((id) => this.unlisted.has(id) && !answer(id, listing, answers));
    const unseen = vanishing.filter((id) => !leaving.includes(id) && !listing.knows(id));
    const asked = [...new Set([...missing, ...hidden, ...unseen])];
    const { idsPerCall } = this.looks;
    for (let from = 0; from < asked.length; from += idsPerCall) {
      const there = await this.describe(asked.slice(from, from + idsPerCall), listing, answers);
      if (!listing.isComplete) continue;
      for (const id of there) if (missing.includes(id)) this.unlisted.add(id);
    }
  }

  /** Lists while that is cheaper than single calls; the result is what is still to be asked for. */
  private async list(
    ids: readonly string[],
    leaving: readonly string[],
    listing: Listing<T>,
    answers: Answers<T>,
  ): Promise<string[]> {
    let missing = [...ids, ...leaving].filter((id) => !answer(id, listing, answers));
    const calls = () => Math.ceil(missing.length / this.looks.idsPerCall);
    while (listing.isCheaperThan(calls(), this.pages)) {
      let page: T[];
      try {
        page = await listing.more();
      } catch (error) {
        if (error instanceof CloudError && isRetried(error)) throw error;
        // Whoever may not list may still be allowed to look at single objects.
        if (!listing.isUsed) this.pages = Number.POSITIVE_INFINITY;
        listing.refuse();
        break;
      }
      for (const object of page) {
        this.shown.add(this.looks.idOf(object));
        answers.found(object);
      }
      missing = missing.filter((id) => !listing.knows(id));
      this.pages = listing.pages;
    }
    if (!listing.isComplete) return missing;
    for (const id of leaving) if (missing.includes(id)) answers.gone(id);
    return missing.filter((id) => !leaving.includes(id));
  }

  /** The result is those of the ids that the region knows. */
  private async describe(
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

/** Hands out what a listing tells of an object, if it does. */
function answer<T>(id: string, listing: Listing<T>, answers: Answers<T>): boolean {
  if (!listing.knows(id)) return false;
  const object = listing.get(id);
  if (object === undefined) answers.gone(id);
  else answers.found(object);
  return true;
}
