import type { Answer, Call } from "../../call.js";
import { findVSwitch } from "../../network/vswitch.js";
import { vswitchInUse } from "../../undocumented.js";

export function deleteVSwitch(call: Call): Answer {
  const vswitch = findVSwitch(call);
  const { cloud } = call;
  const instances = [...cloud.temporaryInstancesIn(vswitch), ...cloud.natGatewaysIn(vswitch)];
  const entries = cloud.snatEntries.where(({ sourceVSwitchId }) => sourceVSwitchId === vswitch.vswitchId);
  if (instances.length > 0 || entries.size > 0) throw vswitchInUse(vswitch.vswitchId);
  cloud.vswitches.delete(vswitch.vswitchId);
  return {};
}
