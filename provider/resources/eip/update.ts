import { explained } from "../../cloud/advice.js";
import type { Cloud } from "../../cloud/cloud.js";
import { describeEipAddress, type EipAddress } from "../../cloud/vpc.js";
import type { Operation } from "../../core/operation.js";
import { PartialFailure, type Properties } from "../../core/resource.js";
import { changedFields, sentFields } from "../../core/schema/changes.js";
import { carryOut } from "./carryOut.js";
import { awaitsPayment } from "./paymentType.js";
import { plan } from "./plan.js";
import { eipArguments, type FieldName } from "./schema.js";
import { allocating, inputsOf, outputsOf, stateAfter, stateOf } from "./state.js";
import { waitUntilAllocated } from "./wait.js";

export async function update(
  operation: Operation,
  id: string,
  olds: Properties,
  news: Properties,
): Promise<Properties> {
  const cloud = await operation.cloud();
  const accountId = await cloud.accountId();
  const state = stateOf(olds);
  const inputs = inputsOf(news);
  if (state.status === allocating) {
    const orderToPay = awaitsPayment(inputs) ? "see the console" : undefined;
    await waitUntilAllocated(cloud, id, orderToPay);
  }
  const found = await look(cloud, id);
  operation.session.keepIfCreating(cloud.shared, "eip", id, found.tags, operation.owner);
  const changed = [
    ...new Set([...changedFields(eipArguments, olds, news), ...(state.__pendingUpdate ?? [])]),
  ];
  const steps = plan(inputs, changed, found, operation.owner.tag);
  if (steps.length === 0) return stateAfter(news, found, accountId);
  try {
    await carryOut(operation, id, steps);
  } catch (error) {
    throw await unfinished(operation, id, olds, found, changed, error);
  }
  return stateAfter(news, await look(cloud, id), accountId);
}

async function look({ vpc }: Cloud, id: string): Promise<EipAddress> {
  const address = await describeEipAddress(vpc, id);
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
  operation: Operation,
  id: string,
  olds: Properties,
  found: EipAddress,
  changed: readonly FieldName[],
  error: unknown,
): Promise<PartialFailure> {
  const cloud = await operation.cloud();
  const last = await describeEipAddress(cloud.vpc, id).catch(() => undefined);
  const outs: Properties = {
    ...olds,
    ...outputsOf(last ?? found, await cloud.accountId()),
    __pendingUpdate: sentFields(eipArguments, changed),
  };
  return new PartialFailure(
    `the update broke off: ${explained(error)} Correct what is wrong and run pulumi up again, which finishes it.`,
    id,
    outs,
    { cause: error },
  );
}
