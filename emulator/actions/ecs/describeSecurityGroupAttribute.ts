import { type Answer, type Call, placeOf } from "../../call.js";
import { findSecurityGroup } from "../../network/securityGroup.js";

/** Without rules: none can be made here. */
export function describeSecurityGroupAttribute(call: Call): Answer {
  placeOf(call);
  const { securityGroupId, vpcId, regionId, fields } = findSecurityGroup(call);
  return {
    SecurityGroupId: securityGroupId,
    SecurityGroupName: fields.SecurityGroupName,
    Description: fields.Description,
    InnerAccessPolicy: fields.InnerAccessPolicy,
    VpcId: vpcId,
    RegionId: regionId,
    Permissions: { Permission: [] },
  };
}
