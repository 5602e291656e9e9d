import { randomUUID } from "node:crypto";
import type { Cloud } from "../../accounts/clouds.js";
import { explained } from "../../cloud/advice.js";
import { allocateEipAddress, describeEipAddress, type EipAddress } from "../../cloud/vpc.js";
import { cloudFor } from "../../core/cloudOf.js";
import { timeoutMs } from "../../core/hidden.js";
import { creationMarks, ownerOf } from "../../core/ownership.js";
import { type Context, PartialFailure, type Properties } from "../../core/resource.js";
import { adoptLeftover, digestOf } from "./adopt.js";
import { carryOut, type Job } from "./carryOut.js";
import { fieldNames, fields } from "./fields.js";
import type { EipInputs } from "./inputs.js";
import { awaitsPayment } from "./paymentType.js";
import { plan } from "./plan.js";
import { allocateRequest } from "./request.js";
import { allocating, declaredFields, inputsOf, stateAfter } from "./state.js";
import { waitUntilAllocated } from "./wait.js";

/** An address as the API accepted it; a Subscription may have an order to pay. */
type Allocated = EipAddress & { orderId?: string | undefined };

export async function create(
  context: Context,
  properties: Properties,
): Promise<{ id: string; outs: Properties }> {
  const inputs = inputsOf(properties);
  const cloud = await cloudFor(context, properties);
  const deadline = cloud.clock.now() + timeoutMs(properties, "create");
  const accountId = await cloud.accountId(deadline);
  const owner = ownerOf(properties, context.clouds.settings.ownerId);

  const leftover = await adoptLeftover(context, cloud, owner, digestOf(inputs), deadline);
  let last: Allocated = leftover ?? (await allocate(context, cloud, inputs, owner, deadline));
  const id = last.allocationId;
  const orderToPay = awaitsPayment(inputs) ? (last.orderId ?? "without an id") : undefined;
  if (orderToPay !== undefined) {
    context.log(`autoPay is not true: pay its order (${orderToPay}) in the console; waiting for that`);
  }
  const job: Job = { context, cloud, id, accountId, deadline };
  try {
    last = await waitUntilAllocated({ cloud, allocationId: id, deadline }, orderToPay);
    // What was found may have been made for other arguments, also for ones that are no longer declared.
    const wanted = leftover === undefined ? inPlaceFields(properties) : updateFields;
    const steps = plan(inputs, wanted, last, owner);
    await carryOut(job, steps);
    if (steps.length > 0) last = (await describeEipAddress(cloud.vpc, id, deadline)) ?? last;
  } catch (error) {
    const outs = {
      ...stateAfter(properties, last, accountId),
      __pendingUpdate: inPlaceFields(properties),
    };
    throw new PartialFailure(
      `the address is allocated, but not finished: ${explained(error)} It is kept in the stack: correct what is wrong and run pulumi up again, which finishes it.`,
      id,
      outs,
      { cause: error },
    );
  }
  return { id, outs: stateAfter(properties, last, accountId) };
}

const updateFields = fieldNames.filter((name) => fields[name].change === "update");

/** The declared arguments that can be brought to an address after its allocation. */
function inPlaceFields(properties: Properties) {
  return declaredFields(properties).filter((name) => fields[name].change === "update");
}

async function allocate(
  context: Context,
  cloud: Cloud,
  inputs: EipInputs,
  owner: string,
  deadline: number,
): Promise<Allocated> {
  const request = allocateRequest(inputs);
  const tags = { ...request.tags, ...creationMarks(owner, digestOf(inputs)) };
  try {
    const allocated = await allocateEipAddress(cloud.vpc, { ...request, tags }, randomUUID(), deadline);
    const { allocationId, ipAddress } = allocated;
    context.log(`allocated as ${allocationId}${ipAddress === undefined ? "" : ` (${ipAddress})`}`);
    return { ...allocated, status: allocating, securityProtectionTypes: [], operationLocks: [], tags: {} };
  } catch (error) {
    throw new Error(`no address was allocated. ${explained(error)}`, { cause: error });
  }
}
