import { randomUUID } from "node:crypto";
import type { Cloud } from "../../../accounts/clouds.js";
import { allocateEipAddress, listEipAddresses } from "../../../cloud/vpc.js";
import { buildPhase, ownerTag, phaseTag } from "../../../core/ownership.js";
import { joinPackage } from "../../eip/bandwidthPackage.js";
import { release } from "../../eip/release.js";
import type { ImageCacheInputs } from "../inputs.js";

function marks(owner: string): Record<string, string> {
  return { [ownerTag]: owner, [phaseTag]: buildPhase };
}

/** Allocates the address of a build, or takes one that an interrupted run of the same resource has left. */
export async function acquireBuildEip(
  cloud: Cloud,
  owner: string,
  inputs: ImageCacheInputs,
  deadline: number,
): Promise<string> {
  const leftovers = await listEipAddresses(cloud.vpc, marks(owner), deadline);
  const usable = leftovers.find((address) => address.status === "Available");
  for (const leftover of leftovers)
    if (leftover !== usable) await release(cloud, leftover.allocationId, deadline);
  const allocationId = usable?.allocationId ?? (await allocate(cloud, owner, inputs, deadline));
  if (inputs.eipCommonBandwidthPackageId !== undefined) {
    try {
      await joinPackage(cloud, allocationId, inputs.eipCommonBandwidthPackageId, deadline);
    } catch (error) {
      await releaseBuildEip(cloud, allocationId, deadline);
      throw error;
    }
  }
  return allocationId;
}

/** The address through which an interrupted run of the same resource has started its build. */
export async function findBuildEip(
  cloud: Cloud,
  owner: string,
  deadline: number,
): Promise<string | undefined> {
  const [leftover] = await listEipAddresses(cloud.vpc, marks(owner), deadline);
  return leftover?.allocationId;
}

/** Gives the address of a build back, as soon as the build has let go of it. */
export async function releaseBuildEip(cloud: Cloud, allocationId: string, deadline: number): Promise<void> {
  await release(cloud, allocationId, deadline);
}

/** Gives back every address that interrupted builds of this owner have left. */
export async function releaseLeftoverBuildEips(cloud: Cloud, owner: string, deadline: number): Promise<void> {
  for (const { allocationId } of await listEipAddresses(cloud.vpc, marks(owner), deadline)) {
    await release(cloud, allocationId, deadline);
  }
}

async function allocate(
  cloud: Cloud,
  owner: string,
  inputs: ImageCacheInputs,
  deadline: number,
): Promise<string> {
  const { allocationId } = await allocateEipAddress(
    cloud.vpc,
    {
      bandwidth: inputs.eipBandwidth === undefined ? undefined : String(inputs.eipBandwidth),
      internetChargeType: inputs.eipInternetChargeType,
      isp: inputs.eipIsp,
      resourceGroupId: inputs.resourceGroupId,
      tags: marks(owner),
    },
    randomUUID(),
    deadline,
  );
  return allocationId;
}
