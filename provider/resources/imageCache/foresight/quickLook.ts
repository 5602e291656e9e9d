import type { Cloud } from "../../../cloud/cloud.js";
import type { Operation } from "../../../core/operation.js";
import { areUseless } from "../../../core/uselessCredentials.js";

/** Nobody's run waits longer for what is only a warning. */
const longestMs = 5_000;

/**
 * What a look at the cloud finds; undefined where it is not allowed, fails, or takes too long. Useless credentials are thrown. Resources
 * that look at the same place at the same time share one look, so that it is the first one's operation that bounds it.
 */
export async function quickLook<T>(
  { clock }: Operation,
  openCloud: () => Promise<Cloud>,
  look: (cloud: Cloud) => Promise<T | undefined>,
): Promise<T | undefined> {
  const over = new AbortController();
  const limit = { deadline: clock.now() + longestMs, signal: over.signal };
  const found = openCloud()
    .then((cloud) => look(cloud.within(limit)))
    // A warning is not worth an error: whatever is wrong here fails the operation itself where it matters.
    .catch((error: unknown) => {
      if (areUseless(error)) throw error;
      return undefined;
    });
  const late = clock.pause(longestMs, over.signal).then(() => undefined);
  try {
    return await Promise.race([found, late]);
  } finally {
    over.abort();
  }
}
