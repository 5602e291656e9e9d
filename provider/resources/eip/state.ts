import type { EipAddress } from "../../cloud/vpc.js";
import type { Properties } from "../../core/resource.js";
import { argumentsOf } from "../../core/schema/changes.js";
import { filledIn, outputsIn, refreshedWith } from "../../core/schema/state.js";
import type { OutputOf } from "../../core/schema/table.js";
import { type EipInputs, eipArguments, eipOutputs, type FieldName } from "./schema.js";

/** What DescribeEipAddresses tells of an address beside its arguments. */
type EipOutputs = { [K in keyof typeof eipOutputs]: OutputOf<(typeof eipOutputs)[K]> };

/** What the state remembers beside arguments and outputs. */
interface EipMemory {
  /** The arguments that the program gave, as opposed to those that the server filled in. */
  __declared: FieldName[];
  __generatedName?: string | undefined;
  /** What an interrupted or failed create or update did not finish. */
  __pendingUpdate?: FieldName[] | undefined;
}

export type EipState = Partial<EipInputs> & EipOutputs & EipMemory;

/** The status of an address that the API has accepted and nobody has seen yet; the API itself has no word for it. */
export const allocating = "Allocating";

export function stateOf(properties: Properties): EipState {
  return properties as unknown as EipState;
}

export function inputsOf(properties: Properties): EipInputs {
  return argumentsOf(eipArguments, properties);
}

export function outputsOf(address: EipAddress, accountId: string): Properties {
  return { ...outputsIn(eipOutputs, address), accountId };
}

export function stateAfter(inputs: Properties, address: EipAddress, accountId: string): Properties {
  const state = filledIn(eipArguments, inputs, address);
  // The address itself is what others use: never the one that was merely asked for.
  if (address.ipAddress !== undefined) state.ipAddress = address.ipAddress;
  return { ...state, ...outputsOf(address, accountId) };
}

/** What a refresh finds. Associations and package attachments of other programs change an address rightly. */
export function refreshed(state: Properties, address: EipAddress, accountId: string) {
  return refreshedWith(eipArguments, state, address, outputsOf(address, accountId));
}
