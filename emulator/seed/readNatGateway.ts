import type { NatGateway, NatGatewayFields } from "../network/natGateway.js";
import type { SnatEntry } from "../network/snatEntry.js";
import { filledText, flag, listOf, moment, number, object, oneOf, type Shape, text } from "../shapes.js";
import { tags } from "../tagShape.js";

const place = { accountId: filledText, regionId: filledText, sequence: number };

export const readNatGateway: Shape<NatGateway> = object<NatGateway>({
  ...place,
  natGatewayId: filledText,
  createdAt: moment,
  vpcId: filledText,
  vswitchId: filledText,
  networkType: oneOf("internet", "intranet"),
  privateIpAddress: text,
  snatTableId: filledText,
  forwardTableId: filledText,
  fullNatTableId: filledText,
  fields: object<NatGatewayFields>({
    Name: text,
    Description: text,
    EipBindMode: oneOf("MULTI_BINDED", "NAT"),
    IcmpReplyEnabled: flag,
    ResourceGroupId: text,
    Tags: tags,
  }),
});

export const readSnatEntry: Shape<SnatEntry> = object<SnatEntry>({
  ...place,
  snatEntryId: filledText,
  natGatewayId: filledText,
  sourceVSwitchId: text,
  sourceCidr: text,
  name: text,
  hasEipAffinity: flag,
  snatIps: listOf(filledText),
});
