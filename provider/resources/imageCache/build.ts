import type { Cloud } from "../../accounts/clouds.js";
import { explained } from "../../cloud/advice.js";
import type { ImageCache, ImageCacheStatus } from "../../cloud/eci.js";
import { type Context, PartialFailure, type Properties } from "../../core/resource.js";
import { releaseBuildEip } from "./buildEip/buildEip.js";
import { explainFailure } from "./failure.js";
import { WaitError, waitUntilFinal } from "./polling/wait.js";
import { outputsOf, stateAfter } from "./state.js";

export interface Build {
  context: Context;
  cloud: Cloud;
  accountId: string;
  id: string;
  /** The declaration that the build carries out. */
  declared: Properties;
  /** What the state says of the arguments if the build fails. */
  stateIfFailed: Properties;
  /** What it says of them if the build is still going on when the time is up. */
  stateIfTimedOut: Properties;
  /** The cache as the API accepted it. */
  accepted: ImageCache;
  /** The API has accepted it just now. */
  isNew: boolean;
  /** Whether somebody waits for its end; else the acceptance is enough. */
  waits: boolean;
  /** The address that lives only as long as the build. */
  buildEip: string | undefined;
  /** Milliseconds since the epoch. */
  deadline: number;
  /** Ends beside Ready that are no failure here. */
  acceptedStatuses: readonly ImageCacheStatus[];
}

/** Waits for the end of a build and gives its address back. The result is the state; a failure carries the state too. */
export async function finishBuild(build: Build): Promise<{ cache: ImageCache; state: Properties }> {
  const { context, cloud, accountId, id, declared, accepted, isNew, buildEip, deadline } = build;
  if (!build.waits) {
    return { cache: accepted, state: stateAfter(declared, accepted, accountId) };
  }
  let cache: ImageCache | undefined;
  try {
    const { log } = context;
    const isInstant = declared.flash === true;
    cache = await waitUntilFinal({ cloud, imageCacheId: id, deadline, log, isNew, isInstant });
  } catch (error) {
    if (!(error instanceof WaitError)) throw error;
    throw fail(build, build.stateIfTimedOut, error.message, error.last ?? accepted, buildEip, error);
  }
  await releaseBuildAddress(build, cache);
  if (cache === undefined) {
    // With its id, so that a cloud that lists it late has not hidden it from the stack for good.
    throw fail(
      build,
      build.stateIfFailed,
      "vanished from the cloud while it was being built: somebody has deleted it, or it was evicted. " +
        "Run pulumi up --refresh, which creates it anew.",
      accepted,
      undefined,
    );
  }
  if (cache.status !== "Ready" && !(build.acceptedStatuses as readonly string[]).includes(cache.status)) {
    throw fail(build, build.stateIfFailed, `is ${cache.status}. ${explainFailure(cache)}`, cache, undefined);
  }
  return { cache, state: stateAfter(declared, cache, accountId) };
}

/** What a build that came to no good end leaves in the state: the arguments, and the cache as it was last seen. */
function fail(
  build: Build,
  args: Properties,
  message: string,
  cache: ImageCache,
  buildEip: string | undefined,
  cause?: unknown,
): PartialFailure {
  const outs: Properties = { ...args, ...outputsOf(cache, build.accountId, args), __buildEip: buildEip };
  return new PartialFailure(message, build.id, outs, { cause });
}

async function releaseBuildAddress(build: Build, cache: ImageCache | undefined): Promise<void> {
  const { cloud, buildEip, deadline, context, accepted } = build;
  if (buildEip === undefined) return;
  try {
    await releaseBuildEip(cloud, buildEip, deadline);
    context.log(`released the address ${buildEip} of the build`);
  } catch (error) {
    throw fail(
      build,
      cache?.status === "Ready" ? build.stateIfTimedOut : build.stateIfFailed,
      `is ${cache?.status ?? "gone"}, but the address ${buildEip} of its build could not be released: ${explained(error)} Run pulumi up again to release it.`,
      cache ?? accepted,
      buildEip,
      error,
    );
  }
}
