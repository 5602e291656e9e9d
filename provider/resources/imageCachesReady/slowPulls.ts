import type { ImageCache } from "../../cloud/eci.js";
import type { Operation } from "../../core/operation.js";
import { explainSlowPull } from "../imageCache/failure.js";
import { type SlowPull, slowly } from "../imageCache/polling/pullWatch.js";

interface Noticed {
  name: string;
  cache: ImageCache;
  slow: SlowPull;
}

const mostNames = 3;

/** Tells of the caches of a set that pull for far too long, in one line of those that are noticed together. */
export class SlowPulls {
  private noticed: Noticed[] = [];

  constructor(private readonly operation: Operation) {}

  note(name: string, cache: ImageCache, slow: SlowPull): void {
    if (this.noticed.push({ name, cache, slow }) === 1) queueMicrotask(() => this.tell());
  }

  private tell(): void {
    const { log, session } = this.operation;
    const noticed = this.noticed;
    this.noticed = [];
    const [first] = noticed;
    if (first === undefined) return;
    const words = slowly(noticed.length === 1 ? "has" : "have", first.slow);
    const events = noticed.flatMap(({ cache }) => cache.events);
    const line = `${namesOf(noticed)} ${words}: ${explainSlowPull({ events })}`;
    log.warning(noticed.reduce((text, { cache }) => session.scrub(cache.imageCacheId, text), line));
  }
}

function namesOf(noticed: readonly Noticed[]): string {
  const named = noticed.slice(0, mostNames).map(({ name, cache }) => `${name} (${cache.imageCacheId})`);
  const more = noticed.length - mostNames;
  return more > 0 ? `${named.join(", ")} and ${more} more` : named.join(", ");
}
