import { randomUUID } from "node:crypto";
import type { Cloud } from "../../../cloud/cloud.js";
import { tagList } from "../../../cloud/tags.js";
import { allocateEipAddress, listEipAddresses } from "../../../cloud/vpc.js";
import { buildPhase, ownerTag, phaseTag } from "../../../core/ownership.js";
import { joinPackage } from "../../eip/bandwidthPackage.js";
import { release } from "../../eip/release.js";
import type { ImageCacheInputs } from "../schema.js";
import { addressParameters } from "./buildAddress.js";

function marks(owner: string): Record<string, string> {
  return { [ownerTag]: owner, [phaseTag]: buildPhase };
}

/** Allocates the address of a build, or takes one that an interrupted run of the same resource has left. */
export async function acquireBuildEip(
  cloud: Cloud,
  owner: string,
  inputs: ImageCacheInputs,
): Promise<string> {
  const leftovers = await listEipAddresses(cloud.vpc, marks(owner));
  const usable = leftovers.find((address) => address.status === "Available");
  for (const leftover of leftovers) if (leftover !== usable) await release(cloud, leftover.allocationId);
  const allocationId = usable?.allocationId ?? (await allocate(cloud, owner, inputs));
  if (inputs.eipCommonBandwidthPackageId !== undefined) {
    try {
      await joinPackage(cloud, allocationId, inputs.eipCommonBandwidthPackageId);
    } catch (error) {
      await releaseBuildEip(cloud, allocationId);
      throw error;
    }
  }
  return allocationId;
}

/** The address through which an interrupted run of the same resource has started its build. */
export async function findBuildEip(cloud: Cloud, owner: string): Promise<string | undefined> {
  const [leftover] = await listEipAddresses(cloud.vpc, marks(owner));
  return leftover?.allocationId;
}

/** Gives the address of a build back, as soon as the build has let go of it. */
export async function releaseBuildEip(cloud: Cloud, allocationId: string): Promise<void> {
  await release(cloud, allocationId);
}

/** Gives back every address that interrupted builds of this owner have left. */
export async function releaseLeftoverBuildEips(cloud: Cloud, owner: string): Promise<void> {
  for (const { allocationId } of await listEipAddresses(cloud.vpc, marks(owner))) {
    await release(cloud, allocationId);
  }
}

async function allocate(cloud: Cloud, owner: string, inputs: ImageCacheInputs): Promise<string> {
  const { resourceGroupId } = inputs;
  const parameters = {
    ...addressParameters({ ...inputs }),
    ...(resourceGroupId !== undefined && { ResourceGroupId: resourceGroupId }),
    Tag: tagList(marks(owner)),
  };
  const { allocationId } = await allocateEipAddress(cloud.vpc, parameters, randomUUID());
  return allocationId;
}
