import type { Cloud } from "../../cloud/cloud.js";
import type { ImageCache } from "../../cloud/eci.js";
import type { Operation } from "../../core/operation.js";
import { explainSlowPull } from "../imageCache/failure.js";
import { namesIn } from "../imageCache/foresight/finding.js";
import { eventsOfBuild } from "../imageCache/instanceEvents.js";
import { type SlowPull, slowly } from "../imageCache/polling/pullWatch.js";

interface Noticed {
  name: string;
  cloud: Cloud;
  cache: ImageCache;
  pull: SlowPull;
}

/** Longer than the pause between two looks at a pull: whatever began together is noticed within it. */
const gatherMs = 15_000;

/** Tells of the caches of a set that pull for far too long, in one line of those that are noticed together. */
export class SlowPulls {
  private noticed: Noticed[] = [];
  private telling = Promise.resolve();

  constructor(private readonly operation: Operation) {}

  /** Resolves when it is told. */
  note(noticed: Noticed): Promise<void> {
    if (this.noticed.push(noticed) === 1) this.telling = this.tell();
    return this.telling;
  }

  private async tell(): Promise<void> {
    const { log, session, clock, signal } = this.operation;
    await clock.pause(gatherMs * clock.factor, signal);
    const noticed = this.noticed;
    this.noticed = [];
    const [first] = noticed;
    if (first === undefined) return;
    const events = await Promise.all(noticed.map(({ cloud, cache }) => eventsOfBuild(cloud, cache)));
    const words = slowly(noticed.length === 1 ? "has" : "have", first.pull);
    const line = `${namesOf(noticed)} ${words}: ${explainSlowPull(events.flat())}`;
    log.warning(noticed.reduce((text, { cache }) => session.scrub(cache.imageCacheId, text), line));
  }
}

function namesOf(noticed: readonly Noticed[]): string {
  return namesIn(noticed.map(({ name, cache }) => `${name} (${cache.imageCacheId})`));
}
