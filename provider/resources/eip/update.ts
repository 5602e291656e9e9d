import { explained } from "../../cloud/advice.js";
import { describeEipAddress, type EipAddress } from "../../cloud/vpc.js";
import { cloudOf } from "../../core/cloudOf.js";
import { timeoutMs } from "../../core/hidden.js";
import { ownerOf } from "../../core/ownership.js";
import { type Context, PartialFailure, type Properties } from "../../core/resource.js";
import { carryOut, type Job } from "./carryOut.js";
import { changedFields } from "./diff.js";
import { type FieldName, fields } from "./fields.js";
import { awaitsPayment } from "./paymentType.js";
import { plan } from "./plan.js";
import { allocating, inputsOf, outputsOf, stateAfter, stateOf } from "./state.js";
import { waitUntilAllocated } from "./wait.js";

export async function update(
  context: Context,
  id: string,
  olds: Properties,
  news: Properties,
): Promise<Properties> {
  const cloud = await cloudOf(context, id, { ...olds, profile: news.profile });
  const deadline = cloud.clock.now() + timeoutMs(news, "update");
  const accountId = await cloud.accountId(deadline);
  const job: Job = { context, cloud, id, accountId, deadline };

  const state = stateOf(olds);
  const inputs = inputsOf(news);
  if (state.status === allocating) {
    const orderToPay = awaitsPayment(inputs) ? "see the console" : undefined;
    await waitUntilAllocated({ cloud, allocationId: id, deadline }, orderToPay);
  }
  const found = await look(job);
  context.clouds.phases.keepIfCreating(cloud, "eip", id, found.tags);
  const changed = [...new Set([...changedFields(olds, news), ...(state.__pendingUpdate ?? [])])];
  const steps = plan(inputs, changed, found, ownerOf(news, context.clouds.settings.ownerId));
  if (steps.length === 0) return stateAfter(news, found, accountId);
  try {
    await carryOut(job, steps);
  } catch (error) {
    throw await unfinished(job, olds, found, changed, error);
  }
  return stateAfter(news, await look(job), accountId);
}

async function look({ cloud, id, deadline }: Job): Promise<EipAddress> {
  const address = await describeEipAddress(cloud.vpc, id, deadline);
  if (address !== undefined && address.status !== "Releasing") return address;
  throw new Error(
    "no longer exists in the cloud: it was released from outside. Run pulumi up --refresh, which allocates another one.",
  );
}

/**
 * An update that broke off: the state keeps the old arguments, and all that was to change stands to be done. What is done
 * already stays among it, so that going back to the old declaration takes it back too.
 */
async function unfinished(
  { cloud, id, accountId, deadline }: Job,
  olds: Properties,
  found: EipAddress,
  changed: readonly FieldName[],
  error: unknown,
): Promise<PartialFailure> {
  const last = await describeEipAddress(cloud.vpc, id, deadline).catch(() => undefined);
  const outs: Properties = {
    ...olds,
    ...outputsOf(last ?? found, accountId),
    __pendingUpdate: changed.filter((name) => fields[name].change !== "local"),
  };
  return new PartialFailure(
    `the update broke off: ${explained(error)} Correct what is wrong and run pulumi up again, which finishes it.`,
    id,
    outs,
    { cause: error },
  );
}
