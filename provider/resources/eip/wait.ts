import type { Cloud } from "../../accounts/clouds.js";
import { describeEipAddress, type EipAddress } from "../../cloud/vpc.js";

export interface Wait {
  cloud: Cloud;
  allocationId: string;
  /** Milliseconds since the epoch. */
  deadline: number;
}

const pollMs = 2_000;

/** Looks at an address until `done` says so; undefined when the region does not know it. */
export async function waitForAddress(
  wait: Wait,
  done: (address: EipAddress) => boolean,
  complaint: (address: EipAddress) => string,
): Promise<EipAddress | undefined> {
  const { cloud, allocationId, deadline } = wait;
  for (;;) {
    const address = await describeEipAddress(cloud.vpc, allocationId, deadline);
    if (address === undefined || done(address)) return address;
    await pauseUntil(wait, deadline, () => complaint(address));
  }
}

const unknownForMs = 60_000;

/** Follows a new address until it can be used. A region may take a moment to know it, and it knows an order only once it is paid. */
export async function waitUntilAllocated(wait: Wait, orderToPay: string | undefined): Promise<EipAddress> {
  const { cloud, allocationId, deadline } = wait;
  const unknownUntil =
    orderToPay === undefined
      ? Math.min(deadline, cloud.clock.now() + unknownForMs * cloud.clock.factor)
      : deadline;
  for (;;) {
    const address = await describeEipAddress(cloud.vpc, allocationId, deadline);
    if (address?.status === "Available" || address?.status === "InUse") return address;
    await pauseUntil(wait, address === undefined ? unknownUntil : deadline, () => {
      if (address !== undefined) return `The address is still ${address.status}.`;
      const why =
        orderToPay === undefined ? "" : ` Its order ${orderToPay} may wait to be paid in the console.`;
      return `The region ${cloud.region} does not know the address.${why}`;
    });
  }
}

async function pauseUntil({ cloud }: Wait, deadline: number, complaint: () => string): Promise<void> {
  const pause = pollMs * cloud.clock.factor;
  if (cloud.clock.now() + pause >= deadline) throw new Error(complaint());
  await cloud.clock.pause(pause);
}
