import { ApiError } from "../../apiError.js";
import { type Answer, type Call, placeOf } from "../../call.js";
import { chooseCache } from "../../containerGroup/cacheChoice.js";
import { fieldsOfNew } from "../../containerGroup/fieldsOfNew.js";
import { eipFor } from "../../containerGroup/groupEip.js";
import { pullRequestOf } from "../../containerGroup/groupPull.js";
import { placeGroup } from "../../containerGroup/placement.js";
import { startContainerGroup } from "../../containerGroup/startContainerGroup.js";
import type { PullRequest } from "../../registry/pull.js";

export function createContainerGroup(call: Call): Answer {
  const { cloud, parameters, now } = call;
  const place = placeOf(call);
  const fields = fieldsOfNew(call);
  const sequence = cloud.nextSequence();
  const placed = placeGroup(cloud, place, fields, sequence);
  const choice = chooseCache(cloud, place, fields);
  const eip = eipFor(cloud, place, fields, now);
  if (parameters.flag("DryRun")) {
    throw new ApiError(400, "DryRunOperation", "The request is in order; with DryRun nothing is made.");
  }
  const plan = { fields, sequence, ...placed, eip, choice };
  return { ContainerGroupId: startContainerGroup(call, place, plan).containerGroupId };
}

/** What a new group pulls. */
export function pullOfGroup(call: Call): PullRequest {
  return pullRequestOf(fieldsOfNew(call));
}
