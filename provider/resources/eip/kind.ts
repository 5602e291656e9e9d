import { describeEipAddress, type EipAddress, listEipAddresses } from "../../cloud/vpc.js";
import { buildPhase, creatingPhase, userTags } from "../../core/ownership.js";
import type { Properties } from "../../core/resource.js";
import type { Existing, Kind } from "../kind.js";
import { isSubscription } from "./paymentType.js";
import { release } from "./release.js";
import { eipResource } from "./resource.js";
import { stateAfter } from "./state.js";

export const eipKind: Kind = {
  name: "eip",
  type: "pulumi-nodejs:dynamic/eci:Eip",
  className: "Eip",
  noun: "address",
  resource: eipResource,
  writeOnly: [],
  unfinishedPhases: [creatingPhase, buildPhase],
  list: async (cloud, tags) => (await listEipAddresses(cloud.vpc, tags)).map(existing),
  describe: async (cloud, id) => {
    const address = await describeEipAddress(cloud.vpc, id);
    return address === undefined ? undefined : existing(address);
  },
  remove: (cloud, id) => release(cloud, id),
};

function existing(address: EipAddress): Existing {
  return {
    id: address.allocationId,
    name: address.name,
    status: address.status,
    madeAt: address.allocationTime ?? "",
    tags: address.tags,
    args: argsOf(address),
    stateAfter: (inputs, accountId) => stateAfter(inputs, address, accountId),
  };
}

function argsOf(address: EipAddress): Properties {
  const tags = userTags(address.tags);
  const isPrePaid = isSubscription(address);
  return {
    ...(isPrePaid || address.name === undefined ? {} : { addressName: address.name }),
    ...(isPrePaid || address.description === undefined ? {} : { description: address.description }),
    ...(isPrePaid ? { paymentType: "Subscription" } : {}),
    ...(address.bandwidth === undefined ? {} : { bandwidth: address.bandwidth }),
    ...(address.internetChargeType === undefined ? {} : { internetChargeType: address.internetChargeType }),
    ...(address.isp === undefined || address.isp === "BGP" ? {} : { isp: address.isp }),
    ...(address.deletionProtection === true ? { deletionProtection: true } : {}),
    ...(address.bandwidthPackageId === undefined ? {} : { bandwidthPackageId: address.bandwidthPackageId }),
    ...(Object.keys(tags).length === 0 ? {} : { tags }),
  };
}
