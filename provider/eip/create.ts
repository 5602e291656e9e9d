import { randomUUID } from "node:crypto";
import { explained } from "../cloud/advice.js";
import { allocateEipAddress, describeEipAddress, type EipAddress } from "../cloud/vpc.js";
import { timeoutMs } from "../hidden.js";
import { ownerOf, ownerTag } from "../ownership.js";
import { type Context, PartialFailure, type Properties } from "../resource.js";
import { carryOut, type Job } from "./carryOut.js";
import { fields } from "./fields.js";
import { awaitsPayment } from "./paymentType.js";
import { plan } from "./plan.js";
import { allocateRequest } from "./request.js";
import { allocating, declaredFields, inputsOf, stateAfter } from "./state.js";
import { waitUntilAllocated } from "./wait.js";

export async function create(
  context: Context,
  properties: Properties,
): Promise<{ id: string; outs: Properties }> {
  const inputs = inputsOf(properties);
  const cloud = await context.clouds.in(String(inputs.regionId));
  const deadline = cloud.pace.now() + timeoutMs(properties, "create");
  const accountId = await cloud.accountId(deadline);
  const owner = ownerOf(properties);

  const request = allocateRequest(inputs);
  const allocated = await allocateEipAddress(
    cloud.vpc,
    { ...request, tags: { ...request.tags, [ownerTag]: owner } },
    randomUUID(),
    deadline,
  ).catch((error: unknown) => {
    throw new Error(`no address was allocated. ${explained(error)}`, { cause: error });
  });
  const { allocationId: id, ipAddress, orderId } = allocated;
  context.log(`allocated as ${id}${ipAddress === undefined ? "" : ` (${ipAddress})`}`);
  const orderToPay = awaitsPayment(inputs) ? (orderId ?? "without an id") : undefined;
  if (orderToPay !== undefined) {
    context.log(`autoPay is not true: pay its order (${orderToPay}) in the console; waiting for that`);
  }

  const job: Job = { context, cloud, id, accountId, deadline };
  let last: EipAddress = {
    allocationId: id,
    ipAddress,
    status: allocating,
    securityProtectionTypes: [],
    operationLocks: [],
    tags: {},
  };
  try {
    last = await waitUntilAllocated({ cloud, allocationId: id, deadline }, orderToPay);
    const steps = plan(inputs, inPlaceFields(properties), last, owner);
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

/** The declared arguments that can be brought to an address after its allocation. */
function inPlaceFields(properties: Properties) {
  return declaredFields(properties).filter((name) => fields[name].change === "update");
}
