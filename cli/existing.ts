import type { Cloud } from "../provider/accounts/clouds.js";
import { describeImageCache, type ImageCache } from "../provider/cloud/eci.js";
import { describeEipAddress, type EipAddress } from "../provider/cloud/vpc.js";
import { type HiddenInputs, lookTimeoutMs } from "../provider/core/hidden.js";
import { userTags } from "../provider/core/ownership.js";
import type { Properties } from "../provider/core/resource.js";
import { stateAfter as stateOfEip } from "../provider/resources/eip/state.js";
import { stateAfter as stateOfImageCache } from "../provider/resources/imageCache/state.js";
import { loaderText } from "../sdk/loader.js";
import type { StackIdentity } from "./stack/stack.js";

export type Kind = "imageCache" | "eip";

export const typeTokens: Readonly<Record<Kind, string>> = {
  imageCache: "pulumi-nodejs:dynamic/eci:ImageCache",
  eip: "pulumi-nodejs:dynamic/eci:Eip",
};

/** An object of the cloud as a resource of a stack would hold it. */
export interface TakenIn {
  kind: Kind;
  id: string;
  name: string;
  /** The arguments alone, for the program. */
  args: Properties;
  inputs: Properties;
  outputs: Properties;
}

export function urnOf({ stack, project }: StackIdentity, typeChain: string, name: string): string {
  return `urn:pulumi:${stack}::${project}::${typeChain}::${name}`;
}

/** What the resource class would pass on beside the arguments. */
export function hiddenOf(identity: StackIdentity, urn: string, name: string): HiddenInputs {
  return {
    __logicalName: name,
    __urn: urn,
    __organization: identity.organization,
    __project: identity.project,
    __stack: identity.stack,
  };
}

/** The state of a resource with these arguments, as a create that has just ended would leave it. */
export async function takeIn(
  cloud: Cloud,
  kind: Kind,
  id: string,
  name: string,
  args: Properties,
  hidden: HiddenInputs,
): Promise<TakenIn> {
  const deadline = cloud.clock.now() + lookTimeoutMs;
  const accountId = await cloud.accountId(deadline);
  const inputs = { regionId: cloud.region, ...args, ...hidden };
  const loader = { __provider: loaderText(kind) };
  const outputs = await stateIn(cloud, kind, id, inputs, accountId, deadline);
  return { kind, id, name, args, inputs: { ...inputs, ...loader }, outputs: { ...outputs, ...loader } };
}

async function stateIn(
  cloud: Cloud,
  kind: Kind,
  id: string,
  inputs: Properties,
  accountId: string,
  deadline: number,
): Promise<Properties> {
  if (kind === "eip") {
    const address = await describeEipAddress(cloud.vpc, id, deadline);
    if (address !== undefined) return stateOfEip(inputs, address, accountId);
  } else {
    const cache = await describeImageCache(cloud.eci, id, deadline);
    if (cache !== undefined) return stateOfImageCache(inputs, cache, accountId);
  }
  throw new Error(`${id} does not exist in ${cloud.region} of the account ${accountId}.`);
}

const defaultSize = 20;

/** The arguments of a cache that the API returns and that say more than a default. */
export function argsOfImageCache(cache: ImageCache): Properties {
  const tags = userTags(cache.tags);
  return {
    images: cache.images,
    imageCacheName: cache.imageCacheName,
    ...(cache.imageCacheSize === defaultSize ? {} : { imageCacheSize: cache.imageCacheSize }),
    ...(cache.eliminationStrategy === undefined ? {} : { eliminationStrategy: cache.eliminationStrategy }),
    ...(Object.keys(tags).length === 0 ? {} : { tags }),
  };
}

/** The arguments of an address that the API returns and that say more than a default. */
export function argsOfEip(address: EipAddress): Properties {
  const tags = userTags(address.tags);
  const isPrePaid = address.instanceChargeType === "PrePaid";
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
