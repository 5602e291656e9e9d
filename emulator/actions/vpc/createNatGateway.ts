import { invalidParameter } from "../../apiError.js";
import { type Answer, type Call, placeOf } from "../../call.js";
import { newId } from "../../ids.js";
import { readDescription, readName } from "../../label.js";
import { chooseNatAddress } from "../../network/natAddress.js";
import type { NatGatewayFields } from "../../network/natGateway.js";
import { findVpc } from "../../network/vpc.js";
import { findVSwitch } from "../../network/vswitch.js";
import type { Parameters } from "../../parameters.js";
import { readTags } from "../../tags.js";

export function createNatGateway(call: Call): Answer {
  const { cloud, parameters, now } = call;
  const place = placeOf(call);
  const { vpcId, fields: vpc } = findVpc(call);
  const vswitch = findVSwitch(call);
  if (vswitch.vpcId !== vpcId) throw invalidParameter("VSwitchId", `it is not in ${vpcId}`);
  parameters.oneOf("NatType", ["Enhanced"]);
  parameters.oneOf("InstanceChargeType", ["PostPaid"]);
  parameters.oneOf("InternetChargeType", ["PayByLcu"]);
  const gateway = {
    ...place,
    natGatewayId: newId("ngw"),
    sequence: cloud.nextSequence(),
    createdAt: now,
    vpcId,
    vswitchId: vswitch.vswitchId,
    networkType: parameters.oneOf("NetworkType", ["internet", "intranet"]) ?? "internet",
    privateIpAddress: chooseNatAddress(call, vswitch),
    snatTableId: newId("stb"),
    forwardTableId: newId("ftb"),
    fullNatTableId: newId("fulltb"),
    fields: readFields(parameters, vpc.ResourceGroupId),
  };
  cloud.natGateways.add(gateway);
  return {
    NatGatewayId: gateway.natGatewayId,
    SnatTableIds: { SnatTableId: [gateway.snatTableId] },
    ForwardTableIds: { ForwardTableId: [gateway.forwardTableId] },
    FullNatTableIds: { FullNatTableId: [gateway.fullNatTableId] },
  };
}

function readFields(parameters: Parameters, ResourceGroupId: string): NatGatewayFields {
  return {
    Name: readName(parameters, "Name") ?? "",
    Description: readDescription(parameters) ?? "",
    EipBindMode: parameters.oneOf("EipBindMode", ["MULTI_BINDED", "NAT"]) ?? "MULTI_BINDED",
    IcmpReplyEnabled: parameters.flag("IcmpReplyEnabled") ?? true,
    ResourceGroupId,
    Tags: readTags(parameters),
  };
}
