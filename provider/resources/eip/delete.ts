import { explained } from "../../cloud/advice.js";
import { describeEipAddress, type EipAddress } from "../../cloud/vpc.js";
import type { Operation } from "../../core/operation.js";
import type { Properties } from "../../core/resource.js";
import { isSubscription } from "./paymentType.js";
import { holderOf, release } from "./release.js";
import { stateOf } from "./state.js";

/** Releases the address and waits until it is gone; already gone is fine. Whatever holds it is waited for. */
export async function remove(operation: Operation, id: string, state: Properties): Promise<void> {
  const { log, timeoutMs } = operation;
  const cloud = await operation.cloud();
  const address = await describeEipAddress(cloud.vpc, id);
  if (address === undefined) return;
  if (isSubscription(address)) {
    log.warning(whatStays(address, cloud.region));
    return;
  }
  if (address.deletionProtection) throw new Error(whyProtected(state, id, cloud.region));
  try {
    await release(cloud, id, (held) =>
      log.info(`is ${held.status}${holderOf(held)}; waiting up to ${timeoutMs / 1_000} s until it is free`),
    );
  } catch (error) {
    throw new Error(`was not released. ${explained(error)}`, { cause: error });
  }
}

/** A Subscription address outlives its resource, and the bill goes on: whoever destroys it has to know. */
export function whatStays({ allocationId, ipAddress, expiredTime }: EipAddress, region: string): string {
  const until = expiredTime === undefined ? "until it expires" : `until it expires on ${expiredTime}`;
  return (
    `NOT released. ${allocationId} (${ipAddress ?? "no address yet"}, ${region}) is a Subscription address, which ` +
    `the API cannot release: it leaves the stack, but stays in the account and is paid for ${until}, and longer if it ` +
    "renews by itself. To be rid of it, switch auto-renewal off and let it expire, or ask for a refund, both in the " +
    "console under Expenses and Costs."
  );
}

export function whyProtected(state: Properties, id: string, region: string): string {
  const command = `aliyun vpc DeletionProtection --RegionId ${region} --InstanceId ${id} --Type EIP --ProtectionEnable false`;
  return stateOf(state).deletionProtection === true
    ? "was not released: its deletion protection is on. If it may go, set deletionProtection to false on the resource, run " +
        `pulumi up, and then this command again. If the resource is no longer in the program, run: ${command}`
    : "was not released: somebody has switched its deletion protection on from outside the stack. Find out why. If it may go, " +
        `set deletionProtection to false on the resource, run pulumi up --refresh, and then this command again; or run: ${command}`;
}
