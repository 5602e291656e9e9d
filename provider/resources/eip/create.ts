import { randomUUID } from "node:crypto";
import { explained } from "../../cloud/advice.js";
import { allocateEipAddress, describeEipAddress, type EipAddress } from "../../cloud/vpc.js";
import type { Operation } from "../../core/operation.js";
import { creationMarks } from "../../core/ownership.js";
import { PartialFailure, type Properties } from "../../core/resource.js";
import { declaredFields } from "../../core/schema/changes.js";
import { parametersOf } from "../../core/schema/table.js";
import { adoptLeftover, digestOf } from "./adopt.js";
import { carryOut } from "./carryOut.js";
import { awaitsPayment } from "./paymentType.js";
import { plan } from "./plan.js";
import { type EipInputs, eipArguments, fieldNames } from "./schema.js";
import { allocating, inputsOf, stateAfter } from "./state.js";
import { waitUntilAllocated } from "./wait.js";

/** An address as the API accepted it; a Subscription may have an order to pay. */
type Allocated = EipAddress & { orderId?: string | undefined };

export async function create(
  operation: Operation,
  properties: Properties,
): Promise<{ id: string; outs: Properties }> {
  const inputs = inputsOf(properties);
  const cloud = await operation.cloud();
  const accountId = await cloud.accountId();
  const leftover = await adoptLeftover(operation, inputs);
  let last: Allocated = leftover ?? (await allocate(operation, inputs));
  const id = last.allocationId;
  const orderToPay = awaitsPayment(inputs) ? (last.orderId ?? "without an id") : undefined;
  if (orderToPay !== undefined) {
    operation.log.info(`autoPay is not true: pay its order (${orderToPay}) in the console; waiting for that`);
  }
  try {
    last = await waitUntilAllocated(cloud, id, orderToPay);
    // What was found may have been made for other arguments, also for ones that are no longer declared.
    const wanted = leftover === undefined ? inPlaceFields(properties) : updateFields;
    const steps = plan(inputs, wanted, last, operation.owner.tag);
    await carryOut(operation, id, steps);
    if (steps.length > 0) last = (await describeEipAddress(cloud.vpc, id)) ?? last;
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

const updateFields = fieldNames.filter((name) => eipArguments[name].change === "update");

/** The declared arguments that can be brought to an address after its allocation. */
function inPlaceFields(properties: Properties) {
  return declaredFields(eipArguments, properties).filter((name) => eipArguments[name].change === "update");
}

async function allocate(operation: Operation, inputs: EipInputs): Promise<Allocated> {
  const { vpc } = await operation.cloud();
  const marks = creationMarks(operation.owner, digestOf(inputs));
  const parameters = parametersOf(eipArguments, { ...inputs, tags: { ...inputs.tags, ...marks } });
  try {
    const allocated = await allocateEipAddress(vpc, parameters, randomUUID());
    const { allocationId, ipAddress } = allocated;
    operation.log.info(`allocated as ${allocationId}${ipAddress === undefined ? "" : ` (${ipAddress})`}`);
    return { ...allocated, status: allocating, securityProtectionTypes: [], operationLocks: [], tags: {} };
  } catch (error) {
    throw new Error(`no address was allocated. ${explained(error)}`, { cause: error });
  }
}
