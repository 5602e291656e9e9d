import type { Answer, Call } from "../../call.js";
import { findVSwitch } from "../../network/vswitch.js";
import { vswitchInUse } from "../../undocumented.js";

export function deleteVSwitch(call: Call): Answer {
  const vswitch = findVSwitch(call);
  if (call.cloud.temporaryInstancesIn(vswitch).length > 0) throw vswitchInUse(vswitch.vswitchId);
  call.cloud.vswitches.delete(vswitch.vswitchId);
  return {};
}
