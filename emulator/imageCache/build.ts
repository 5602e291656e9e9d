import { newId } from "../ids.js";
import type { Settings } from "../options.js";
import { buildReasons, longestPullMs } from "../undocumented.js";
import type { BuildFailure } from "./buildFailure.js";

export interface BuildEvent {
  readonly at: number;
  readonly type: "Normal" | "Warning";
  readonly reason: string;
  readonly message: string;
}

/** One run of the temporary instance. All its moments are known from the start. */
export interface Build {
  readonly purpose: "create" | "update";
  readonly containerGroupId: string;
  readonly snapshotId: string;
  readonly flashSnapshotId?: string;
  readonly startedAt: number;
  /** Absent in seeds of earlier versions, whose builds said so when they were prepared. */
  readonly pullingAt?: number;
  preparedAt: number;
  /** Ready or failed from here on. */
  endsAt: number;
  /** The regular snapshot is complete; later than endsAt only with Flash. */
  snapshotAt: number;
  failure?: BuildFailure;
  /** What happened to the cache from outside afterwards. */
  readonly interventions: BuildEvent[];
}

export function startBuild(
  purpose: Build["purpose"],
  settings: Settings,
  now: number,
  flash: boolean,
  failure: BuildFailure | undefined,
): Build {
  const { pullMs, buildMs } = durationsOf(purpose, settings, failure);
  const endsAt = now + buildMs;
  return {
    purpose,
    containerGroupId: newId("eci"),
    snapshotId: newId("s"),
    ...(flash && { flashSnapshotId: newId("s") }),
    startedAt: now,
    pullingAt: now,
    preparedAt: now + Math.min(pullMs, buildMs),
    endsAt,
    snapshotAt: flash ? endsAt + settings.flashSnapshotMs : endsAt,
    ...(failure && { failure }),
    interventions: [],
  };
}

/** How long the images are pulled, and all of it takes. */
function durationsOf(purpose: Build["purpose"], settings: Settings, failure: BuildFailure | undefined) {
  if (failure?.hangs) return { pullMs: longestPullMs, buildMs: longestPullMs };
  const { prepareMs, buildMs, updateMs } = settings;
  return purpose === "create" ? { pullMs: prepareMs, buildMs } : { pullMs: 0, buildMs: updateMs };
}

/** The events of a build up to now. */
export function buildEvents(build: Build, now: number): BuildEvent[] {
  const { checked, pulling, finished } = buildReasons;
  const events: BuildEvent[] = [
    { at: build.startedAt, type: "Normal", ...checked },
    { at: build.pullingAt ?? build.preparedAt, type: "Normal", ...pulling },
    build.failure
      ? { at: build.endsAt, type: "Warning", ...build.failure }
      : { at: build.endsAt, type: "Normal", ...finished },
    ...build.interventions,
  ];
  return events.filter((event) => event.at <= now);
}
