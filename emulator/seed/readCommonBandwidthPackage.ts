import {
  type CommonBandwidthPackage,
  type CommonBandwidthPackageFields,
  packageChargeTypes,
} from "../eip/commonBandwidthPackage.js";
import { filledText, flag, listOf, moment, number, object, oneOf, type Shape, text } from "../shapes.js";
import { tags } from "../tagShape.js";
import { isp } from "./readEip.js";

export const readCommonBandwidthPackage: Shape<CommonBandwidthPackage> = object<CommonBandwidthPackage>({
  bandwidthPackageId: filledText,
  accountId: filledText,
  regionId: filledText,
  sequence: number,
  createdAt: moment,
  fields: object<CommonBandwidthPackageFields>({
    Name: text,
    Description: text,
    Bandwidth: number,
    InternetChargeType: oneOf(...packageChargeTypes),
    ISP: isp,
    Ratio: number,
    ResourceGroupId: text,
    DeletionProtection: flag,
    SecurityProtectionTypes: listOf(text),
    Zone: text,
    Tags: tags,
  }),
});
