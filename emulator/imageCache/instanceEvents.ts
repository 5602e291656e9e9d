import { eventAt, type GroupEvent } from "../containerGroup/groupEvent.js";
import { pullRetryMs } from "../undocumented.js";
import type { Build } from "./build.js";
import type { ImageCache } from "./imageCache.js";
import { isBuilding } from "./life.js";

/** What is told of the temporary instance of a build. */
export function instanceEvents(cache: ImageCache, now: number): GroupEvent[] {
  const { build, fields } = cache;
  const pulling = fields.Images.map((image) =>
    eventAt(build.startedAt, { reason: "Pulling", message: `Pulling image "${image}"` }),
  );
  if (build.failure !== undefined) return [...pulling, ...failuresOf(build, now)];
  if (isBuilding(cache, now)) return pulling;
  const pulled = fields.Images.map((image) =>
    eventAt(build.preparedAt, { reason: "Pulled", message: `Successfully pulled image "${image}"` }),
  );
  return [...pulling, ...pulled];
}

/** A pull that fails is tried until the build ends. */
function failuresOf({ failure, startedAt, endsAt }: Build, now: number): GroupEvent[] {
  if (failure === undefined) return [];
  const { reason, message, hangs } = failure;
  const firstAt = hangs ? startedAt + pullRetryMs : endsAt;
  if (now < firstAt) return [];
  const count = 1 + Math.floor((Math.min(now, endsAt) - firstAt) / pullRetryMs);
  const lastAt = firstAt + (count - 1) * pullRetryMs;
  const reasons = failure.instanceEvents ?? (reason === "Failed" ? [{ reason, message }] : []);
  const echoes = reasons.length === 0 ? [] : [{ reason: "Failed", message: "Error: ErrImagePull" }];
  const again = { source: "kubelet", type: "Warning", firstAt, lastAt, count } as const;
  return [...reasons, ...echoes].map((told) => ({ ...told, ...again }));
}
