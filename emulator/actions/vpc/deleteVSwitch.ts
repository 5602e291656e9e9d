import type { Answer, Call } from "../../call.js";
import { findVSwitch } from "../../network/vswitch.js";
import { vswitchInUse } from "../../undocumented.js";

export function deleteVSwitch(call: Call): Answer {
  const vswitch = findVSwitch(call);
  const { cloud } = call;
  const entries = cloud.snatEntries.where(({ sourceVSwitchId }) => sourceVSwitchId === vswitch.vswitchId);
  if (cloud.addressHoldersIn(vswitch) > 0 || entries.size > 0) throw vswitchInUse(vswitch.vswitchId);
  cloud.vswitches.delete(vswitch.vswitchId);
  return {};
}
