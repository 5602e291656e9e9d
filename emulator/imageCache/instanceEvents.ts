import { pullRetryMs } from "../undocumented.js";
import { wireTime } from "../wireTime.js";
import type { Build } from "./build.js";
import type { ImageCache } from "./imageCache.js";
import { isBuilding } from "./life.js";

/** What kubelet tells of, once or again and again. */
interface KubeletEvent {
  readonly type: "Normal" | "Warning";
  readonly reason: string;
  readonly message: string;
  readonly firstAt: number;
  readonly lastAt: number;
  readonly count: number;
}

/** The container group of a build as DescribeContainerGroupEvents tells of it, its names written as the vendor's clients read them. */
export function describeInstance(cache: ImageCache, now: number) {
  const { containerGroupId } = cache.build;
  const place = { Namespace: "default", Name: containerGroupId };
  return {
    ...place,
    ContainerGroupId: containerGroupId,
    Events: eventsOf(cache, now).map((event, index) => ({
      Type: event.type,
      Reason: event.reason,
      Message: event.message,
      Count: event.count,
      FirstTimestamp: wireTime(event.firstAt),
      LastTimestamp: wireTime(event.lastAt),
      Metadata: { ...place, Name: `${containerGroupId}.${index}` },
      Source: { Component: "kubelet", Host: "eci" },
      involvedObject: { ...place, Kind: "Pod", ApiVersion: "v1" },
    })),
  };
}

function eventsOf(cache: ImageCache, now: number): KubeletEvent[] {
  const { build, fields } = cache;
  const pulling = fields.Images.map((image) => once("Pulling", `Pulling image "${image}"`, build.startedAt));
  if (build.failure !== undefined) return [...pulling, ...failuresOf(build, now)];
  if (isBuilding(cache, now)) return pulling;
  const pulled = fields.Images.map((image) =>
    once("Pulled", `Successfully pulled image "${image}"`, build.preparedAt),
  );
  return [...pulling, ...pulled];
}

function once(reason: string, message: string, at: number): KubeletEvent {
  return { type: "Normal", reason, message, firstAt: at, lastAt: at, count: 1 };
}

/** A pull that fails is tried until the build ends. */
function failuresOf({ failure, startedAt, endsAt }: Build, now: number): KubeletEvent[] {
  if (failure === undefined) return [];
  const { reason, message, hangs } = failure;
  const firstAt = hangs ? startedAt + pullRetryMs : endsAt;
  if (now < firstAt) return [];
  const count = 1 + Math.floor((Math.min(now, endsAt) - firstAt) / pullRetryMs);
  const lastAt = firstAt + (count - 1) * pullRetryMs;
  const reasons = failure.instanceEvents ?? (reason === "Failed" ? [{ reason, message }] : []);
  const echoes = reasons.length === 0 ? [] : [{ reason: "Failed", message: "Error: ErrImagePull" }];
  return [...reasons, ...echoes].map((told) => ({ ...told, type: "Warning", firstAt, lastAt, count }));
}
