import type { Cloud } from "../../../cloud/cloud.js";
import { listImageCaches } from "../../../cloud/eci.js";
import { CloudError, isEipUnusable } from "../../../cloud/errors.js";
import { addressGraceMs } from "../../../cloud/undocumented.js";
import type { EipAddress } from "../../../cloud/vpc.js";
import type { Operation } from "../../../core/operation.js";
import { ownerTag } from "../../../core/ownership.js";
import { holderOf } from "../../eip/release.js";
import { waitForAddress } from "../../eip/wait.js";
import { eipQueueOf, type Turn } from "./eipQueue.js";

/** The declared address of a build, from the moment that it is this build's turn to use it. */
export class EipLease {
  private constructor(
    private readonly cloud: Cloud,
    private readonly allocationId: string | undefined,
    private readonly turn: Turn | undefined,
  ) {}

  /** Waits for the builds of this process that came before and use the same address; a build without one waits for nobody. */
  static async acquire(operation: Operation, allocationId: string | undefined): Promise<EipLease> {
    const { identity, log } = operation;
    const cloud = await operation.cloud();
    if (allocationId === undefined) return new EipLease(cloud, undefined, undefined);
    const turn = await eipQueueOf(cloud).take(allocationId, identity.name, (ahead) =>
      log.info(`waits for the address ${allocationId} that cache ${ahead} builds through`),
    );
    return new EipLease(cloud, allocationId, turn);
  }

  /** Whether another build was ahead. */
  get hasWaited(): boolean {
    return this.turn?.hasWaited === true;
  }

  /** Sends the call that starts the build, again once another build of ours has let go of the address. */
  async send<T>(call: () => Promise<T>): Promise<T> {
    const { cloud, allocationId, hasWaited } = this;
    if (allocationId === undefined) return call();
    const graceUntil = cloud.clock.now() + (hasWaited ? addressGraceMs * cloud.clock.factor : 0);
    const wait = () => waitUntilFree(cloud, allocationId, graceUntil);
    if (hasWaited) await wait();
    for (let attempts = 1; ; attempts++) {
      try {
        return await call();
      } catch (error) {
        const isOver = attempts === mostAttempts || cloud.limit.signal?.aborted;
        if (!isEipUnusable(error) || isOver || (await wait()) === undefined) throw error;
        await cloud.clock.pause(retryMs * cloud.clock.factor, cloud.limit.signal);
      }
    }
  }

  /** The build goes on without anybody who waits for it: the next one follows it by this. */
  handOver(follow: () => Promise<unknown>): void {
    this.turn?.handOver(follow);
  }

  /** The build is over, or there was none. */
  release(): void {
    this.turn?.end();
  }
}

/** Another process may be quicker, and a refusal may have another reason than the holder. */
const mostAttempts = 10;
const retryMs = 2_000;

/** A build lets go of its address a little after its end. Whatever else holds it may do so for ever. */
async function waitUntilFree(
  cloud: Cloud,
  allocationId: string,
  graceUntil: number,
): Promise<EipAddress | undefined> {
  const builds = eipQueueOf(cloud);
  const isOurs = ({ status, instanceId }: EipAddress) =>
    status === "Unassociating" || builds.isBuilder(instanceId) || cloud.clock.now() < graceUntil;
  for (;;) {
    const address = await waitForAddress(
      cloud,
      allocationId,
      (found) => found.status === "Available" || !isOurs(found),
      (found) => `The address ${allocationId} is still held (${found.status}${holderOf(found)}).`,
    );
    if (address === undefined || address.status === "Available") return address;
    if (!(await isBuildOfAnotherRun(cloud, address))) {
      throw new Error(
        `The address ${allocationId} is held (${address.status}${holderOf(address)}), and a build needs it for itself. ` +
          "Detach it, or give another eipInstanceId or autoCreateEip, and run pulumi up again.",
      );
    }
    builds.note(address.instanceId);
  }
}

async function isBuildOfAnotherRun(cloud: Cloud, { instanceId }: EipAddress): Promise<boolean> {
  if (instanceId === undefined) return false;
  const caches = await listImageCaches(cloud.eci, { [ownerTag]: undefined }).catch((error: unknown) => {
    // Without the right to list, nobody can tell.
    if (error instanceof CloudError) return [];
    throw error;
  });
  return caches.some(({ containerGroupId }) => containerGroupId === instanceId);
}
