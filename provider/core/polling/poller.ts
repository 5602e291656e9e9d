import type { Clock } from "../../clock.js";
import type { Client, Limit } from "../../cloud/client.js";
import type { Cloud, SharedCloud } from "../../cloud/cloud.js";
import { CloudError } from "../../cloud/errors.js";
import { isThrottled } from "../../cloud/retriedCodes.js";
import type { Backoff } from "../../cloud/retry.js";
import { Listing } from "./listing.js";
import type { Looks } from "./looks.js";
import { type Answers, Lookup } from "./lookup.js";
import { Snapshot } from "./snapshot.js";

/** What follows from a look: the end, or another look after a pause; `late` where no time is left for that. */
type Verdict<R> = { result: R } | { pauseMs: number; late(): Error };

export interface Watch<T, R> {
  id: string;
  /** The last moment for a look, in milliseconds since the epoch. */
  deadline: number;
  /** Milliseconds until the first look. */
  firstPauseMs: number;
  /** How long an endpoint that does not answer is asked again. Default: 5 minutes. */
  patienceMs?: number | undefined;
  /** Nobody waits any longer from here on: one last look, and it is late. */
  signal?: AbortSignal | undefined;
  /** The object was asked to go. */
  isVanishing?: boolean;
  /** Who reads, where one look is all: it may come from a list that other reads have begun. */
  reader?: string;
  /** Judges a look; undefined when the region does not know the object. */
  judge(object: T | undefined): Verdict<R>;
}

interface Entry<T> {
  watch: Watch<T, unknown>;
  /** From here on a look is worth sharing a round, */
  soonAt: number;
  /** and here it starts one. */
  dueAt: number;
  resolve(result: unknown): void;
  reject(error: unknown): void;
}

const slowest = 8;
/** Reads that the engine sends together arrive within this. */
const gatherMs = 50;

/** Follows all objects of one kind in a region in one loop, which has never more than one request in flight. */
export class Poller<T> {
  private readonly entries = new Set<Entry<T>>();
  private isRunning = false;
  private alarm = new AbortController();
  private backoff: Backoff | undefined;
  /** No call before this moment, after one that failed. */
  private restUntil = 0;
  /** Grows while the API throttles, so that the pauses do. */
  private slowness = 1;
  private readonly lookup: Lookup<T>;
  private snapshot: Snapshot<T>;

  constructor(
    private readonly client: Client,
    private readonly clock: Clock,
    private readonly looks: Looks<T>,
    private readonly random: () => number = Math.random,
  ) {
    this.lookup = new Lookup(client, looks);
    this.snapshot = new Snapshot(client, clock, looks);
  }

  /** Looks at the cache until the watch comes to an end. A call that is refused for good, or fails too long, rejects. */
  follow<R>(watch: Watch<T, R>): Promise<R> {
    return new Promise<R>((resolve, reject) => {
      const now = this.clock.now();
      const dueAt = Math.min(now + watch.firstPauseMs, watch.deadline);
      const entry: Entry<T> = { watch, soonAt: now, dueAt, resolve: resolve as Entry<T>["resolve"], reject };
      this.entries.add(entry);
      this.hurry(entry);
      this.alarm.abort();
      if (!this.isRunning) void this.run();
    });
  }

  /**
   * Looks at the object once; undefined when the region does not know it. A reader may get what another one's list has told
   * a moment before, but never twice from the same list.
   */
  async look(id: string, reader: string, { deadline, patienceMs }: Limit): Promise<T | undefined> {
    const { listing } = this.snapshot;
    if (this.snapshot.canServe([reader]) && listing.knows(id)) {
      this.snapshot.serve(reader);
      return listing.get(id);
    }
    return this.follow<T | undefined>({
      id,
      deadline,
      patienceMs,
      firstPauseMs: gatherMs,
      reader,
      judge: (object) => ({ result: object }),
    });
  }

  /** A wait that is interrupted looks once more, at once. */
  private hurry(entry: Entry<T>): void {
    const { signal } = entry.watch;
    const now = () => {
      entry.dueAt = this.clock.now();
      entry.soonAt = entry.dueAt;
      this.restUntil = 0;
      this.alarm.abort();
    };
    if (signal?.aborted) now();
    else signal?.addEventListener("abort", now, { once: true });
  }

  private async run(): Promise<void> {
    this.isRunning = true;
    while (this.entries.size > 0) {
      await this.pauseUntilDue();
      await this.round();
    }
    this.isRunning = false;
  }

  private async pauseUntilDue(): Promise<void> {
    for (;;) {
      const next = Math.min(...[...this.entries].map(({ dueAt }) => dueAt));
      const pause = Math.max(next, this.restUntil) - this.clock.now();
      if (pause <= 0) return;
      this.alarm = new AbortController();
      await this.clock.pause(pause, this.alarm.signal);
    }
  }

  private async round(): Promise<void> {
    const now = this.clock.now();
    const asked = [...this.entries].filter(({ soonAt, dueAt }) => Math.min(soonAt, dueAt) <= now);
    const listing = this.listingFor(asked);
    // A list that was begun before is for those who read alone. Whoever comes from now on waits for the next round.
    const present = listing.isUsed ? asked : [...this.entries];
    const of = (id: string) => present.filter((entry) => entry.watch.id === id && this.entries.has(entry));
    const ids = (entries: Entry<T>[]) => [...new Set(entries.map(({ watch }) => watch.id))];
    const answers: Answers<T> = {
      found: (object) => this.judge(of(this.looks.idOf(object)), object),
      gone: (id) => this.judge(of(id), undefined),
      refused: (id, error) => this.reject(of(id), error),
    };
    const expected = ids(asked.filter(({ watch }) => !watch.isVanishing));
    const vanishing = ids(asked.filter(({ watch }) => watch.isVanishing));
    try {
      await this.lookup.find(expected, vanishing, answers, listing);
      this.backoff = undefined;
      this.slowness = Math.max(1, this.slowness / 2);
    } catch (error) {
      this.backOff(asked, error);
    }
  }

  /** Waits need a list of their own, which tells the reads of the round as well; reads alone go on with the last one. */
  private listingFor(asked: readonly Entry<T>[]): Listing<T> {
    const readers = asked.flatMap(({ watch }) => watch.reader ?? []);
    if (readers.length === 0) return new Listing(this.client, this.looks);
    if (readers.length < asked.length || !this.snapshot.canServe(readers)) {
      this.snapshot = new Snapshot(this.client, this.clock, this.looks);
    }
    for (const reader of readers) this.snapshot.serve(reader);
    return this.snapshot.listing;
  }

  private judge(entries: Entry<T>[], object: T | undefined): void {
    const now = this.clock.now();
    for (const entry of entries) {
      try {
        const verdict = entry.watch.judge(object);
        if ("result" in verdict) {
          this.entries.delete(entry);
          entry.resolve(verdict.result);
        } else if (now >= entry.watch.deadline || entry.watch.signal?.aborted)
          this.reject([entry], verdict.late());
        else this.postpone(entry, now, verdict.pauseMs * this.slowness * (0.9 + this.random() / 5));
      } catch (error) {
        this.reject([entry], error);
      }
    }
  }

  private postpone(entry: Entry<T>, now: number, pauseMs: number): void {
    entry.dueAt = Math.min(now + pauseMs, entry.watch.deadline);
    entry.soonAt = Math.min(now + pauseMs / 2, entry.dueAt);
  }

  /** A call has failed: those whose time is up before the next attempt hear of it, or all where no attempt helps. */
  private backOff(asked: readonly Entry<T>[], error: unknown): void {
    const waiting = asked.filter((entry) => this.entries.has(entry));
    if (error instanceof CloudError && isThrottled(error))
      this.slowness = Math.min(slowest, this.slowness * 2);
    try {
      this.backoff ??= this.client.backoff();
      this.restUntil = this.clock.now() + this.backoff.pauseMs(error);
      const { backoff, restUntil } = this;
      const isLate = ({ deadline, signal, patienceMs }: Watch<T, unknown>) =>
        deadline <= restUntil || signal?.aborted || backoff.outlasts(restUntil, patienceMs);
      this.reject(
        waiting.filter(({ watch }) => isLate(watch)),
        error,
      );
    } catch {
      this.backoff = undefined;
      this.reject(waiting, error);
    }
  }

  private reject(entries: readonly Entry<T>[], error: unknown): void {
    for (const entry of entries) {
      this.entries.delete(entry);
      entry.reject(error);
    }
  }
}

/** The one loop of this kind for a region and its credentials. */
export function pollersOf<T>(looks: Looks<T>): (cloud: Cloud) => Poller<T> {
  const pollers = new WeakMap<SharedCloud, Poller<T>>();
  return ({ shared }) => {
    const known = pollers.get(shared);
    if (known !== undefined) return known;
    const poller = new Poller(shared.eci, shared.clock, looks);
    pollers.set(shared, poller);
    return poller;
  };
}
