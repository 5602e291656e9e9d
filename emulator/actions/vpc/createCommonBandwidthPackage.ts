import { missingParameter } from "../../apiError.js";
import { type Answer, type Call, placeOf } from "../../call.js";
import {
  type CommonBandwidthPackageFields,
  type PackageChargeType,
  packageChargeTypes,
} from "../../eip/commonBandwidthPackage.js";
import { readIsp, readProtectionTypes } from "../../eip/fields.js";
import { newId } from "../../ids.js";
import { readDescription, readName } from "../../label.js";
import type { Parameters } from "../../parameters.js";
import { readTags } from "../../tags.js";
import { defaultResourceGroup, packageBandwidth } from "../../undocumented.js";

export function createCommonBandwidthPackage(call: Call): Answer {
  const { cloud, parameters, now } = call;
  const place = placeOf(call);
  const fields = readFields(parameters, place.regionId);
  const bandwidthPackageId = newId("cbwp");
  const sequence = cloud.nextSequence();
  cloud.commonBandwidthPackages.add({ ...place, bandwidthPackageId, sequence, createdAt: now, fields });
  return { BandwidthPackageId: bandwidthPackageId, ResourceGroupId: fields.ResourceGroupId };
}

function readFields(parameters: Parameters, regionId: string): CommonBandwidthPackageFields {
  const charge = parameters.oneOf("InternetChargeType", packageChargeTypes) ?? "PayByBandwidth";
  return {
    Name: readName(parameters, "Name") ?? "",
    Description: readDescription(parameters) ?? "",
    Bandwidth: readBandwidth(parameters, charge),
    InternetChargeType: charge,
    ISP: readIsp(parameters, regionId),
    Ratio: parameters.integer("Ratio", { min: 1, max: 100 }) ?? 100,
    ResourceGroupId: parameters.filled("ResourceGroupId") ?? defaultResourceGroup,
    DeletionProtection: false,
    SecurityProtectionTypes: readProtectionTypes(parameters),
    Zone: parameters.filled("Zone") ?? "",
    Tags: readTags(parameters),
  };
}

function readBandwidth(parameters: Parameters, charge: PackageChargeType): number {
  const bandwidth = parameters.integer("Bandwidth", packageBandwidth[charge]);
  if (bandwidth === undefined) throw missingParameter("Bandwidth");
  return bandwidth;
}
