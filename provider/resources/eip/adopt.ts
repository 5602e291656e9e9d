import { describeEipAddress, type EipAddress, listEipAddresses } from "../../cloud/vpc.js";
import { type Candidate, SharedList, takeLeftover } from "../../core/adoption.js";
import type { Operation } from "../../core/operation.js";
import { creatingPhase, phaseTag, shortHash } from "../../core/ownership.js";
import { digestParts } from "../../core/schema/table.js";
import { release } from "./release.js";
import { type EipInputs, eipArguments, fieldNames } from "./schema.js";

const creating = new SharedList<EipAddress>((cloud) =>
  listEipAddresses(cloud.vpc, { [phaseTag]: creatingPhase }),
);

/** An address that an interrupted run of the same resource has left; what can be changed in place may differ. */
export async function adoptLeftover(
  operation: Operation,
  inputs: EipInputs,
): Promise<EipAddress | undefined> {
  const cloud = await operation.cloud();
  const found = await takeLeftover(operation, {
    digest: digestOf(inputs),
    list: async () => (await creating.get(operation)).map(candidateOf),
    look: async (id) => {
      const address = await describeEipAddress(cloud.vpc, id);
      return address === undefined ? undefined : candidateOf(address);
    },
    remove: (id) => release(cloud, id),
  });
  return found?.address;
}

const digested = fieldNames.filter((name) => eipArguments[name].change === "replace");

/** What an address was made for, as far as only another address could have it. */
export function digestOf(inputs: EipInputs): string {
  return shortHash(digestParts(eipArguments, digested, inputs), 32);
}

function candidateOf(address: EipAddress): Candidate & { address: EipAddress } {
  return { id: address.allocationId, tags: address.tags, isBroken: false, address };
}
