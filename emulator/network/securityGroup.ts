import { type Call, namedObject } from "../call.js";
import type { Tag } from "../tags.js";
import { wireTime } from "../wireTime.js";

export interface SecurityGroupFields {
  SecurityGroupName: string;
  Description: string;
  InnerAccessPolicy: "Accept" | "Drop";
  ResourceGroupId: string;
  Tags: Tag[];
}

export interface SecurityGroup {
  readonly securityGroupId: string;
  readonly securityGroupType: "normal" | "enterprise";
  /** "" in the classic network. */
  readonly vpcId: string;
  readonly accountId: string;
  readonly regionId: string;
  readonly sequence: number;
  readonly createdAt: number;
  fields: SecurityGroupFields;
}

/** One entry of DescribeSecurityGroups. */
export interface DescribedSecurityGroup {
  SecurityGroupId: string;
  SecurityGroupName: string;
  SecurityGroupType: SecurityGroup["securityGroupType"];
  Description: string;
  VpcId: string;
  ResourceGroupId: string;
  CreationTime: string;
  ServiceManaged: boolean;
  Tags: { Tag: { TagKey: string; TagValue: string }[] };
}

export function describeSecurityGroup(group: SecurityGroup): DescribedSecurityGroup {
  const { fields } = group;
  return {
    SecurityGroupId: group.securityGroupId,
    SecurityGroupName: fields.SecurityGroupName,
    SecurityGroupType: group.securityGroupType,
    Description: fields.Description,
    VpcId: group.vpcId,
    ResourceGroupId: fields.ResourceGroupId,
    CreationTime: wireTime(group.createdAt),
    ServiceManaged: false,
    Tags: { Tag: fields.Tags.map(({ Key, Value }) => ({ TagKey: Key, TagValue: Value })) },
  };
}

export function findSecurityGroup(call: Call): SecurityGroup {
  return namedObject(call, call.cloud.securityGroups, "SecurityGroupId", {
    code: "InvalidSecurityGroupId.NotFound",
    noun: "security group",
  });
}
