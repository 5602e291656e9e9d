import { newId } from "../ids.js";
import type { Settings } from "../options.js";
import { buildReasons } from "../undocumented.js";
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
  const creating = purpose === "create";
  const endsAt = now + (creating ? settings.buildMs : settings.updateMs);
  return {
    purpose,
    containerGroupId: newId("eci"),
    snapshotId: newId("s"),
    ...(flash && { flashSnapshotId: newId("s") }),
    startedAt: now,
    preparedAt: creating ? Math.min(now + settings.prepareMs, endsAt) : now,
    endsAt,
    snapshotAt: flash ? endsAt + settings.flashSnapshotMs : endsAt,
    ...(failure && { failure }),
    interventions: [],
  };
}

/** The events of a build up to now. */
export function buildEvents(build: Build, now: number): BuildEvent[] {
  const { checked, pulling, finished } = buildReasons;
  const events: BuildEvent[] = [
    { at: build.startedAt, type: "Normal", ...checked },
    { at: build.preparedAt, type: "Normal", ...pulling },
    build.failure
      ? { at: build.endsAt, type: "Warning", ...build.failure }
      : { at: build.endsAt, type: "Normal", ...finished },
    ...build.interventions,
  ];
  return events.filter((event) => event.at <= now);
}
