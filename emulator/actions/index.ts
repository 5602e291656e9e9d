import { type Action, idempotent } from "../call.js";
import { createImageCache } from "./eci/createImageCache.js";
import { deleteImageCache } from "./eci/deleteImageCache.js";
import { describeImageCaches } from "./eci/describeImageCaches.js";
import { listTagResources as listEciTagResources } from "./eci/listTagResources.js";
import { listUsage } from "./eci/listUsage.js";
import { tagResources as tagEciResources } from "./eci/tagResources.js";
import { untagResources } from "./eci/untagResources.js";
import { updateImageCache } from "./eci/updateImageCache.js";
import { getCallerIdentity } from "./sts/getCallerIdentity.js";
import { addCommonBandwidthPackageIp } from "./vpc/addCommonBandwidthPackageIp.js";
import { allocateEipAddress } from "./vpc/allocateEipAddress.js";
import { deletionProtection } from "./vpc/deletionProtection.js";
import { describeEipAddresses } from "./vpc/describeEipAddresses.js";
import { listTagResources as listVpcTagResources } from "./vpc/listTagResources.js";
import { modifyEipAddressAttribute } from "./vpc/modifyEipAddressAttribute.js";
import { modifyEipForwardMode } from "./vpc/modifyEipForwardMode.js";
import { moveResourceGroup } from "./vpc/moveResourceGroup.js";
import { releaseEipAddress } from "./vpc/releaseEipAddress.js";
import { removeCommonBandwidthPackageIp } from "./vpc/removeCommonBandwidthPackageIp.js";
import { tagResources as tagVpcResources } from "./vpc/tagResources.js";
import { unTagResources } from "./vpc/unTagResources.js";

type Product = "ECI" | "VPC" | "STS";

interface ProductApi {
  readonly product: Product;
  readonly actions: Readonly<Record<string, Action>>;
}

/** The supported API: by version, then by action. */
export const apis: Readonly<Record<string, ProductApi>> = {
  "2018-08-08": {
    product: "ECI",
    actions: {
      CreateImageCache: idempotent("CreateImageCache", createImageCache),
      DeleteImageCache: idempotent("DeleteImageCache", deleteImageCache),
      DescribeImageCaches: describeImageCaches,
      ListTagResources: listEciTagResources,
      ListUsage: listUsage,
      TagResources: tagEciResources,
      UntagResources: untagResources,
      UpdateImageCache: idempotent("UpdateImageCache", updateImageCache),
    },
  },
  "2016-04-28": {
    product: "VPC",
    actions: {
      AddCommonBandwidthPackageIp: idempotent("AddCommonBandwidthPackageIp", addCommonBandwidthPackageIp),
      AllocateEipAddress: idempotent("AllocateEipAddress", allocateEipAddress),
      DeletionProtection: deletionProtection,
      DescribeEipAddresses: describeEipAddresses,
      ListTagResources: listVpcTagResources,
      ModifyEipAddressAttribute: modifyEipAddressAttribute,
      ModifyEipForwardMode: modifyEipForwardMode,
      MoveResourceGroup: moveResourceGroup,
      ReleaseEipAddress: releaseEipAddress,
      RemoveCommonBandwidthPackageIp: idempotent(
        "RemoveCommonBandwidthPackageIp",
        removeCommonBandwidthPackageIp,
      ),
      TagResources: tagVpcResources,
      UnTagResources: unTagResources,
    },
  },
  "2015-04-01": {
    product: "STS",
    actions: { GetCallerIdentity: getCallerIdentity },
  },
};
