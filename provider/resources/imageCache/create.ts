import { randomUUID } from "node:crypto";
import { explained } from "../../cloud/advice.js";
import { createImageCache, type ImageCache } from "../../cloud/eci.js";
import { tagList } from "../../cloud/tags.js";
import type { Operation } from "../../core/operation.js";
import { creationMarks } from "../../core/ownership.js";
import type { Properties } from "../../core/resource.js";
import { declaredFields } from "../../core/schema/changes.js";
import { parametersOf } from "../../core/schema/table.js";
import { adoptLeftover, digestOf } from "./adopt.js";
import { finishBuild, toleratingFailure } from "./build.js";
import { acquireBuildEip, findBuildEip, releaseBuildEip } from "./buildEip/buildEip.js";
import { EipLease } from "./buildEip/eipLease.js";
import { eipQueueOf } from "./buildEip/eipQueue.js";
import { buildSecondsOf } from "./cost/buildTime.js";
import { costOutputsOf } from "./cost/costOutputs.js";
import { unpackedGib } from "./cost/unpackedGib.js";
import { expectedPull } from "./foresight/expectedPull.js";
import { warnOfNoWayOut } from "./foresight/wayOut.js";
import { digestsAfterBuild, digestsAtBuild } from "./freshness/buildDigests.js";
import { digestOutputsOf } from "./freshness/digestOutputs.js";
import type { ImageDigests } from "./freshness/digests.js";
import { waitUntilFinal } from "./polling/wait.js";
import { withLogins } from "./registryCredentials.js";
import { type ImageCacheInputs, imageCacheArguments } from "./schema.js";
import { inputsOf, stateAfter } from "./state.js";

export function create(
  operation: Operation,
  properties: Properties,
): Promise<{ id: string; outs: Properties }> {
  return toleratingFailure(
    operation,
    properties,
    () => build(operation, properties),
    ({ id, outs }) => ({ id, outs }),
  );
}

async function build(
  operation: Operation,
  properties: Properties,
): Promise<{ id: string; outs: Properties }> {
  const inputs = inputsOf(properties);
  const cloud = await operation.cloud();
  const accountId = await cloud.accountId();

  const digests = await digestsAtBuild(operation, properties);
  const leftover = await adoptLeftover(operation, inputs, digests);
  // What an interrupted run has built from, nobody knows any more.
  const known = leftover === undefined ? digests : undefined;
  const buildEip = await buildEipOf(operation, inputs, leftover !== undefined);
  const unpackedGiB = await unpackedGib(operation, properties);
  const lease = await EipLease.acquire(operation, leftover === undefined ? inputs.eipInstanceId : undefined);
  try {
    const accepted = leftover ?? (await send(operation, inputs, digests, buildEip, lease));
    const id = accepted.imageCacheId;
    // The build's own time starts when the API has accepted it.
    operation.restartTimeout();
    if (inputs.waitForReady === false && buildEip === undefined && !lease.hasWaited) {
      lease.handOver(() => waitUntilFinal(cloud, id));
      const cost = costOutputsOf(operation, properties, { unpackedGiB });
      const asked = { ...properties, ...digestOutputsOf(known, "before build"), ...cost };
      return { id, outs: renewedByReplacing(operation, stateAfter(operation, asked, accepted, accountId)) };
    }
    const args = { ...properties, __declared: declaredFields(imageCacheArguments, properties) };
    const { cache, state } = await finishBuild(operation, {
      id,
      declared: properties,
      stateIfFailed: args,
      stateIfTimedOut: { ...args, ...digestOutputsOf(known, "before build") },
      accepted,
      isNew: leftover === undefined,
      expected: await expectedPull(operation, properties),
      buildEip,
    });
    operation.session.noteMade(operation.owner.hash, id);
    const buildSeconds = buildSecondsOf(cache);
    const outs = {
      ...state,
      ...(await digestsAfterBuild(operation, properties, known)),
      ...costOutputsOf(operation, state, { unpackedGiB, buildSeconds }),
    };
    return { id, outs: renewedByReplacing(operation, outs) };
  } finally {
    lease.release();
  }
}

/** What an update did not do for the cache before, it will not do for this one: it is not tried again. */
function renewedByReplacing({ session, identity }: Operation, outs: Properties): Properties {
  return session.isReplacing(identity.urn) ? { ...outs, __renewal: "replace" } : outs;
}

/** The address that lives only as long as the build: a new one, or that of the build which is gone on with. */
async function buildEipOf(
  operation: Operation,
  inputs: ImageCacheInputs,
  isAdopted: boolean,
): Promise<string | undefined> {
  if (!inputs.autoCreateEip) return undefined;
  const cloud = await operation.cloud();
  return isAdopted ? findBuildEip(cloud, operation.owner) : acquireBuildEip(cloud, operation.owner, inputs);
}

async function send(
  operation: Operation,
  inputs: ImageCacheInputs,
  digests: ImageDigests | undefined,
  buildEip: string | undefined,
  lease: EipLease,
): Promise<ImageCache> {
  const cloud = await operation.cloud();
  // The time in the queue does not count.
  operation.restartTimeout();
  const request = { ...inputs, eipInstanceId: buildEip ?? inputs.eipInstanceId };
  const Tag = tagList({ ...inputs.tags, ...creationMarks(operation.owner, digestOf(inputs, digests)) });
  if (buildEip === undefined) await warnOfNoWayOut(operation, {}, { ...inputs });
  const parameters = async () => ({
    ...parametersOf(imageCacheArguments, await withLogins(operation, request)),
    Tag,
  });
  try {
    const created = await lease.send(async () =>
      createImageCache(cloud.eci, await parameters(), randomUUID()),
    );
    eipQueueOf(cloud).note(created.containerGroupId);
    operation.log.info(`accepted as ${created.imageCacheId}`);
    return { ...created, images: inputs.images, status: "Preparing", events: [], tags: inputs.tags ?? {} };
  } catch (error) {
    if (buildEip !== undefined) await abandon(operation, buildEip);
    throw error;
  }
}

/** No build will use the address now. If it cannot be released, the next run of the same resource finds it by its owner. */
async function abandon(operation: Operation, buildEip: string): Promise<void> {
  try {
    await releaseBuildEip(await operation.cloud(), buildEip);
  } catch (error) {
    operation.log.info(
      `could not release the address ${buildEip}; the next pulumi up takes it over. ${explained(error)}`,
    );
  }
}
