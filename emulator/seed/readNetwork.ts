import type { SecurityGroup, SecurityGroupFields } from "../network/securityGroup.js";
import type { TemporaryInstance } from "../network/temporaryInstance.js";
import type { Vpc, VpcFields } from "../network/vpc.js";
import type { VSwitch, VSwitchFields } from "../network/vswitch.js";
import { filledText, moment, number, object, oneOf, optional, type Shape, text } from "../shapes.js";
import { tags } from "../tagShape.js";

const place = { accountId: filledText, regionId: filledText, sequence: number, createdAt: moment };

export const readVpc: Shape<Vpc> = object<Vpc>({
  ...place,
  vpcId: filledText,
  routerId: filledText,
  routeTableId: filledText,
  fields: object<VpcFields>({
    VpcName: text,
    Description: text,
    CidrBlock: text,
    ResourceGroupId: text,
    Tags: tags,
  }),
});

export const readVSwitch: Shape<VSwitch> = object<VSwitch>({
  ...place,
  vswitchId: filledText,
  vpcId: filledText,
  zoneId: filledText,
  cidrBlock: text,
  fields: object<VSwitchFields>({ VSwitchName: text, Description: text, Tags: tags }),
  otherAddresses: number,
});

export const readSecurityGroup: Shape<SecurityGroup> = object<SecurityGroup>({
  ...place,
  securityGroupId: filledText,
  securityGroupType: oneOf("normal", "enterprise"),
  vpcId: text,
  fields: object<SecurityGroupFields>({
    SecurityGroupName: text,
    Description: text,
    InnerAccessPolicy: oneOf("Accept", "Drop"),
    ResourceGroupId: text,
    Tags: tags,
  }),
});

export const readTemporaryInstance: Shape<TemporaryInstance> = object<TemporaryInstance>({
  containerGroupId: filledText,
  vswitchId: optional(text),
  securityGroupId: optional(text),
  until: moment,
});
