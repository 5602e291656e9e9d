import { randomUUID } from "node:crypto";
import { explained } from "../cloud/advice.js";
import type { Cloud } from "../cloud/cloud.js";
import { createImageCache, type ImageCache } from "../cloud/eci.js";
import { cloudFor } from "../guard.js";
import { timeoutMs } from "../hidden.js";
import { creationMarks, ownerOf } from "../ownership.js";
import type { Context, Properties } from "../resource.js";
import { adoptLeftover, digestOf } from "./adopt.js";
import { finishBuild } from "./build.js";
import { acquireBuildEip, findBuildEip, releaseBuildEip } from "./buildEip.js";
import type { ImageCacheInputs } from "./inputs.js";
import { createRequest } from "./request.js";
import { declaredFields, inputsOf } from "./state.js";

export async function create(
  context: Context,
  properties: Properties,
): Promise<{ id: string; outs: Properties }> {
  const inputs = inputsOf(properties);
  const cloud = await cloudFor(context, properties);
  const timeout = timeoutMs(properties, "create");
  const deadline = cloud.pace.now() + timeout;
  const accountId = await cloud.accountId(deadline);
  const owner = ownerOf(properties, context.clouds.settings.ownerId);

  const leftover = await adoptLeftover(context, cloud, owner, digestOf(inputs), deadline);
  const buildEip = inputs.autoCreateEip
    ? await (leftover === undefined
        ? acquireBuildEip(cloud, owner, inputs, deadline)
        : findBuildEip(cloud, owner, deadline))
    : undefined;
  const accepted = leftover ?? (await send(context, cloud, inputs, owner, buildEip, deadline));
  const args = { ...properties, __declared: declaredFields(properties) };
  const { state } = await finishBuild({
    context,
    cloud,
    accountId,
    id: accepted.imageCacheId,
    declared: properties,
    otherwise: args,
    meanwhile: args,
    accepted,
    isNew: leftover === undefined,
    buildEip,
    // The build's own time starts when the API has accepted it.
    deadline: cloud.pace.now() + timeout,
    tolerated: [],
  });
  return { id: accepted.imageCacheId, outs: state };
}

async function send(
  context: Context,
  cloud: Cloud,
  inputs: ImageCacheInputs,
  owner: string,
  buildEip: string | undefined,
  deadline: number,
): Promise<ImageCache> {
  const request = {
    ...createRequest(inputs),
    eipInstanceId: buildEip ?? inputs.eipInstanceId,
    tags: { ...inputs.tags, ...creationMarks(owner, digestOf(inputs)) },
  };
  try {
    const created = await createImageCache(cloud.eci, request, randomUUID(), deadline);
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
