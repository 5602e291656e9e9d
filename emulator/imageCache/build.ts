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
  /** What registries say that its images have, in compressed bytes; absent where none was asked. */
  readonly imageBytes?: Readonly<Record<string, number>>;
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

/** What decides how a build goes. */
interface Course {
  readonly flash: boolean;
  readonly failure?: BuildFailure | undefined;
  /** How long the images take, beyond what every build takes. */
  readonly pullMs: number;
  readonly imageBytes?: Build["imageBytes"] | undefined;
}

export function startBuild(
  purpose: Build["purpose"],
  settings: Settings,
  now: number,
  course: Course,
): Build {
  const { flash, failure, imageBytes } = course;
  const { preparingMs, buildMs } = durationsOf(purpose, settings, course);
  const endsAt = now + buildMs;
  return {
    purpose,
    containerGroupId: newId("eci"),
    snapshotId: newId("s"),
    ...(flash && { flashSnapshotId: newId("s") }),
    ...(imageBytes && { imageBytes }),
    startedAt: now,
    pullingAt: now,
    preparedAt: now + Math.min(preparingMs, buildMs),
    endsAt,
    snapshotAt: flash ? endsAt + settings.flashSnapshotMs : endsAt,
    ...(failure && { failure }),
    interventions: [],
  };
}

/** How long it is until the images are there, and until the end. */
function durationsOf(purpose: Build["purpose"], settings: Settings, { failure, pullMs }: Course) {
  if (failure?.hangs) return { preparingMs: longestPullMs, buildMs: longestPullMs };
  const { prepareMs, buildMs, updateMs } = settings;
  const usual =
    purpose === "create" ? { preparingMs: prepareMs, buildMs } : { preparingMs: 0, buildMs: updateMs };
  return { preparingMs: usual.preparingMs + pullMs, buildMs: usual.buildMs + pullMs };
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
