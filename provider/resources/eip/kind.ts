import { describeEipAddress, type EipAddress, listEipAddresses } from "../../cloud/vpc.js";
import { buildPhase, creatingPhase } from "../../core/ownership.js";
import type { Properties } from "../../core/resource.js";
import { saidBy } from "../../core/schema/state.js";
import type { Existing, Kind } from "../kind.js";
import { isSubscription } from "./paymentType.js";
import { release } from "./release.js";
import { eipResource } from "./resource.js";
import { eipArguments, eipType } from "./schema.js";
import { stateAfter } from "./state.js";

export const eipKind: Kind = {
  name: "eip",
  type: eipType,
  className: "Eip",
  noun: "address",
  resource: eipResource,
  arguments: eipArguments,
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

/** The API refuses a name and a description of a Subscription address. */
function argsOf(address: EipAddress): Properties {
  const { addressName, description, ...args } = saidBy(eipArguments, address);
  return isSubscription(address) ? args : { addressName, description, ...args };
}
