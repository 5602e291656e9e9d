import type { Cloud } from "../../cloud/cloud.js";
import { addressUnknownForMs } from "../../cloud/undocumented.js";
import { describeEipAddress, type EipAddress } from "../../cloud/vpc.js";

const pollMs = 2_000;

/** Looks at an address until `done` says so; undefined when the region does not know it. */
export async function waitForAddress(
  cloud: Cloud,
  allocationId: string,
  done: (address: EipAddress) => boolean,
  complaint: (address: EipAddress) => string,
): Promise<EipAddress | undefined> {
  for (;;) {
    const address = await describeEipAddress(cloud.vpc, allocationId);
    if (address === undefined || done(address)) return address;
    await pauseUntil(cloud, cloud.limit.deadline, () => complaint(address));
  }
}

/** Follows a new address until it can be used. A region knows an order only once it is paid. */
export async function waitUntilAllocated(
  cloud: Cloud,
  allocationId: string,
  orderToPay: string | undefined,
): Promise<EipAddress> {
  const { deadline } = cloud.limit;
  const unknownUntil =
    orderToPay === undefined
      ? Math.min(deadline, cloud.clock.now() + addressUnknownForMs * cloud.clock.factor)
      : deadline;
  for (;;) {
    const address = await describeEipAddress(cloud.vpc, allocationId);
    if (address?.status === "Available" || address?.status === "InUse") return address;
    await pauseUntil(cloud, address === undefined ? unknownUntil : deadline, () => {
      if (address !== undefined) return `The address is still ${address.status}.`;
      const why =
        orderToPay === undefined ? "" : ` Its order ${orderToPay} may wait to be paid in the console.`;
      return `The region ${cloud.region} does not know the address.${why}`;
    });
  }
}

async function pauseUntil({ clock, limit }: Cloud, deadline: number, complaint: () => string): Promise<void> {
  const pause = pollMs * clock.factor;
  if (limit.signal?.aborted || clock.now() + pause >= deadline) throw new Error(complaint());
  await clock.pause(pause, limit.signal);
}
