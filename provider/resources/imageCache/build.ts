import { explained } from "../../cloud/advice.js";
import type { ImageCache, ImageCacheStatus } from "../../cloud/eci.js";
import type { Operation } from "../../core/operation.js";
import { WaitError } from "../../core/polling/wait.js";
import { PartialFailure, type Properties } from "../../core/resource.js";
import { releaseBuildEip } from "./buildEip/buildEip.js";
import { explainFailure } from "./failure.js";
import { eventsOfBuild } from "./instanceEvents.js";
import type { ExpectedPull } from "./polling/pullWatch.js";
import { waitUntilFinal } from "./polling/wait.js";
import { outputsOf, stateAfter } from "./state.js";

/** A build that goes on in the cloud. */
export interface Build {
  id: string;
  /** The declaration that it carries out. */
  declared: Properties;
  /** What the state says of the arguments if it fails. */
  stateIfFailed: Properties;
  /** What it says of them if the build is still going on when the time is up. */
  stateIfTimedOut: Properties;
  /** The cache as the API accepted it. */
  accepted: ImageCache;
  /** The API has accepted it just now. */
  isNew: boolean;
  /** The address that lives only as long as the build. */
  buildEip: string | undefined;
  /** What it pulls, where that is known. */
  expected?: ExpectedPull | undefined;
  /** Ends beside Ready that are no failure here. */
  acceptedStatuses?: readonly ImageCacheStatus[];
}

/** A build that came to no good end; what else fails is none. */
export class BuildFailure extends PartialFailure {}

/**
 * What a run makes of a build that came to no good end: with `onBuildFailure: "warn"` it goes on with what there is, and the next run
 * builds anew.
 */
export async function toleratingFailure<T>(
  operation: Operation,
  { onBuildFailure }: Properties,
  body: () => Promise<T>,
  state: (failure: BuildFailure) => T,
): Promise<T> {
  try {
    return await body();
  } catch (error) {
    if (onBuildFailure !== "warn" || !(error instanceof BuildFailure)) throw error;
    operation.log.warning(`${error.id} ${error.message} The run goes on without it (onBuildFailure).`);
    return state(error);
  }
}

/** Waits for the end of a build and gives its address back. The result is the state; a failure carries the state too. */
export async function finishBuild(
  operation: Operation,
  build: Build,
): Promise<{ cache: ImageCache; state: Properties }> {
  const { declared, acceptedStatuses = [] } = build;
  const cache = await endOf(operation, build);
  await giveBackAddress(operation, build, cache);
  if (cache === undefined) {
    // With its id, so that a cloud that lists it late has not hidden it from the stack for good.
    const message =
      "vanished from the cloud while it was being built: somebody has deleted it, or it was evicted. " +
      "Run pulumi up --refresh, which creates it anew.";
    throw await failed(operation, { ...build, buildEip: undefined }, message, build.accepted);
  }
  if (cache.status !== "Ready" && !(acceptedStatuses as readonly string[]).includes(cache.status)) {
    const events = await eventsOfBuild(await operation.cloud(), cache);
    const message = `is ${cache.status}. ${explainFailure(events)}`;
    throw await failed(operation, { ...build, buildEip: undefined }, message, cache);
  }
  return { cache, state: stateAfter(operation, declared, cache, await operation.account()) };
}

async function endOf(operation: Operation, build: Build): Promise<ImageCache | undefined> {
  const { id, declared, isNew, accepted, stateIfTimedOut, expected } = build;
  const isInstant = declared.flash === true;
  const { log } = operation;
  try {
    return await waitUntilFinal(await operation.cloud(), id, { log, isNew, isInstant, expected });
  } catch (error) {
    if (!(error instanceof WaitError)) throw error;
    const late = { ...build, stateIfFailed: stateIfTimedOut };
    throw await failed(operation, late, error.message, error.last ?? accepted, error);
  }
}

/** What a build that came to no good end leaves in the state: the arguments, and the cache as it was last seen. */
async function failed(
  operation: Operation,
  { id, stateIfFailed, buildEip }: Build,
  message: string,
  cache: ImageCache,
  cause?: unknown,
): Promise<BuildFailure> {
  const outputs = outputsOf(operation, cache, await operation.account(), stateIfFailed);
  return new BuildFailure(message, id, { ...stateIfFailed, ...outputs, __buildEip: buildEip }, { cause });
}

async function giveBackAddress(
  operation: Operation,
  build: Build,
  cache: ImageCache | undefined,
): Promise<void> {
  const { accepted, buildEip, stateIfTimedOut } = build;
  if (buildEip === undefined) return;
  try {
    await releaseBuildEip(await operation.cloud(), buildEip);
    operation.log.info(`released the address ${buildEip} of the build`);
  } catch (error) {
    const message = `is ${cache?.status ?? "gone"}, but the address ${buildEip} of its build could not be released: ${explained(error)} Run pulumi up again to release it.`;
    const held = cache?.status === "Ready" ? { ...build, stateIfFailed: stateIfTimedOut } : build;
    const { id, outs } = await failed(operation, held, message, cache ?? accepted);
    throw new PartialFailure(message, id, outs, { cause: error });
  }
}
