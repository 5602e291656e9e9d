import { type Answer, type Call, placeOf } from "../../call.js";
import { findSecurityGroup } from "../../network/securityGroup.js";
import { securityGroupInUse } from "../../undocumented.js";

export function deleteSecurityGroup(call: Call): Answer {
  const { cloud } = call;
  placeOf(call);
  const { securityGroupId } = findSecurityGroup(call);
  const instances = cloud.temporaryInstances.where((each) => each.securityGroupId === securityGroupId);
  const groups = cloud
    .runningGroups()
    .where(({ placement }) => placement.securityGroupId === securityGroupId);
  if (instances.size + groups.size > 0) throw securityGroupInUse(securityGroupId);
  cloud.securityGroups.delete(securityGroupId);
  return {};
}
