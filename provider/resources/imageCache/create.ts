import { randomUUID } from "node:crypto";
import type { Cloud } from "../../accounts/clouds.js";
import { explained } from "../../cloud/advice.js";
import { createImageCache, type ImageCache } from "../../cloud/eci.js";
import { cloudFor } from "../../core/cloudOf.js";
import { nameOf, timeoutMs } from "../../core/hidden.js";
import { creationMarks, ownerOf } from "../../core/ownership.js";
import type { Context, Properties } from "../../core/resource.js";
import { adoptLeftover, digestOf } from "./adopt.js";
import { finishBuild } from "./build.js";
import { acquireBuildEip, findBuildEip, releaseBuildEip } from "./buildEip/buildEip.js";
import { EipLease } from "./buildEip/eipLease.js";
import { eipQueueOf } from "./buildEip/eipQueue.js";
import type { ImageCacheInputs } from "./inputs.js";
import { waitUntilFinal } from "./polling/wait.js";
import { withLogins } from "./registryCredentials.js";
import { createRequest } from "./request.js";
import { declaredFields, inputsOf } from "./state.js";

export async function create(
  context: Context,
  properties: Properties,
): Promise<{ id: string; outs: Properties }> {
  const inputs = inputsOf(properties);
  const cloud = await cloudFor(context, properties);
  const timeout = timeoutMs(properties, "create");
  const deadline = cloud.clock.now() + timeout;
  const accountId = await cloud.accountId(deadline);
  const owner = ownerOf(properties, context.clouds.settings.ownerId);

  const leftover = await adoptLeftover(context, cloud, owner, digestOf(inputs), deadline);
  const buildEip = inputs.autoCreateEip
    ? await (leftover === undefined
        ? acquireBuildEip(cloud, owner, inputs, deadline)
        : findBuildEip(cloud, owner, deadline))
    : undefined;
  const lentTo = leftover === undefined ? inputs.eipInstanceId : undefined;
  const eip = await EipLease.acquire(context, cloud, lentTo, nameOf(properties));
  try {
    const accepted = leftover ?? (await send({ context, cloud, inputs, owner, buildEip, eip, timeout }));
    const id = accepted.imageCacheId;
    // The build's own time starts when the API has accepted it.
    const buildDeadline = cloud.clock.now() + timeout;
    const args = { ...properties, __declared: declaredFields(properties) };
    const waits = inputs.waitForReady !== false || buildEip !== undefined || eip.hasWaited;
    const { state } = await finishBuild({
      context,
      cloud,
      accountId,
      id,
      declared: properties,
      stateIfFailed: args,
      stateIfTimedOut: args,
      accepted,
      isNew: leftover === undefined,
      waits,
      buildEip,
      deadline: buildDeadline,
      acceptedStatuses: [],
    });
    if (!waits)
      eip.handOver(() => waitUntilFinal({ cloud, imageCacheId: id, deadline: buildDeadline, log: () => {} }));
    return { id, outs: state };
  } finally {
    eip.release();
  }
}

interface Order {
  context: Context;
  cloud: Cloud;
  inputs: ImageCacheInputs;
  owner: string;
  buildEip: string | undefined;
  eip: EipLease;
  /** Milliseconds. */
  timeout: number;
}

async function send(order: Order): Promise<ImageCache> {
  const { context, cloud, inputs, owner, buildEip, eip, timeout } = order;
  const deadline = cloud.clock.now() + timeout;
  const request = {
    ...createRequest(inputs),
    eipInstanceId: buildEip ?? inputs.eipInstanceId,
    tags: { ...inputs.tags, ...creationMarks(owner, digestOf(inputs)) },
  };
  try {
    const created = await eip.send(deadline, () =>
      createImageCache(cloud.eci, withLogins(request), randomUUID(), deadline),
    );
    eipQueueOf(cloud).note(created.containerGroupId);
    context.log(`accepted as ${created.imageCacheId}`);
    return { ...created, images: inputs.images, status: "Preparing", events: [], tags: inputs.tags ?? {} };
  } catch (error) {
    if (buildEip !== undefined) await abandon(context, cloud, buildEip, deadline);
    throw error;
  }
}

/** No build will use the address now. If it cannot be released, the next run of the same resource finds it by its owner. */
async function abandon(context: Context, cloud: Cloud, buildEip: string, deadline: number): Promise<void> {
  try {
    await releaseBuildEip(cloud, buildEip, deadline);
  } catch (error) {
    context.log(
      `could not release the address ${buildEip}; the next pulumi up takes it over. ${explained(error)}`,
    );
  }
}
