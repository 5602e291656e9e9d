import type { Clock } from "../../clock.js";
import type { Client } from "../../cloud/client.js";
import { Listing } from "./listing.js";
import type { Looks } from "./looks.js";

/** The engine reads a whole stack well within this, and nobody minds a refresh that is this old. */
const freshMs = 10_000;

/** A listing that the reads of one refresh share, although some of them come after it was begun. */
export class Snapshot<T> {
  readonly listing: Listing<T>;
  private readonly begunAt: number;
  private readonly writes: number;
  private readonly served = new Set<string>();

  constructor(
    private readonly client: Client,
    private readonly clock: Clock,
    looks: Looks<T>,
  ) {
    this.listing = new Listing(client, looks);
    this.begunAt = clock.now();
    this.writes = client.writes;
  }

  /** Whoever asks a second time wants to know what has changed since the first. Nothing is said once anything was changed. */
  canServe(readers: readonly string[]): boolean {
    const isFresh = this.client.writes === this.writes && this.clock.now() - this.begunAt <= freshMs;
    return isFresh && !readers.some((reader) => this.served.has(reader));
  }

  serve(reader: string): void {
    this.served.add(reader);
  }
}
