import { type Action, idempotent } from "../call.js";
import { withPull } from "../registry/withPull.js";
import { getAuthorizationToken } from "./cr/getAuthorizationToken.js";
import { getPersonalToken } from "./cr/getPersonalToken.js";
import { getRepository } from "./cr/getRepository.js";
import { getRepoTag } from "./cr/getRepoTag.js";
import { listInstance } from "./cr/listInstance.js";
import { listInstanceEndpoint } from "./cr/listInstanceEndpoint.js";
import { listRepository } from "./cr/listRepository.js";
import { createContainerGroup, pullOfGroup } from "./eci/createContainerGroup.js";
import { createImageCache, pullOfNew } from "./eci/createImageCache.js";
import { deleteContainerGroup } from "./eci/deleteContainerGroup.js";
import { deleteImageCache } from "./eci/deleteImageCache.js";
import { describeAvailableResource as describeEciResource } from "./eci/describeAvailableResource.js";
import { describeContainerGroupEvents } from "./eci/describeContainerGroupEvents.js";
import { describeContainerGroupPrice } from "./eci/describeContainerGroupPrice.js";
import { describeContainerGroupStatus } from "./eci/describeContainerGroupStatus.js";
import { describeContainerGroups } from "./eci/describeContainerGroups.js";
import { describeContainerLog } from "./eci/describeContainerLog.js";
import { describeImageCaches } from "./eci/describeImageCaches.js";
import { describeRegions as describeEciRegions } from "./eci/describeRegions.js";
import { listTagResources as listEciTagResources } from "./eci/listTagResources.js";
import { listUsage } from "./eci/listUsage.js";
import { restartContainerGroup } from "./eci/restartContainerGroup.js";
import { tagResources as tagEciResources } from "./eci/tagResources.js";
import { untagResources } from "./eci/untagResources.js";
import { pullOfGroupUpdate, updateContainerGroup } from "./eci/updateContainerGroup.js";
import { pullOfUpdate, updateImageCache } from "./eci/updateImageCache.js";
import { createSecurityGroup } from "./ecs/createSecurityGroup.js";
import { deleteSecurityGroup } from "./ecs/deleteSecurityGroup.js";
import { describeAvailableResource as describeEcsResource } from "./ecs/describeAvailableResource.js";
import { describeInstanceTypes } from "./ecs/describeInstanceTypes.js";
import { describePrice } from "./ecs/describePrice.js";
import { describeRegions as describeEcsRegions } from "./ecs/describeRegions.js";
import { describeSecurityGroupAttribute } from "./ecs/describeSecurityGroupAttribute.js";
import { describeSecurityGroups } from "./ecs/describeSecurityGroups.js";
import { describeZones } from "./ecs/describeZones.js";
import { listTagResources as listEcsTagResources } from "./ecs/listTagResources.js";
import { modifySecurityGroupAttribute } from "./ecs/modifySecurityGroupAttribute.js";
import { modifySecurityGroupPolicy } from "./ecs/modifySecurityGroupPolicy.js";
import { tagResources as tagEcsResources } from "./ecs/tagResources.js";
import { untagResources as untagEcsResources } from "./ecs/untagResources.js";
import { getCallerIdentity } from "./sts/getCallerIdentity.js";
import { addCommonBandwidthPackageIp } from "./vpc/addCommonBandwidthPackageIp.js";
import { allocateEipAddress } from "./vpc/allocateEipAddress.js";
import { associateEipAddress } from "./vpc/associateEipAddress.js";
import { createCommonBandwidthPackage } from "./vpc/createCommonBandwidthPackage.js";
import { createNatGateway } from "./vpc/createNatGateway.js";
import { createSnatEntry } from "./vpc/createSnatEntry.js";
import { createVpc } from "./vpc/createVpc.js";
import { createVSwitch } from "./vpc/createVSwitch.js";
import { deleteCommonBandwidthPackage } from "./vpc/deleteCommonBandwidthPackage.js";
import { deleteNatGateway } from "./vpc/deleteNatGateway.js";
import { deleteSnatEntry } from "./vpc/deleteSnatEntry.js";
import { deleteVpc } from "./vpc/deleteVpc.js";
import { deleteVSwitch } from "./vpc/deleteVSwitch.js";
import { deletionProtection } from "./vpc/deletionProtection.js";
import { describeCommonBandwidthPackages } from "./vpc/describeCommonBandwidthPackages.js";
import { describeEipAddresses } from "./vpc/describeEipAddresses.js";
import { describeNatGateways } from "./vpc/describeNatGateways.js";
import { describeRouteEntryList } from "./vpc/describeRouteEntryList.js";
import { describeRouteTableList } from "./vpc/describeRouteTableList.js";
import { describeSnatTableEntries } from "./vpc/describeSnatTableEntries.js";
import { describeVpcAttribute } from "./vpc/describeVpcAttribute.js";
import { describeVpcs } from "./vpc/describeVpcs.js";
import { describeVSwitchAttributes } from "./vpc/describeVSwitchAttributes.js";
import { describeVSwitches } from "./vpc/describeVSwitches.js";
import { getNatGatewayAttribute } from "./vpc/getNatGatewayAttribute.js";
import { listTagResources as listVpcTagResources } from "./vpc/listTagResources.js";
import { modifyCommonBandwidthPackageAttribute } from "./vpc/modifyCommonBandwidthPackageAttribute.js";
import { modifyCommonBandwidthPackageSpec } from "./vpc/modifyCommonBandwidthPackageSpec.js";
import { modifyEipAddressAttribute } from "./vpc/modifyEipAddressAttribute.js";
import { modifyEipForwardMode } from "./vpc/modifyEipForwardMode.js";
import { modifyVpcAttribute } from "./vpc/modifyVpcAttribute.js";
import { modifyVSwitchAttribute } from "./vpc/modifyVSwitchAttribute.js";
import { moveResourceGroup } from "./vpc/moveResourceGroup.js";
import { releaseEipAddress } from "./vpc/releaseEipAddress.js";
import { removeCommonBandwidthPackageIp } from "./vpc/removeCommonBandwidthPackageIp.js";
import { tagResources as tagVpcResources } from "./vpc/tagResources.js";
import { unassociateEipAddress } from "./vpc/unassociateEipAddress.js";
import { unTagResources } from "./vpc/unTagResources.js";

type Product = "ECI" | "VPC" | "ECS" | "CR" | "STS";

interface ProductApi {
  readonly product: Product;
  readonly actions: Readonly<Record<string, Action>>;
  /** Method and path of an action, where it has others than the rest. */
  readonly routes?: Readonly<Record<string, string>>;
}

/** The supported API: by version, then by action. */
export const apis: Readonly<Record<string, ProductApi>> = {
  "2018-08-08": {
    product: "ECI",
    actions: {
      CreateContainerGroup: withPull(pullOfGroup, idempotent("CreateContainerGroup", createContainerGroup)),
      CreateImageCache: withPull(pullOfNew, idempotent("CreateImageCache", createImageCache)),
      DeleteContainerGroup: idempotent("DeleteContainerGroup", deleteContainerGroup),
      DeleteImageCache: idempotent("DeleteImageCache", deleteImageCache),
      DescribeAvailableResource: describeEciResource,
      DescribeContainerGroupEvents: describeContainerGroupEvents,
      DescribeContainerGroupPrice: describeContainerGroupPrice,
      DescribeContainerGroupStatus: describeContainerGroupStatus,
      DescribeContainerGroups: describeContainerGroups,
      DescribeContainerLog: describeContainerLog,
      DescribeImageCaches: describeImageCaches,
      DescribeRegions: describeEciRegions,
      ListTagResources: listEciTagResources,
      ListUsage: listUsage,
      RestartContainerGroup: idempotent("RestartContainerGroup", restartContainerGroup),
      TagResources: tagEciResources,
      UntagResources: untagResources,
      UpdateContainerGroup: withPull(
        pullOfGroupUpdate,
        idempotent("UpdateContainerGroup", updateContainerGroup),
      ),
      UpdateImageCache: withPull(pullOfUpdate, idempotent("UpdateImageCache", updateImageCache)),
    },
  },
  "2016-04-28": {
    product: "VPC",
    actions: {
      AddCommonBandwidthPackageIp: idempotent("AddCommonBandwidthPackageIp", addCommonBandwidthPackageIp),
      AllocateEipAddress: idempotent("AllocateEipAddress", allocateEipAddress),
      AssociateEipAddress: idempotent("AssociateEipAddress", associateEipAddress),
      CreateCommonBandwidthPackage: idempotent("CreateCommonBandwidthPackage", createCommonBandwidthPackage),
      CreateNatGateway: idempotent("CreateNatGateway", createNatGateway),
      CreateSnatEntry: idempotent("CreateSnatEntry", createSnatEntry),
      CreateVSwitch: idempotent("CreateVSwitch", createVSwitch),
      CreateVpc: idempotent("CreateVpc", createVpc),
      DeleteCommonBandwidthPackage: deleteCommonBandwidthPackage,
      DeleteNatGateway: deleteNatGateway,
      DeleteSnatEntry: idempotent("DeleteSnatEntry", deleteSnatEntry),
      DeleteVSwitch: deleteVSwitch,
      DeleteVpc: idempotent("DeleteVpc", deleteVpc),
      DeletionProtection: deletionProtection,
      DescribeCommonBandwidthPackages: describeCommonBandwidthPackages,
      DescribeEipAddresses: describeEipAddresses,
      DescribeNatGateways: describeNatGateways,
      DescribeRouteEntryList: describeRouteEntryList,
      DescribeRouteTableList: describeRouteTableList,
      DescribeSnatTableEntries: describeSnatTableEntries,
      DescribeVSwitchAttributes: describeVSwitchAttributes,
      DescribeVSwitches: describeVSwitches,
      DescribeVpcAttribute: describeVpcAttribute,
      DescribeVpcs: describeVpcs,
      GetNatGatewayAttribute: getNatGatewayAttribute,
      ListTagResources: listVpcTagResources,
      ModifyCommonBandwidthPackageAttribute: modifyCommonBandwidthPackageAttribute,
      ModifyCommonBandwidthPackageSpec: modifyCommonBandwidthPackageSpec,
      ModifyEipAddressAttribute: modifyEipAddressAttribute,
      ModifyEipForwardMode: modifyEipForwardMode,
      ModifyVSwitchAttribute: modifyVSwitchAttribute,
      ModifyVpcAttribute: modifyVpcAttribute,
      MoveResourceGroup: moveResourceGroup,
      ReleaseEipAddress: releaseEipAddress,
      RemoveCommonBandwidthPackageIp: idempotent(
        "RemoveCommonBandwidthPackageIp",
        removeCommonBandwidthPackageIp,
      ),
      TagResources: tagVpcResources,
      UnassociateEipAddress: idempotent("UnassociateEipAddress", unassociateEipAddress),
      UnTagResources: unTagResources,
    },
  },
  "2014-05-26": {
    product: "ECS",
    actions: {
      CreateSecurityGroup: idempotent("CreateSecurityGroup", createSecurityGroup),
      DeleteSecurityGroup: deleteSecurityGroup,
      DescribeAvailableResource: describeEcsResource,
      DescribeInstanceTypes: describeInstanceTypes,
      DescribePrice: describePrice,
      DescribeRegions: describeEcsRegions,
      DescribeSecurityGroupAttribute: describeSecurityGroupAttribute,
      DescribeSecurityGroups: describeSecurityGroups,
      DescribeZones: describeZones,
      ListTagResources: listEcsTagResources,
      ModifySecurityGroupAttribute: modifySecurityGroupAttribute,
      ModifySecurityGroupPolicy: modifySecurityGroupPolicy,
      TagResources: tagEcsResources,
      UntagResources: untagEcsResources,
    },
  },
  "2018-12-01": {
    product: "CR",
    actions: {
      GetAuthorizationToken: getAuthorizationToken,
      GetRepository: getRepository,
      GetRepoTag: getRepoTag,
      ListInstance: listInstance,
      ListInstanceEndpoint: listInstanceEndpoint,
      ListRepository: listRepository,
    },
  },
  "2016-06-07": {
    product: "CR",
    actions: { GetAuthorizationToken: getPersonalToken },
    routes: { GetAuthorizationToken: "GET /tokens" },
  },
  "2015-04-01": {
    product: "STS",
    actions: { GetCallerIdentity: getCallerIdentity },
  },
};
