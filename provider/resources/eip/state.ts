import type { EipAddress } from "../../cloud/vpc.js";
import { storedHiddenInputs } from "../../core/hidden.js";
import { userTags } from "../../core/ownership.js";
import type { Properties } from "../../core/resource.js";
import { isNotSet } from "../../core/schema/rules.js";
import { type FieldName, fieldNames, fields } from "./fields.js";
import type { EipInputs } from "./inputs.js";
import { paymentTypeOf } from "./paymentType.js";

/** What DescribeEipAddresses tells of an address beside its arguments. */
export interface EipOutputs {
  allocationId: string;
  accountId: string;
  status: string;
  createTime: string | undefined;
  expiredTime: string | undefined;
  businessStatus: string | undefined;
  operationLocks: string[];
  associatedInstanceId: string | undefined;
  associatedInstanceType: string | undefined;
  privateIpAddress: string | undefined;
  vpcId: string | undefined;
  bandwidthPackageBandwidth: string | undefined;
}

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

export function declaredFields(inputs: Properties): FieldName[] {
  return fieldNames.filter((name) => !isNotSet(inputs[name]));
}

export function stateOf(properties: Properties): EipState {
  return properties as unknown as EipState;
}

/** The arguments, without what the cloud or the class has added. */
export function inputsOf(properties: Properties): EipInputs {
  return Object.fromEntries(
    declaredFields(properties).map((name) => [name, properties[name]]),
  ) as unknown as EipInputs;
}

/**
 * The readable arguments as the cloud has them. One that it says nothing about is left out: a difference there would
 * be a guess, and for some of them the guess would replace the address.
 */
export function observedInputs(address: EipAddress): Partial<Record<FieldName, unknown>> {
  const told: Partial<Record<FieldName, unknown>> = {
    bandwidth: address.bandwidth,
    internetChargeType: address.internetChargeType,
    paymentType: paymentTypeOf(address),
    isp: address.isp,
    netmode: address.netmode,
    mode: address.mode,
    resourceGroupId: address.resourceGroupId,
    deletionProtection: address.deletionProtection,
    securityProtectionTypes:
      address.securityProtectionTypes.length === 0 ? undefined : address.securityProtectionTypes,
    publicIpAddressPoolId: address.publicIpAddressPoolId,
    zone: address.zone,
    ipAddress: address.ipAddress,
    tags: userTags(address.tags),
  };
  return {
    ...Object.fromEntries(Object.entries(told).filter(([, value]) => !isNotSet(value))),
    addressName: address.name,
    description: address.description,
    bandwidthPackageId: address.bandwidthPackageId,
  };
}

export function outputsOf(address: EipAddress, accountId: string): EipOutputs {
  return {
    allocationId: address.allocationId,
    accountId,
    status: address.status,
    createTime: address.allocationTime,
    expiredTime: address.expiredTime,
    businessStatus: address.businessStatus,
    operationLocks: address.operationLocks,
    associatedInstanceId: address.instanceId,
    associatedInstanceType: address.instanceType,
    privateIpAddress: address.privateIpAddress,
    vpcId: address.vpcId,
    bandwidthPackageBandwidth: address.bandwidthPackageBandwidth,
  };
}

/**
 * The state after an operation: the arguments as they were declared, what the server filled in for the others, and what
 * it reports of the address.
 */
export function stateAfter(inputs: Properties, address: EipAddress, accountId: string): Properties {
  const state: Properties = { ...inputs };
  for (const [name, value] of Object.entries(observedInputs(address))) {
    if (isNotSet(state[name])) state[name] = value;
  }
  // The address itself is what others use: never the one that was merely asked for.
  if (address.ipAddress !== undefined) state.ipAddress = address.ipAddress;
  const memory: EipMemory = { __declared: declaredFields(inputs) };
  return { ...state, ...outputsOf(address, accountId), ...memory };
}

/**
 * What a refresh finds: for each readable argument the declared value where the cloud's means the same, else the cloud's.
 * Tags and a description that nobody declared are drift too: the next update takes them off. What else nobody declared is
 * left to whoever set it: associations and package attachments of other programs change it rightly.
 */
export function refreshed(state: Properties, address: EipAddress, accountId: string) {
  const declared = [...(stateOf(state).__declared ?? declaredFields(state))];
  const outs: Properties = { ...state, ...outputsOf(address, accountId) };
  const inputs: Properties = { ...storedHiddenInputs(state), __generatedName: state.__generatedName };
  for (const name of declared) inputs[name] = state[name];

  for (const [key, value] of Object.entries(observedInputs(address))) {
    const name = key as FieldName;
    // What a package does to this answer is not documented, and a wrong guess would replace the address.
    if (name === "internetChargeType" && address.bandwidthPackageId !== undefined) continue;
    const isDeclared = declared.includes(name);
    if (isDeclared && fields[name].same(state[name], value)) continue;
    outs[name] = value ?? null;
    if (!isDeclared && !isUndeclaredDrift(name, value)) continue;
    inputs[name] = value ?? null;
    if (!isDeclared) declared.push(name);
  }
  // Drift counts as declared from now on, else the next diff would take it for the server's choice.
  outs.__declared = declared;
  return { outs: withoutNulls(outs), inputs: withoutNulls(inputs) };
}

function isUndeclaredDrift(name: FieldName, value: unknown): boolean {
  return (name === "tags" || name === "description") && !fields[name].same(undefined, value);
}

function withoutNulls(properties: Properties): Properties {
  return Object.fromEntries(Object.entries(properties).filter(([, value]) => !isNotSet(value)));
}
