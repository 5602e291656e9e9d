import { randomUUID } from "node:crypto";
import type { Cloud } from "../../../cloud/cloud.js";
import { CloudError } from "../../../cloud/errors.js";
import { isTrouble } from "../../../cloud/retriedCodes.js";
import { tagList } from "../../../cloud/tags.js";
import { allocateEipAddress, type EipAddress, listEipAddresses } from "../../../cloud/vpc.js";
import { isOwnedBy, type Owner } from "../../../core/owner.js";
import { buildPhase, ownerTag, phaseTag } from "../../../core/ownership.js";
import { joinPackage } from "../../eip/bandwidthPackage.js";
import { release } from "../../eip/release.js";
import type { ImageCacheInputs } from "../schema.js";
import { addressParameters } from "./buildAddress.js";

/** The addresses of builds that this owner has, or that interrupted runs have left. */
async function ownAddresses(cloud: Cloud, owner: Owner): Promise<EipAddress[]> {
  const addresses = await listEipAddresses(cloud.vpc, { [phaseTag]: buildPhase });
  return addresses.filter(({ tags }) => isOwnedBy(tags, owner));
}

/** Allocates the address of a build, or takes one that an interrupted run of the same resource has left. */
export async function acquireBuildEip(cloud: Cloud, owner: Owner, inputs: ImageCacheInputs): Promise<string> {
  const leftovers = await ownAddresses(cloud, owner);
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
export async function findBuildEip(cloud: Cloud, owner: Owner): Promise<string | undefined> {
  const [leftover] = await ownAddresses(cloud, owner);
  return leftover?.allocationId;
}

/** Gives the address of a build back, as soon as the build has let go of it. */
export async function releaseBuildEip(cloud: Cloud, allocationId: string): Promise<void> {
  await release(cloud, allocationId);
}

/** Gives back every address that interrupted builds of this owner have left. */
export async function releaseLeftoverBuildEips(cloud: Cloud, owner: Owner): Promise<void> {
  for (const { allocationId } of await ownAddresses(cloud, owner)) {
    await release(cloud, allocationId);
  }
}

async function allocate(cloud: Cloud, owner: Owner, inputs: ImageCacheInputs): Promise<string> {
  const { resourceGroupId } = inputs;
  const parameters = {
    ...addressParameters({ ...inputs }),
    ...(resourceGroupId !== undefined && { ResourceGroupId: resourceGroupId }),
    Tag: tagList({ [ownerTag]: owner.tag, [phaseTag]: buildPhase }),
  };
  try {
    const { allocationId } = await allocateEipAddress(cloud.vpc, parameters, randomUUID());
    return allocationId;
  } catch (error) {
    const made = await madeAllTheSame(cloud, owner, error);
    if (made === undefined) throw error;
    return made;
  }
}

/** The next run may want no address any more, and look for none: one whose answer was lost is found now. */
async function madeAllTheSame(cloud: Cloud, owner: Owner, error: unknown): Promise<string | undefined> {
  const isUnknown = error instanceof CloudError && isTrouble(error) && !cloud.limit.signal?.aborted;
  if (!isUnknown) return undefined;
  const [made] = await ownAddresses(cloud, owner).catch(() => []);
  return made?.allocationId;
}
