import type { Answer, Call } from "../../call.js";
import { changeRuns, checkIsAlive } from "../../containerGroup/change.js";
import { findContainerGroup } from "../../containerGroup/findContainerGroup.js";

export function restartContainerGroup(call: Call): Answer {
  const group = findContainerGroup(call);
  checkIsAlive(group, call.now);
  changeRuns(call, group, { status: "Restarting", fields: group.fields, isAnew: () => true });
  return {};
}
