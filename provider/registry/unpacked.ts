import type { Budget } from "./budget.js";
import type { Layer } from "./manifest.js";
import type { Registry } from "./registry.js";

/** The last four bytes of a gzip file say what it unpacks to, modulo 4 GiB: beyond this size they may have begun anew. */
const mostCompressed = 1024 ** 3;
const trailerBytes = 4;

/** What a layer unpacks to, if its registry gives the end of it; undefined where that says nothing. */
export async function unpackedSize(
  registry: Registry,
  repository: string,
  { digest, size, mediaType }: Layer,
  budget: Budget,
): Promise<number | undefined> {
  if (!/gzip$/.test(mediaType) || size > mostCompressed) return undefined;
  try {
    const headers = { range: `bytes=-${trailerBytes}` };
    const question = { method: "GET", repository, path: `blobs/${digest}`, headers } as const;
    const { status, body } = await registry.ask({ ...question, maxBytes: trailerBytes }, budget);
    if (status !== 206 || body.length !== trailerBytes) return undefined;
    const told = body.readUInt32LE(0);
    // A file of several parts ends with the size of the last one.
    return told >= size ? told : undefined;
  } catch {
    return undefined;
  }
}
