import type { Clock } from "../provider/clock.js";
import type { Limit } from "../provider/cloud/client.js";
import { lookTimeoutMs } from "../provider/core/hidden.js";

/** Somebody waits for a command that only looks: an endpoint that is not there is told of soon. */
const patienceMs = 5_000;

/** How long a command looks. */
export function lookLimit(clock: Pick<Clock, "now">): Limit {
  return { deadline: clock.now() + lookTimeoutMs, patienceMs };
}
