import { HttpFailure } from "../cloud/httpFailure.js";
import { RegistryTrouble, type TroubleCause } from "./trouble.js";

/** A look-up of many images of one registry leaves the connections of others alone, and a hanging one holds up only its own. */
const atOnce = 6;

/** Docker Hub counts GETs of manifests, but not HEADs: what is left is for those who pull. */
const leastRemaining = 20;

/** The way to one host: so many requests at once, and none any more once it was found closed. */
export class Door {
  private readonly waiting: (() => void)[] = [];
  private inside = 0;
  private closed: RegistryTrouble | undefined;
  private remaining = Number.POSITIVE_INFINITY;

  /** Whether the host counts what is asked of it, and little is left. */
  get isScarce(): boolean {
    return this.remaining < leastRemaining;
  }

  async pass<T>(work: () => Promise<T>): Promise<T> {
    if (this.inside >= atOnce) await new Promise<void>((resolve) => this.waiting.push(resolve));
    else this.inside += 1;
    try {
      if (this.closed !== undefined) throw this.closed;
      return await work();
    } catch (error) {
      throw this.judge(error);
    } finally {
      const next = this.waiting.shift();
      if (next === undefined) this.inside -= 1;
      else next();
    }
  }

  /** What an answer tells of the way itself: how much is left, and whether to stop asking. */
  note(host: string, status: number, headers: Readonly<Record<string, unknown>>): void {
    const left = Number.parseInt(String(headers["ratelimit-remaining"] ?? ""), 10);
    if (!Number.isNaN(left)) this.remaining = left;
    if (status !== 429) return;
    const after = String(headers["retry-after"] ?? "");
    const hint = /^\d+$/.test(after) ? `, for ${after} s` : "";
    throw new RegistryTrouble("limited", `${host} answers no more requests from here (HTTP 429${hint})`);
  }

  /** Who was not there, or turned us away for the number of our requests, is not asked again. */
  private judge(error: unknown): unknown {
    const trouble = error instanceof HttpFailure ? troubleOf(error) : error;
    if (trouble instanceof RegistryTrouble && closing.has(trouble.kind)) this.closed ??= trouble;
    return trouble;
  }
}

const closing: ReadonlySet<TroubleCause> = new Set([
  "silent",
  "unreachable",
  "certificate",
  "limited",
  "proxy",
]);

function troubleOf({ code, reason }: HttpFailure): RegistryTrouble {
  const causes: Partial<Record<typeof code, TroubleCause>> = {
    RequestTimeout: "silent",
    CertificateRefused: "certificate",
    ProxyRefused: "proxy",
    UnreadableAnswer: "senseless",
  };
  return new RegistryTrouble(causes[code] ?? "unreachable", reason);
}
