import type { Answer, Call } from "../../call.js";
import { pageAfter } from "../../nextToken.js";
import { type Parameters, positive } from "../../parameters.js";
import { type InstanceType, instanceTypes } from "../../placement/instanceTypes.js";

const maxResults = { min: 1, max: 1_600 };

export function describeInstanceTypes({ parameters }: Call): Answer {
  const limit = parameters.integer("MaxResults", maxResults) ?? maxResults.max;
  const found = instanceTypes.filter(readFilter(parameters));
  const { items, nextToken } = pageAfter(found, parameters.filled("NextToken"), limit);
  return { InstanceTypes: { InstanceType: items.map(describeType) }, NextToken: nextToken ?? "" };
}

function readFilter(parameters: Parameters): (type: InstanceType) => boolean {
  const ids = parameters.list("InstanceTypes", 10);
  const family = parameters.filled("InstanceTypeFamily");
  const families = parameters.list("InstanceTypeFamilies", 10);
  const category = parameters.filled("InstanceCategory");
  const architecture = parameters.filled("CpuArchitecture") ?? "X86";
  const hasCores = readRange(parameters, "CpuCoreCount");
  const hasMemory = readRange(parameters, "MemorySize");
  return (type) =>
    (ids.length === 0 || ids.includes(type.id)) &&
    (family ?? type.family) === type.family &&
    (families.length === 0 || families.includes(type.family)) &&
    (category ?? type.category) === type.category &&
    architecture === "X86" &&
    hasCores(type.cores) &&
    hasMemory(type.memoryGiB);
}

function readRange(parameters: Parameters, name: string): (value: number) => boolean {
  const min = parameters.decimal(`Minimum${name}`, positive) ?? Number.NEGATIVE_INFINITY;
  const max = parameters.decimal(`Maximum${name}`, positive) ?? Number.POSITIVE_INFINITY;
  return (value) => value >= min && value <= max;
}

function describeType(type: InstanceType) {
  return {
    InstanceTypeId: type.id,
    InstanceTypeFamily: type.family,
    InstanceCategory: type.category,
    InstanceFamilyLevel: "EnterpriseLevel",
    CpuArchitecture: "X86",
    CpuCoreCount: type.cores,
    MemorySize: type.memoryGiB,
    GPUAmount: 0,
    GPUSpec: "",
    LocalStorageCategory: "",
    NvmeSupport: "unsupported",
  };
}
