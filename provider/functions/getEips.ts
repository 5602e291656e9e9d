import { defined } from "../cloud/answer.js";
import { type EipAddress, listEipAddresses } from "../cloud/vpc.js";
import type { Operation } from "../core/operation.js";
import { userTags } from "../core/ownership.js";
import { id, ipAddress, list, type Rule, text, texts } from "../core/schema/rules.js";
import { checkArguments, place } from "./arguments.js";

/** Arguments of `getEips`: which addresses, and where. Without any, all of the region. */
export interface GetEipsArgs {
  /** Ids of addresses, at most 50. Source: `AllocationId`. */
  allocationIds?: string[] | undefined;
  /** Addresses themselves, at most 50. Source: `EipAddress`. */
  ipAddresses?: string[] | undefined;
  /** Name. Source: `EipName`. */
  addressName?: string | undefined;
  /** `Available`, `InUse` and so on. Source: `Status`. */
  status?: string | undefined;
  /** Resource group. Source: `ResourceGroupId`. */
  resourceGroupId?: string | undefined;
  /** Tags that the address carries. Source: `Tag.N`. */
  tags?: Record<string, string> | undefined;
  /** Region. Default: the stack's `alicloud:region`. */
  regionId?: string | undefined;
  /** Profile of the `aliyun` command's file. Default: the stack's credentials. */
  profile?: string | undefined;
}

/** The addresses that were found. */
export interface GetEipsResult {
  /** As the API lists them. */
  eips: EipAddress[];
}

const several = (item: Rule, unit: string) => list(item, { max: 50, unit, key: () => undefined });

const filters = {
  allocationIds: several(id("eip-"), "ids"),
  ipAddresses: several(ipAddress, "addresses"),
  addressName: text(),
  status: text(),
  resourceGroupId: id("rg-"),
  tags: texts,
  ...place,
};

export async function findEips(look: Operation, args: GetEipsArgs): Promise<GetEipsResult> {
  checkArguments("getEips", args, filters);
  const { allocationIds, ipAddresses, addressName, status, resourceGroupId, tags = {} } = args;
  // An empty list would ask for every address.
  if (allocationIds?.length === 0 || ipAddresses?.length === 0) return { eips: [] };
  const ids = { AllocationId: allocationIds?.join(","), EipAddress: ipAddresses?.join(",") };
  const filter = defined({
    ...ids,
    EipName: addressName,
    Status: status,
    ResourceGroupId: resourceGroupId,
  });
  const eips = await listEipAddresses((await look.cloud()).vpc, tags, filter);
  return { eips: eips.map((eip) => ({ ...eip, tags: userTags(eip.tags) })) };
}
