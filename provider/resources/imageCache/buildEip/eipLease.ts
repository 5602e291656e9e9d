import type { Cloud } from "../../../accounts/clouds.js";
import { listImageCaches } from "../../../cloud/eci.js";
import { CloudError, isEipUnusable } from "../../../cloud/errors.js";
import type { EipAddress } from "../../../cloud/vpc.js";
import { ownerTag } from "../../../core/ownership.js";
import type { Context } from "../../../core/resource.js";
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
  static async acquire(
    { log }: Context,
    cloud: Cloud,
    allocationId: string | undefined,
    name: string,
  ): Promise<EipLease> {
    if (allocationId === undefined) return new EipLease(cloud, undefined, undefined);
    const turn = await eipQueueOf(cloud).take(allocationId, name, (ahead) =>
      log(`waits for the address ${allocationId} that cache ${ahead} builds through`),
    );
    return new EipLease(cloud, allocationId, turn);
  }

  /** Whether another build was ahead. */
  get hasWaited(): boolean {
    return this.turn?.hasWaited === true;
  }

  /** Sends the call that starts the build, again once another build of ours has let go of the address. */
  async send<T>(deadline: number, call: () => Promise<T>): Promise<T> {
    const { cloud, allocationId, hasWaited } = this;
    if (allocationId === undefined) return call();
    const graceUntil = cloud.clock.now() + (hasWaited ? graceMs * cloud.clock.factor : 0);
    const wait = () => waitUntilFree(cloud, allocationId, graceUntil, deadline);
    if (hasWaited) await wait();
    for (let attempts = 1; ; attempts++) {
      try {
        return await call();
      } catch (error) {
        if (!isEipUnusable(error) || attempts === mostAttempts || (await wait()) === undefined) throw error;
        await cloud.clock.pause(retryMs * cloud.clock.factor);
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
/** As what an address shows the instance of a build that has just ended is not documented: it may look like somebody else. */
const graceMs = 60_000;

/** A build lets go of its address a little after its end. Whatever else holds it may do so for ever. */
async function waitUntilFree(
  cloud: Cloud,
  allocationId: string,
  graceUntil: number,
  deadline: number,
): Promise<EipAddress | undefined> {
  const builds = eipQueueOf(cloud);
  const isOurs = ({ status, instanceId }: EipAddress) =>
    status === "Unassociating" || builds.isBuilder(instanceId) || cloud.clock.now() < graceUntil;
  for (;;) {
    const address = await waitForAddress(
      { cloud, allocationId, deadline },
      (found) => found.status === "Available" || !isOurs(found),
      (found) => `The address ${allocationId} is still held (${found.status}${holderOf(found)}).`,
    );
    if (address === undefined || address.status === "Available") return address;
    if (!(await isBuildOfAnotherRun(cloud, address, deadline))) {
      throw new Error(
        `The address ${allocationId} is held (${address.status}${holderOf(address)}), and a build needs it for itself. ` +
          "Detach it, or give another eipInstanceId or autoCreateEip, and run pulumi up again.",
      );
    }
    builds.note(address.instanceId);
  }
}

async function isBuildOfAnotherRun(
  cloud: Cloud,
  { instanceId }: EipAddress,
  deadline: number,
): Promise<boolean> {
  if (instanceId === undefined) return false;
  const caches = await listImageCaches(cloud.eci, { [ownerTag]: undefined }, deadline).catch(
    (error: unknown) => {
      // Without the right to list, nobody can tell.
      if (error instanceof CloudError) return [];
      throw error;
    },
  );
  return caches.some(({ containerGroupId }) => containerGroupId === instanceId);
}
