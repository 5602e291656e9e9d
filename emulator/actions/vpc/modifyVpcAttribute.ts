import { invalidParameter } from "../../apiError.js";
import type { Answer, Call } from "../../call.js";
import { readDescription, readName } from "../../label.js";
import { contains, parseCidr } from "../../network/cidr.js";
import { checkVpcCidr, findVpc, type Vpc } from "../../network/vpc.js";

export function modifyVpcAttribute(call: Call): Answer {
  const { parameters } = call;
  const vpc = findVpc(call);
  const name = readName(parameters, "VpcName");
  const description = readDescription(parameters);
  const cidrBlock = parameters.filled("CidrBlock");
  if (cidrBlock !== undefined) checkHoldsVSwitches(call, vpc, cidrBlock);
  vpc.fields = {
    ...vpc.fields,
    VpcName: name ?? vpc.fields.VpcName,
    Description: description ?? vpc.fields.Description,
    CidrBlock: cidrBlock ?? vpc.fields.CidrBlock,
  };
  return {};
}

function checkHoldsVSwitches({ cloud }: Call, vpc: Vpc, text: string): void {
  const outer = checkVpcCidr(text);
  for (const { vswitchId, cidrBlock } of cloud.vswitchesOf(vpc)) {
    const inner = parseCidr(cidrBlock);
    if (!inner || !contains(outer, inner)) {
      throw invalidParameter("CidrBlock", `${text} leaves out ${cidrBlock} of ${vswitchId}`);
    }
  }
}
