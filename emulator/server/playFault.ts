import { once } from "node:events";
import { setTimeout } from "node:timers/promises";
import { ApiError } from "../apiError.js";
import type { Fault, FaultPlan } from "../faults.js";
import type { Reply } from "./reply.js";

const garbledBody = "<html><body><h1>502 Bad Gateway</h1></body></html>";

/** Lets a fault happen to a call; undefined means that the connection breaks. */
export async function playFault(
  fault: Fault,
  run: () => Promise<Reply>,
  faults: FaultPlan,
  closing: AbortSignal,
): Promise<Reply | undefined> {
  switch (fault.kind) {
    case "throttle":
      throw new ApiError(
        400,
        "Throttling.User",
        "Request was denied due to user flow control.",
        fault.retryAfterMs,
      );
    case "error":
      throw new ApiError(fault.status, fault.code, fault.message);
    case "dropBefore":
      return undefined;
    case "dropAfter":
      await run();
      return undefined;
    case "slow": {
      const reply = await run();
      await setTimeout(fault.ms, undefined, { signal: closing }).catch(() => undefined);
      return reply;
    }
    case "garbled":
      if (fault.effect !== false) await run();
      return {
        status: fault.status ?? 502,
        headers: { "content-type": "text/html" },
        body: fault.body ?? garbledBody,
      };
    case "hang":
      if (fault.effect !== false) await run();
      if (!closing.aborted) await once(closing, "abort");
      return undefined;
    case "hold": {
      const reply = fault.effect === false ? undefined : await run();
      await Promise.race([faults.hold(), once(closing, "abort")]);
      return closing.aborted ? undefined : (reply ?? (await run()));
    }
  }
}
