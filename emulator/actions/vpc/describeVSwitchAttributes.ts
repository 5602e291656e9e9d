import type { Answer, Call } from "../../call.js";
import { describeVSwitch, findVSwitch } from "../../network/vswitch.js";

export function describeVSwitchAttributes(call: Call): Answer {
  const { cloud } = call;
  const vswitch = findVSwitch(call);
  return {
    ...describeVSwitch(vswitch, cloud.vpcs.get(vswitch.vpcId), cloud),
    CloudResources: { CloudResourceSetType: [] },
  };
}
